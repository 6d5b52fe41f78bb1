"""Streets and states as addresses abbreviate them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.normalize.figures import digits
from panelaudio.normalize.rules import any_of, at_end, rule

if TYPE_CHECKING:
    import re

_STREETS = {"St": "Street", "Dr": "Drive", "Rd": "Road", "Ln": "Lane", "Ct": "Court", "Sq": "Square", "Hwy": "Highway"}
_STREETS |= {"Pkwy": "Parkway", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Pl": "Place"}
_STATES = dict(
    pair.split("=")
    for pair in """AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware
    FL=Florida GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana
    ME=Maine MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana
    NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina
    ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina
    SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia
    WI=Wisconsin WY=Wyoming""".split()
)


def _street(match: re.Match[str]) -> str:
    return f"{match['name']}{_STREETS[match['kind']]}" + ("." if at_end(match) else "")


def _state(match: re.Match[str]) -> str:
    code = f" {digits(match['zip'])}" if match["zip"] else ""
    return f"{match['town']}, {_STATES[match['state']].replace('_', ' ')}{code}"


RULES = (
    rule(
        rf"\b(?P<name>\d+[A-Z]?\s(?:[A-Z][\w’']*\.?\s){{1,3}})(?P<kind>{any_of(tuple(_STREETS))})\.(?!\w)(?!\s+[A-Z])",
        _street,
        ("at 5 Oak Dr. today", "at 5 Oak Drive today"),
        ("at 12 Old Mill Rd.", "at 12 Old Mill Road."),
    ),
    rule(r"\b(?P<name>[A-Z][a-z]+\s)(?P<kind>Dr|Rd|Ln|Ave|Blvd)\.(?=\s*$)", _street, ("on Oak Dr.", "on Oak Drive.")),
    rule(
        r"\b(?P<name>(?:[A-Z][\w’']+|\d+(?:st|nd|rd|th)|\d+(?:\s[A-Z]\w+)+)\s)(?P<kind>St)\.(?!\s+[A-Z])",
        _street,
        ("at 5 Elm St. in town", "at 5 Elm Street in town"),
        ("on 42nd St. today", "on 42nd Street today"),
        ("on St. Mary's St.", "on Saint Mary's Street."),
    ),
    rule(
        rf"\b(?P<town>[A-Z][a-z]+),\s(?P<state>{any_of(tuple(_STATES))})\b(?:\s(?P<zip>\d{{5}})(?![\d-]))?(?![.’'-]\w)",
        _state,
        ("in Austin, TX", "in Austin, Texas"),
        ("in Dover, DE 19901.", "in Dover, Delaware one nine nine zero one."),
        ("of Dover, NH, and", "of Dover, New Hampshire, and"),
    ),
)
