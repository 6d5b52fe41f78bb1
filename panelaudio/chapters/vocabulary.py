"""English words that open topics and that titles do without, as data. Other languages do with marks and names alone."""

from __future__ import annotations

import re

MARKERS = """
so,or,well,all right,alright,okay,ok,right,and,but,now,wait,sorry,yeah,yes,no,i mean,you know,look,listen,great,
thank you,thanks,hold on,then,also,again,actually,just quickly,oh,um,uh,hm,sure,fine,good,excellent,wonderful,
first question,next question,last question,final question,last word,first,first of all,finally,lastly,secondly,
interesting
"""
"""What sentences begin with without saying anything by it."""

_WANT = r"""(?:i\s+(?:just\s+|really\s+|also\s+)?(?:want|wanna|would\ like|wanted|need)(?:\s+to)?
    |i['’]d\ (?:just\ |also\ )?(?:like|love)(?:\ to)?|let\ me|let['’]s|can\ i|could\ i|may\ i)"""
_YOU = r"(?:\s+(?:you|all\ of\ you|both\ of\ you|you\ all|everybody|everyone|each\ of\ you|the\ panel))?"
_WORD_OF_QUESTION = r"\b(?:whether|if|how|what|why|when|where|who)\b"
LEAD_INS = tuple(
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        rf"""{_WANT}\s+(?:just\s+)?(?:ask|put|pose){_YOU}(?:\s+(?:this|a|one|another|the|that)\b[^,.:?]{{0,50}}?)?
        (?:\s*[,:]\s*(?:which\ is,?\s+)?|\s+(?=about\b|{_WORD_OF_QUESTION}))(?:about\s+)?""",
        rf"""{_WANT}\s+(?:talk|speak|hear|know|turn|move\ on|move|come|go\ back|jump\ back|get\ back|return|switch|start
        |begin|stay|focus|discuss|understand|explore|dig\ into|look\ at)\b(?:\s+(?:more|a\ little|a\ bit))?
        (?:\s+(?:about|to|on|from|with|into))?\s+""",
        r"""(?:my|the|our|one|another|a)\s+(?:first\s+|next\s+|last\s+|final\s+|other\s+|big\s+)?question
        (?:\s+(?:to|for|i\ have\ for)\s+you)?\s+(?:is|would\ be|then\ is)\s*[,:]?\s+""",
        r"(?:can|could|would|will)\s+you\s+(?:please\s+)?(?:tell|walk)\s+(?:us|me)\s+(?:through\s+|about\s+)?",
        r"(?:please\s+)?tell\s+(?:us|me)\s+(?:about\s+|more\ about\s+)?",
        r"what\ (?:i|we)\ (?:want|wanna|would\ like)\ to\ (?:know|understand)\ is\s*,?\s+",
        r"do\ you\ (?:all\ )?(?:think|believe|feel)\s+(?:that\s+)?(?=\w+\s+\w+\s+\w+)",
        rf"i\ (?:wonder|was\ wondering)\s+(?={_WORD_OF_QUESTION})",
    )
)
"""What comes before a question's own words; each is stripped where enough words are left."""

TAGS = re.compile(r"\s*[,–—-]\s*(?:right|okay|ok|yes|no|correct|isn['’]t it|you know|please)\s*\?\s*$", re.IGNORECASE)

OPENERS = re.compile(
    r"""\b(?:(?:first|next|last|final|another|new|different)\ (?:question|topic|point|subject|word|thing)
    |(?:want|wanna|like|love)\ to\ (?:talk|turn|move|ask|switch|stay|jump|go\ back|come\ back|start|begin|discuss)
    |wanna\ (?:talk|turn|ask|discuss|do|stay)|let['’]s\ (?:talk|turn|move|switch|start|begin|go|discuss|get)
    |let\ me\ (?:ask|turn|push|move|switch|start|begin|put|try)|move\ on|moving\ on|turning\ to|turn\ to
    |quick\ round|lightning\ round|to\ close|before\ we\ (?:close|finish|end|go)|in\ closing
    |minutes?\ (?:and\ a\ half\ )?left)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words with which a new topic is opened."""

FOLLOW_UPS = re.compile(
    r"""^(?:(?:and|so|but|wait|right|okay|ok|well|yeah|sorry|no|oh|hm|hold\ on)[,.]?\s+)*
    (?:(?:so\ |and\ )?what\ (?:do\ )?you(?:['’]re|\ mean|\ are\ saying)|you\ mean|you['’]re\ saying|so\ you
    |your\ (?:view|point|argument)|you(?:['’]re|\ are|\ were|\ think|\ believe)|is\ that|that['’]s|do\ you\ mean
    |what\ do\ you\ mean|really|which|like\ what|why(?:\ not|\ is\ that)?\?|how\ so|in\ what\ way|i\ didn['’]t|did\ you
    |but\ (?:wait|you|isn['’]t|aren['’]t)|isn['’]t)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""With these one stays on the topic."""

STOP = frozenset(
    """a about after again all also always am an and another any anybody anyone anything are aren't around as ask at
    away back be because been before being believe but by can can't come could day did didn't different do does
    doesn't doing don't done down each either else even ever every everybody everyone everything exactly feel
    few first for from get gets getting give given go goes going gonna good got great had happen has hasn't have
    haven't having he heard hello her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its
    just keep kind know last least let let's like little long look lot make makes many may maybe me mean might
    mine more most much must my need never next no nobody none not nothing now of off oh okay on once one one's
    only or other our out over own part people perhaps please point probably put question quite rather really
    right said same say saying says see seen sense she should since so some somebody someone something sort
    sorry still stuff such sure take talk tell than thank thanks that that's the their them then there there's
    these they they're thing things think this those though through time to too true try two um under until up
    us use used using very view wait wanna want wants was wasn't way ways we we'll we're we've well were what
    what's when where which while who who's whole whom why will with within without won't work would wouldn't
    yeah year years yes yet you you're you've your yours""".split()
)
"""Words that tell no topic."""

BREAK_BEFORE_CLAUSE = frozenset(
    "and but or because that which who whom whose when where while if unless so than whether although though".split()
)
BREAK_BEFORE_PHRASE = frozenset(
    """about above across after against along among around as at before behind below between beyond by despite during
    except for from in inside into like near of off on onto out over past per since through throughout to toward towards
    under until up upon via with within without""".split()
)
"""Prepositions."""
NEVER_LAST = (
    BREAK_BEFORE_CLAUSE
    | BREAK_BEFORE_PHRASE
    | frozenset(
        """a an the my your his her its our their this these those no every each some any is are was were be been am has
        have had do does did will would can could should may might must not very more most i we they he she it you
        what how why just really i'm we're they're you're it's don't doesn't isn't""".split()
    )
)
"""A shortened title does not end with them."""
