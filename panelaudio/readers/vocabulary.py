"""Closed lists of words by which readers tell names from phrases, and talk from page furniture."""

from __future__ import annotations

HONORIFICS = frozenset(
    """dr doctor mr mrs ms mx miss prof professor sir dame lord lady hon honorable honourable rev reverend fr father
    sister senator sen representative rep congressman congresswoman president judge justice chief chair chairman
    chairwoman chairperson secretary ambassador captain capt colonel col general gen lieutenant lt major maj sergeant
    sgt admiral governor gov mayor minister councillor councilor cllr baroness baron monsieur madame herr frau señor
    señora dott ing""".split()
)
"""Titles before a name, without their full stop."""

SUFFIXES = frozenset("jr sr ii iii iv phd md esq qc kc mp msc bsc obe mbe cbe frs dphil mba jd".split())
"""Titles after a name."""

PARTICLES = frozenset(
    """de da do dos das di du del della der den van von vom zu zur zum ter ten la le el al bin ibn bint ben bat y e af
    av dela degli san st ap""".split()
)
"""Lower-case parts of a name."""

ROLES = frozenset(
    """moderator host interviewer interviewee questioner audience panelist panellist narrator presenter announcer chair
    speaker participant guest operator facilitator reporter journalist anchor caller clerk witness q a question answer
    unknown both all everyone crowd chorus translator interpreter""".split()
)
"""Words that stand for a speaker though they name nobody."""

NOT_NAMES = frozenset(
    """a about above abstract action actions address advice advertisement after again agenda agreed all also although an
    and announcement another answer answers any appendix are article articles as at attendees audio author authors
    available background because before below best biography bottom box breaking but by caption category chapter
    clarification comment comments conclusion contact contents context copyright correction could credit credits date
    dates day decision definition description details did disclaimer discussion do does done download duration editor
    edited email episode episodes event example excerpt exercise fact facts fax figure file filed final finally first
    five follow footnote for format four from full fun further goal going good had has have headline hello her here his
    history hosted how however i idea if image images important in info information introduction is issue it its just
    key language last lesson let license like line link links list listen live location look main many maybe media
    meeting message method methodology mission month more moral most music my name names never new news next no not
    note notes now number of on once one only or order original other our out overview page paragraph part parts
    password path people phone photo photograph photos photography picture plus point points posted present previously
    price problem produced producer program programme proof public published purpose quick quote ratings read reading
    really recap recommended recorded recording ref reference references related remember reply report required resolved
    resource resources respond result results rule rules said same say saying scene scope second section see series
    share she should show shows sign so solution some sound source sources spoiler sponsor start state status step still
    story subject subscribe subtitle subtitles such summary support take takeaway takeaways tag tags tel telephone text
    than thank thanks that the their them then there these they thing things think third this those three time timestamp
    timestamps tip tips title to today tomorrow topic topics total transcribed transcript transcription translated
    translation two type under until update updated updates url us use venue version very via video view views was watch
    way we web website week welcome well were what when where which while who why will with word words work would
    wrong year years yes yesterday you your""".split()
)
"""Words of headings, notes and clauses: a phrase that holds one is nobody's name."""

FURNITURE = frozenset(
    """like likes reply replies share save follow following comment comments subscribe advertisement ad sponsored menu
    home search login print tweet email facebook twitter linkedin instagram youtube whatsapp copy close next previous
    more""".split()
)
"""Single words that a page shows as buttons."""

FOOT_STARTS = (
    "comments", "leave a comment", "leave a reply", "post a comment", "view all comments", "related",
    "read more", "read next", "more from", "more articles", "more like this", "to view or add a comment",
    "insights from the community", "others also viewed", "explore topics", "you may also like", "share this",
    "about the", "copyright", "©", "all rights reserved",
    "tags:", "filed under", "posted in", "sign up", "sign in", "subscribe",
    "newsletter", "terms of", "privacy", "transcribed by", "transcript by", "this transcript was", "recommended",
    "references", "footnotes", "further reading", "notes:", "links:", "show notes", "end of transcript",
    "[end of transcript", "(end of transcript",
)  # fmt: skip
"""How the foot of a page begins, in small letters."""

SOUNDS = frozenset(
    """laugh laughs laughing laughter laughed chuckle chuckles chuckling giggle giggles giggling applause applauds
    applauding claps clapping cheers cheering inaudible unintelligible indiscernible crosstalk overlapping pause pauses
    paused pausing sigh sighs sighing sighed cough coughs coughing sneeze sneezes sniff sniffs sniffles whispers
    whispering whistles whistling beep beeps beeping yawns yawning scoffs snorts guffaws moans groans groaning
    singing sings hums humming gasp gasps gasping gestures gesturing nods nodding shrugs smiles smiling disfmarker
    vocalsound nonvocalsound booing boos heckling hubbub mumbles mumbling murmur murmurs murmuring sobs sobbing exhales
    inhales mimics bleep bleeped bleeps indistinct blank_audio blank_text soundbite""".split()
)
"""A bracket whose first words hold one of these tells a sound or a gesture."""

SOUND_WORDS = frozenset(
    """music jingle silence breath breathes whisper noise noises static bell bells rings ringing chime chimes phone door
    knock knocks knocking foreign garbled garble audio video gap break sound sounds hum groan interruption interposing
    recess yells shouts shouting screams crying cries imitates imitating snaps clicks typing thud slams footsteps
    playback instrumental redacted censored transcript clip theme unclear chatter background clap cheer snoring
    """.split()
)
"""These do so in square brackets, where they are no part of a sentence."""

SOUND_QUALIFIERS = frozenset(
    """a an the and of in on to at from soft softly loud loudly low upbeat dramatic tense gentle distant playing plays
    continues continue stops fades begins opens closes closing opening archived recording recorded crowd audience
    engine car dog dogs barking barks language speaking speaks""".split()
)
"""A bracket of nothing but these and of words of sound tells a sound in round brackets too: ``(soft music plays)``."""

THINGS = frozenset(
    """phone door bell bells audio video gap break sound sounds interruption interposing recess redacted censored clip
    transcript theme background clap playback clear""".split()
)
"""Words of sound that alone in round brackets are more often an aside: ``he called (video) her``."""
