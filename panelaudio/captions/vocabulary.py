"""English words that hold on to the next one, as data: a line should not end with them (Netflix TTSG, BBC 1.2, TED)."""

from __future__ import annotations

ARTICLES = frozenset("a an the".split())
DETERMINERS = frozenset("my your its our their every no whose".split())
STANDING = frozenset("this these those his her each".split())
"""Determiners that may also stand alone: ``we do this with machines``."""
INDEFINITE = frozenset(
    """nobody somebody anybody everybody someone anyone everyone nothing something anything everything none""".split()
)
"""Pronouns that stand before their verb, or anywhere."""
PREPOSITIONS = frozenset(
    """about above across after against along among amongst around as at before behind below beneath beside besides
    between beyond by despite down during except for from in inside into like near of off on onto out outside over past
    per since than through throughout to toward towards under underneath unlike until up upon via with within
    without""".split()
)
PARTICLES = frozenset(
    """about above across after along around before behind below by down in inside like near off on out outside over
    past since through under up within without""".split()
)
"""Prepositions that may also stand alone: ``slow down``, ``log in``, ``years before``."""
PHRASAL = frozenset("up down off out away back apart forward together".split())
"""Particles that belong to the verb before them."""
AUXILIARIES = frozenset(
    """am is are was were be been being have has had do does did will would can could shall should may might must
    cannot can't couldn't won't wouldn't shan't shouldn't mustn't mightn't don't doesn't didn't isn't aren't wasn't
    weren't haven't hasn't hadn't ain't""".split()
)
SUBJECTS = frozenset("i he she we they who there".split())
"""Pronouns that stand before their verb."""
EITHER = frozenset("you it that which what".split())
"""Words that stand before a verb or noun, or end a phrase: ``I told you``, ``like that``."""
OBJECTS = frozenset("me him us them myself yourself himself itself ourselves themselves".split())
"""Pronouns that belong to the verb before them."""
CONTRACTED = ("'m", "'re", "'ve", "'ll", "'d")
"""Ends of a pronoun with its auxiliary."""
CONTRACTED_IS = frozenset("he's she's it's that's there's what's who's here's where's how's let's".split())
CONJUNCTIONS = frozenset(
    """and but or nor so yet because although though while whereas if unless when whenever where wherever whether once
    that which who whom how why however therefore""".split()
)
"""Words that a clause or phrase begins with."""
LINKS = frozenset("and but or nor because although whereas if unless when whenever wherever whether and/or".split())
"""Of these, the ones that never end a phrase."""
ADVERBS = frozenset(
    """not very so too more most less quite rather really just even only also almost never always still already ever
    actually probably definitely obviously certainly nearly highly fully pretty extremely""".split()
)
"""Words that lean on what follows."""
QUANTIFIERS = frozenset("some any many much few several all both another other such same own first last next".split())
_PAIRS = """
a lot,lot of,lots of,kind of,sort of,out of,because of,instead of,each other,one another,as well,at least,of course,
going to,want to,wants to,wanted to,have to,has to,had to,need to,needs to,used to,able to,got to,trying to,ought to,
such as,rather than,so that,each of,one of,some of,all of,most of,part of,right now,according to,due to,as far,as much,
as long,as soon,even if,as if,no one,too much,so much,how much,how many,years ago,let me,you know,I mean,I think
"""
PAIRS = frozenset(pair.strip().lower() for pair in _PAIRS.split(","))
"""Two words that read as one."""
ADJECTIVES = frozenset(
    """ancient bad basic best better big bigger biggest bright broad central certain clear close common complete
    complex cool crazy current dark deep difficult digital direct dumb early easy entire essential exact extra
    fair false famous fast federal final fine foreign free fresh front full fundamental general global good
    great greater greatest happy hard heavy high higher highest huge human important incredible individual
    interesting international key large larger largest late legal light little local long longer low lower main
    major medical mental modern narrow national natural near new newer nice normal obvious odd old older open
    particular personal physical poor popular previous prime private proper public quick quiet rare raw real
    recent regular rich rough round second serious sharp short significant similar simple single slow small
    smaller smart smooth social solid special specific standard strange strong sudden sure tall technical
    terrible third tiny total tough tremendous true typical unique usual vast warm weird whole wide wild
    wonderful wrong young younger""".split()
)
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
