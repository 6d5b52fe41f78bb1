"""Initialisms: words in capitals that are said letter by letter.

eSpeak NG 1.52 says `AGI` and `WEF` as words at the end of a clause and as letters elsewhere, and drops the plural of
`LLMs` there; letters apart by blanks turn A into the article; letters with stops pause after the last one. Letters
joined by hyphens come out right everywhere (heard through its phonemes), but for an A after `of`, `for`, `at`, … which
it takes for the article, unless quotes stand before it.
"""

from __future__ import annotations

import re

from panelaudio.normalize.figures import cardinal, digits
from panelaudio.normalize.rules import any_of, at_end, rule

INITIALISMS = frozenset(
    """ABI ACL ACLU ACM ADHD AES AGI AK AMA AMD API APR AR ASR ATM AV AWS BBC BBQ BMI CBS CCTV CD CDC CDO CEO CFO CIA
    CIO CLI CMO CMS CNBC CNN COO CPO CPU CRM CSS CSV CTO CV DIY DJ DNA DNS DOJ DVD EKG EPA ERP ETA ETF EU EV FAA FAQ FBI
    FCC FDA FTC FYI GDP GDPR GHG GOP GPA GPS GPT GPU GUI HBO HIV HR HTML HTTP HTTPS IANA IBM ICU ID IEEE IETF
    ILO IMF IOC IOU IP IPA IPO IQ IRC IRS ISO ISP ITU IVF JWT KPI LED LGBT LGBTQ LLC LLM LSTM LTE MBA MIT ML
    MMLU MRI NBA NBC NDA NFL NFT NGO NHL NHS NIH NLP NSA NYU OCR OECD OIDC OLED OMG OS PBS PC PDF PHD PHP PR
    PTSD QR RNA RNN ROI RPG RSA RSS RSVP SDK SEC SEO SQL SSD SSI SUV TLS TPU TTS TV UAE UBI UCLA UCSF UFO UI UK
    UN UNHCR URI URL US USA USB USC USDA USSR UTC UTXO UX VC VIP VPN VR WEF WG WTO WWW XML XOR YC""".split()
)
"""Said by letters although they could be read as words, or although an engine stumbles over their plural."""
WORDS = frozenset("AI BRB HMM MMM SHH PSST PFFT BRR TSK NTH MR MRS MS DR ST JR SR VS MHM".split())
"""No letters: every engine says `AI` right; the others are words, sounds or abbreviations."""

_MIXED = {"IPv4": "I-P version four", "IPv6": "I-P version six", "SaaS": "sass", "PaaS": "pass", "IaaS": "eye-as"}
_MIXED |= {"K8s": "Kubernetes", "k8s": "Kubernetes"}
_MIXED |= {"IoT": "I-O-T", "mRNA": "M-R-N-A", "pH": "P-H", "xAI": "X-A-I", "iOS": "I-O-S", "HTTP/1": "H-T-T-P one"}
_MIXED |= {"HTTP/2": "H-T-T-P two", "HTTP/3": "H-T-T-P three", "H.264": "H 264", "H.265": "H 265"}

_READ = any_of(
    """BIOS CAPTCHA DIMM GAN GIF JPEG LAN LIDAR MOOC NIMBY PIN RAM ROM SCOTUS SIM SPAC SWAT VLAN WAN WASP WIMP
    ZIP""".split()
)
"""Read as words; eSpeak NG drops the s of their plurals where they stand in capitals, and spells RAM after `of`."""
_KNOWN = any_of(tuple(INITIALISMS - WORDS))
_CONSONANTS = "[B-DF-HJ-NP-TV-XZ]{2,5}"
_VOWELS = r"(?!AI\b|(?P<same>[AEIOU])(?P=same)*\b)[AEIOU]{2,4}"
_TOKEN = rf"(?:{_KNOWN}|{_CONSONANTS})"
_PLURAL = r"(?P<plural>['’]?s)?"


def spelled(letters: str, *, plural: bool = False) -> str:
    """Letters as every engine says them: ``L-L-M``, ``G-P-U's``, ``'A-P-I'``, ``F-eigh-Q``.

    An A between others would be an `uh`: eSpeak NG takes it for the article.
    """
    if letters in WORDS:
        return f"{letters}s" if plural else letters
    inside = ["eigh" if letter == "A" else letter for letter in letters[1:-1]]
    said = "-".join([letters[0], *inside, *letters[1:][-1:]]) + ("'s" if plural else "")
    return f"'{said}'" if said.startswith("A") and len(letters) > 1 else said


def _initialism(match: re.Match[str]) -> str | None:
    letters = match["letters"]
    if letters in WORDS or (letters in INITIALISMS and shouted(match.string)):
        return None
    return spelled(letters, plural=bool(match["plural"]))


def shouted(text: str) -> bool:
    """Whether most words are in capitals, so that capitals say nothing."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    loud = [word for word in words if word.isupper() and word not in INITIALISMS and word not in WORDS]
    loud = [word for word in loud if not re.fullmatch(_CONSONANTS, word)]
    return len(loud) > 1 and 2 * len(loud) > len(words)


def _hushed(match: re.Match[str]) -> str | None:
    return match.group().lower() if shouted(match.string) else None


def _figure(figures: str) -> str:
    if re.fullmatch(r"[1-9]\d[1-9]\d", figures):
        return f"{figures[:2]} {figures[2:]}"
    return cardinal(int(figures)) if len(figures) == 1 else figures


def _model(match: re.Match[str]) -> str:
    """A name of letters and figures, ``GPT-4V``."""
    tail = " ".join(match["tail"])
    return " ".join([spelled(match["letters"]), _figure(match["figures"]), tail]).strip()


def _split_off(match: re.Match[str]) -> str:
    return f"{spelled(match[1])} {match[2]}"


def _numbered(match: re.Match[str]) -> str:
    said = digits(match["figures"]) if match["figures"].startswith("0") else match["figures"]
    return f"{said} {spelled(match['letters'])}"


def _dotted(match: re.Match[str]) -> str:
    letters = match.group().replace(".", "")
    return spelled(letters) + ("." if at_end(match) else "")


def _stroked(match: re.Match[str]) -> str:
    """Nobody says the stroke between letters; what is a word stays one."""
    parts = match.group().split("/")
    return " ".join(spelled(part) if len(part) == 1 or re.fullmatch(_TOKEN, part) else part for part in parts)


def _joined(match: re.Match[str]) -> str:
    return f"{match['word']} {spelled(match['letters'], plural=bool(match['plural']))}"


RULES = (
    rule(
        r"(?<![\w/])[A-Z]{1,5}(?:/[A-Z]{1,5})+(?![\w/])",
        _stroked,
        ("over TCP/IP", "over T-C-P I-P"),
        ("an I/O error", "an I O error"),
        ("for NASA/ESA", "for NASA ESA"),
    ),
    rule(
        r"\b(?P<word>IPv[46]|[Kk]8s|SaaS|PaaS|IaaS|IoT|mRNA|pH|xAI|iOS|HTTP/[123]|H\.26[45]|IPv4)\b",
        lambda match: _MIXED[match["word"]],
        ("SaaS for the IoT", "sass for the I-O-T"),
        ("over IPv6", "over I-P version six"),
    ),
    rule(r"(?<![\w.])\.NET\b", "dot net", ("in .NET", "in dot net")),
    rule(r"\b(?P<name>Node|Vue|Next|Three|D3)\.js\b", r"\g<name> J-S", ("in Node.js", "in Node J-S")),
    rule(
        r"\b(?P<one>[BCDGMP])2(?P<other>[BCDGMP])\b",
        r"\g<one> to \g<other>",
        ("B2B and P2P", "B to B and P to P"),
    ),
    rule(r"\bF#", "F sharp", ("in F#", "in F sharp")),
    rule(
        r"\b(?P<figures>\d+)\.(?P<letters>[A-Z]{2,5})\b",
        _numbered,
        ("He runs 01.AI, which booms.", "He runs zero one AI, which booms."),
    ),
    rule(
        rf"\b(?P<letters>{_TOKEN})[-‑ ]?(?P<figures>\d+(?:\.\d+)?)(?P<tail>[A-Zo]?)\b",
        _model,
        ("GPT-4V sees", "G-P-T four V sees"),
        ("GPT-3.5 did", "G-P-T 3.5 did"),
        ("GPT-4o too", "G-P-T four o too"),
        ("an RTX 4090", "an R-T-X 40 90"),
    ),
    rule(rf"\b({_TOKEN})\s+[-‑–]\s+([A-Z])\b", _split_off, ("GPT - T is a name", "G-P-T T is a name")),
    rule(
        r"\b(?:[A-Z]\.){2,9}(?![A-Za-z])",
        _dotted,
        ("the U.S. Senate", "the U-S Senate"),
        ("in the U.K.", "in the U-K."),
        ("Q.E.D., she said", "Q-E-D, she said"),
    ),
    rule(
        r"\b(?P<one>[A-Z])\s?&\s?(?P<other>[A-Z])\b",
        lambda match: f"{match['one']} and {match['other']}",
        ("R&D", "R and D"),
    ),
    rule(r"\bAT&T\b", "'A-T' and T", ("AT&T", "'A-T' and T")),
    rule(
        rf"\b(?P<letters>{_TOKEN}|{_VOWELS}){_PLURAL}(?!\w)",
        _initialism,
        ("what an LLM is", "what an L-L-M is"),
        ("we run LLMs", "we run L-L-M's"),
        ("the quest for AGI", "the quest for 'A-G-I'"),
        ("more APIs.", "more 'A-P-I's'."),
        ("the CEO’s view", "the C-E-O's view"),
        ("the FAQ of the FAA", "the F-eigh-Q of the F-eigh-A"),
        ("on the MMLU", "on the M-M-L-U"),
        ("NASA, JSON and AI", "NASA, JSON and AI"),
        ("Hmm, at the WEF", "Hmm, at the W-E-F"),
        ("so the IEA says, OOO", "so the I-E-A says, OOO"),
    ),
    rule(
        rf"\b(?P<word>[A-Z]?[a-z]+)(?P<letters>GPT|AI|API|LLM|DB|OS|TV|SQL|JS|ML){_PLURAL}(?!\w)",
        _joined,
        ("ChatGPT by OpenAI", "Chat G-P-T by Open AI"),
    ),
    rule(
        rf"\b({_READ})(['’]?s)?\b",
        lambda match: match[1].lower() + ("s" if match[2] else ""),
        ("more GIFs, 2 sticks of RAM", "more gifs, 2 sticks of ram"),
    ),
    rule(r"\b[A-Z]{2,}\b", _hushed, ("TELL US WHO IT WAS", "tell us who it was")),
    rule(
        r"\b([A-Z][a-z]+)\s([B-HJ-Z])\.(?=\s+[A-Z][a-z])",
        r"\1 \2",
        ("Samuel M. Reed", "Samuel M Reed"),
        ("the time T. Here it is", "the time T. Here it is"),
    ),
)
