"""English words that hold on to the next one, as data: a line should not end with them (Netflix TTSG, BBC 1.2, TED)."""

from __future__ import annotations

ARTICLES = frozenset("a an the".split())
DETERMINERS = frozenset("my your his its our their this these those every each no whose".split())
PREPOSITIONS = frozenset(
    """about above across after against along among amongst around as at before behind below beneath beside besides
    between beyond by despite down during except for from in inside into like near of off on onto out outside over past
    per since than through throughout to toward towards under underneath unlike until up upon via with within
    without""".split()
)
PARTICLES = frozenset(
    "about above across after along around before behind below by down in inside like near off on out outside over past "
    "since through under up within without".split()
)
"""Prepositions that may also stand alone: ``slow down``, ``log in``, ``years before``."""
AUXILIARIES = frozenset(
    """am is are was were be been being have has had do does did will would can could shall should may might must
    cannot can't couldn't won't wouldn't shan't shouldn't mustn't mightn't don't doesn't didn't isn't aren't wasn't
    weren't haven't hasn't hadn't ain't""".split()
)
SUBJECTS = frozenset("i he she we they who there".split())
"""Pronouns that stand before their verb."""
EITHER = frozenset("you it that which what her".split())
"""Words that stand before a verb or noun, or end a phrase: ``I told you``, ``like that``."""
CONTRACTED = ("'m", "'re", "'ve", "'ll", "'d")
"""Ends of a pronoun with its auxiliary."""
CONTRACTED_IS = frozenset("he's she's it's that's there's what's who's here's where's how's let's".split())
CONJUNCTIONS = frozenset(
    """and but or nor so yet because although though while whereas if unless when whenever where wherever whether once
    that which who whom how why""".split()
)
"""Words that a clause or phrase begins with."""
LINKS = frozenset("and but or nor because although whereas if unless when whenever wherever whether and/or".split())
"""Of these, the ones that never end a phrase."""
ADVERBS = frozenset("not very so too more most less quite rather really just even only also almost never always".split())
"""Words that lean on what follows."""
QUANTIFIERS = frozenset("some any many much few several all both another other such same own new first last".split())
HALVES = frozenset(
    """a lot of|lots of|kind of|sort of|out of|because of|instead of|each other|one another|as well|at least|of course
    going to|want to|wants to|wanted to|have to|has to|had to|need to|needs to|used to|able to|got to|trying to|ought to
    sort of|such as|rather than|so that|each of|one of|some of|all of|most of|part of|right now""".replace(
        "\n", "|"
    ).split("|")
)
"""Pairs of words that read as one."""
ADJECTIVE_ENDS = ("ous", "ful", "ive", "able", "ible", "ical", "less", "ary")
TITLES = frozenset("dr mr mrs ms miss prof professor sen senator rep gov gen capt lt sgt col rev hon st mt sir".split())
TITLES |= frozenset("president minister chairman king queen prince princess pope doctor captain judge justice".split())
ABBREVIATIONS = TITLES | frozenset("vs etc e.g i.e cf no nos fig vol pp inc corp ltd jr sr approx dept ca al".split())
UNITS = frozenset(
    """percent per % ms s sec second seconds minute minutes hour hours day days week weeks month months year years
    decade decades century centuries mm cm m km inch inches foot feet yard yards mile miles mg g kg ton tons tonnes
    pound pounds ounce ounces dollar dollars euro euros cent cents hz khz mhz ghz bit bits byte bytes kb mb gb tb
    thousand million billion trillion hundred dozen times degrees watt watts kwh mw gw volts litre litres liters gallons
    am pm a.m p.m o'clock""".split()
)
NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    trillion""".split()
)
MONTHS = frozenset("january february march april may june july august september october november december".split())
