"""Closed lists of words by which readers tell names from phrases, and talk from page furniture."""

from __future__ import annotations

from panelaudio.readers import abroad

HONORIFICS = frozenset(
    """dr doctor mr mrs ms mx miss prof professor sir dame lord lady hon honorable honourable rev reverend fr father
    sister senator sen representative rep congressman congresswoman president judge justice chief chair chairman
    chairwoman chairperson secretary ambassador captain capt colonel col general gen lieutenant lt major maj sergeant
    sgt admiral governor gov mayor minister councillor councilor cllr baroness baron monsieur madame herr frau señor
    señora dott ing messrs senators representatives
    viscount earl director commissioner supervisor superintendent trustee boardmember committeemember councilmember
    councilman councilwoman councilperson alderman alderwoman alderperson selectman assemblymember assemblyman
    assemblywoman detective officer sheriff coach vice rt right ret retd cpl pvt cmdr uncle aunt auntie inspector
    constable brother clerk treasurer deputy delegate chancellor provost""".split()
)
"""Titles before a name, without their full stop."""

SUFFIXES = frozenset("jr sr ii iii iv phd md esq qc kc mp msc bsc obe mbe cbe dbe kbe gbe frs dphil mba jd".split())
"""Titles after a name."""

PARTICLES = frozenset(
    """de da do dos das di du del della der den van von vom zu zur zum ter ten la le el al bin ibn bint ben bat y e af
    av dela degli san st ap ni nic ui mhic abu""".split()
)
"""Lower-case parts of a name."""

ROLES = (
    frozenset(
        """a agent all anchor announcer anncr annc answer assistant attorney audience bailiff both boy caller candidate
        chair chairman chairperson chairwoman children chorus clerk client co-host coach cohost commentator controller
    correspondent counsel court crowd customer dad daughter defence defendant defense deponent director
    dispatcher doctor driver editor emcee everyone examinee examiner facilitator father foreperson girl group
    guest host human informant interpreter interviewee interviewer journalist judge juror kids lawyer man mayor
    messenger moderator mom mother narrator nurse officer operator panelist panellist participant patient
    person pilot plaintiff presenter president producer prosecution prosecutor protester protesters public q
    question questioner reader recruiter reporter respondent sales secretary senator sergeant servant soldier
    son speaker spokesman spokesperson spokeswoman stenographer student subject teacher therapist tower
    translator treasurer unknown user videographer voice waiter witness woman me them resident neighbour neighbor
    passenger bystander eyewitness villager shopkeeper waitress barman bartender cashier parent visitor tourist voter
    viewer listener""".split()
    )
    | abroad.ROLES
)
"""Words that stand for a speaker though they name nobody."""

ROLE_QUALIFIERS = (
    frozenset(
        """unidentified unknown male female first second third fourth fifth another other new young old off off-camera
    off-screen camera screen member no number on phone telephone the of deputy vice lead guest main voice video
    radio tv television loudspeaker intercom tannoy presiding acting chief pro tempore tem hon honourable honorable
    several some an city town county council board district village two three four five six""".split()
    )
    | abroad.ARTICLES
)
"""Words beside them: ``Unidentified Male Speaker``, ``Second Officer``, ``Audience Member 3``."""

PLAYERS = frozenset(
    """watchman watchmen guard guards witch citizen citizens villager villagers sailor sailors gentleman gentlemen lady
    ladies lord lords murderer ghost spirit knight thief peasant worker workers beggar passenger passengers policeman
    policemen policewoman cop neighbour neighbor waitress bartender stranger elder monk nun soldiers servants players
    player actor fairy shepherd huntsman fisherman pirate scientist musician merchant priest friar king queen""".split()
)
"""Persons of plays, where a number or a word such as ``old`` tells them from family names: ``1st Watchman``."""

ROLES_BY_THEMSELVES = frozenset("male female unidentified unknown several".split())
"""Qualifiers that stand for somebody without a role beside them."""

OFFICES = frozenset("speaker president chairman chair chairwoman chairperson secretary mayor moderator".split())
"""What one may address with ``Mr.`` or ``Madam`` instead of a name."""

NAMING_TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir senator judge justice congressman congresswoman rep sister lord lady
    baroness baron dame viscount earl colonel lieutenant sergeant admiral ambassador councillor councilor councilmember
    councilman councilwoman commissioner alderman alderwoman detective rev reverend herr frau madame monsieur
    sen gov gen col capt lt sgt cllr father brother uncle aunt auntie inspector constable captain
    trustee councilperson assemblymember selectman boardmember""".split()
)
"""Titles behind which any word is a name: ``Mr. Long``, ``Ms. French``."""

NOT_NAMES = (
    frozenset(
        """about above absent abstentions abstract act action actions actually ad additionally address ads advantage
    advantages advert advertisement adverts advice after afternoon again age agenda agreed aim aims alert also
    although always am an analysis and announcement announcements another answers antonym any anything anyway
    apologies appearances appendix applause apr arabic are area args arguments article articles as assessment
    assignment assumption at attendee attendees attending audio aug author authors available avenue axiom ayes
    back background bad basically because been before being below benefit benefits best better big biography
    bonus born bottom box break breaking btw budget bug bugs build building bullet bullets but by bye byline
    capital caption captioner category cast caution certainly certificate chairs changelog chapter chapters cheers
    chinese choice choices city claim clarification clip closed clue color colossians colour comment comments
    con conclusion conclusions cons contact content contents context copyright corinthians correction
    corrections cost costs could country credit credits cue cues currency current currently curtain danger
    danish date dates day deadline deadlines dear debug dec december decision deck defendants definition
    description details deuteronomy dialogue did died different directions disadvantage disadvantages disclaimer discord
    discount discussion do docket does doi donate donation donations done down download duration during dutch
    each early easy ecclesiastes edit edited editor education eight either eleven else email emails english
    enter enters ephesians epilogue episode episodes equipment errata error errors essentially etymology
    evaluation evening event every everyone's everything example excerpt exclusive exercise exercises exeunt
    exhibit exhibits exit exits exodus expected facebook fact facts false faq faqs fast fax feature features feb
    february fee feedback fees few fifth figure file filed final finally finding findings finnish first firstly
    five fix fixes flash floor follow footer footnote for foreword format four fourth french fri friday from
    front full fun further furthermore fx fyi galatians genesis german github goal going good goodbye graphic
    great greek guests had hard has have header heading headline headlines hebrew hebrews height hello hence her
    here hey hi high hindi hint his history homepage homework honestly hosted hosts how however hundred
    hypothesis i idea if image images important in index info information ingredients input inputs inside
    insight insights instagram instead instructions intermission interview interviews
    intro introduction is isbn issn issue issues it
    italian item items its january japanese jingle job jul july just key korean language languages last lastly
    late latest latin laughter law least left lemma length less lesson lessons let leviticus licence license
    lights like line link linkedin links list listen live livestream location long look low mail main many map
    materials maybe meanwhile media meeting members message method methodology milestone milestones million
    minutes mission moderators mon monday monday's month moral more moreover morning most motion motions much
    music my name names nationality nays nb neither never nevertheless new news next night nine no nobody
    nonetheless noon nope norwegian not note notes nothing nov november now number objective objectives observed
    observers occupation oct october of often ok okay old on once one ongoing only onscreen open option options
    or order organisers organizers original os other others otherwise our out outcome outcomes output outputs
    outro outside overview page panelists panellists paragraph parameters part participants parts password path
    patreon pause payment pending people perhaps petitioner philippians phone photo photograph photography
    photos picture plaintiffs plan planning plans please plus pm point points polish poll polls population
    portuguese postcode posted preface prep present presenters previous previously price prices principle pro
    probably problem problems proceedings produced producer program programme project
    projects prologue promo pronunciation proof
    proposal proposals proposed pros proverbs province ps psa psalm psalms public published purpose qa questions
    quick quiz quorum quote quotes ratings read reading really recap recent recipe recommendation
    recommendations recommended recorded recorder recording ref reference references regards region regrets
    related release releases religion remember reply report required requirement requirements resolution
    resolutions resolved resource resources respond result results return returns revelation review reviews
    right risk risks road roadmap rule rules russian said same sat saturday say saying scene schedule scope
    scribes second secondly section see sep sept september series serves setting seven seventh several sfx share
    she shipping short should show shows side sign silence similar similarly simple since sincerely six sixth
    size slack slide slides slideshow slow slug small so solution solutions some somebody someone something
    sometimes sorry sound soundbite source sources spanish speakers spelling spoiler spoilers sponsor sponsored
    sponsors staff start state status step still sting stipulation stipulations story strategy stream street
    subject subscribe subtitle subtitles subtotal style such summary sunday support sure survey surveys swedish
    synonym synonyms tag tags take takeaway takeaways tape task tasks tax tease tel telegram telephone ten test text
    than thank thanks that the their them theme then theorem theory there therefore these thessalonians they
    thing things think third thirdly this those thousand three thu thur thurs thursday thus time timeline
    timestamp timestamps tip tips title tldr to today today's tomorrow tomorrow's tonight tools top topic topics
    total trace transcribed transcriber transcript transcription transcripts translated translation translator's
    trigger true tue tues tuesday turkish twelve twitter two type under until up upcoming update updated updates
    urgent url urls us usage use usually value values venue verse verses version versions very via video view
    views vision vo volume vote votes voting warning was watch way we weather web webpage website wed wednesday
    week weight welcome well were what whatsapp when where which while who whom whose why width with word words
    work worse worst would wrong yeah year years yep yes yesterday you your youtube zip""".split()
    )
    | abroad.NOT_NAMES
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

THE_TALK = frozenset(
    {
        "transcript", "full transcript", "episode transcript", "interview transcript", "podcast transcript",
        "transcription", "video transcript", "edited transcript", "read the transcript", "read transcript",
        "transcript below", "the transcript", "meeting transcript", "audio transcript", "show transcript",
        "transkript", "transcripcion", "trascrizione", "transcricao",
    }
)  # fmt: skip
"""A line or a heading that says that the talk begins below it, folded."""

SOUNDS = (
    frozenset(
        """laugh laughs laughing laughter laughed chuckle chuckles chuckling giggle giggles giggling applause applauds
    applauding claps clapping cheers cheering inaudible unintelligible indiscernible crosstalk overlapping pause pauses
    paused pausing sigh sighs sighing sighed cough coughs coughing sneeze sneezes sniff sniffs sniffles whispers
    whispering whistles whistling beep beeps beeping yawns yawning scoffs snorts guffaws moans groans groaning
    singing sings hums humming gasp gasps gasping gestures gesturing nods nodding shrugs smiles smiling disfmarker
    vocalsound nonvocalsound booing boos heckling hubbub mumbles mumbling murmur murmurs murmuring sobs sobbing exhales
    inhales mimics bleep bleeped bleeps indistinct blank_audio blank_text soundbite""".split()
    )
    | abroad.SOUNDS
)
"""A bracket whose first words hold one of these tells a sound or a gesture."""

SOUND_WORDS = frozenset(
    """music jingle silence breath breathes whisper noise noises static bell bells rings ringing chime chimes phone door
    knock knocks knocking foreign garbled garble audio video gap break sound sounds hum groan interruption interposing
    recess yells shouts shouting screams crying cries imitates imitating snaps clicks typing thud slams footsteps
    playback instrumental redacted censored transcript clip theme unclear chatter background clap cheer snoring
    beat
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
