"""Formulas of chemistry and mathematics: elements and their counts, functions of something, crosses between figures."""

from __future__ import annotations

import re

from panelaudio.normalize.figures import cardinal
from panelaudio.normalize.rules import any_of, rule

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_ELEMENT = any_of(
    """H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Ti Cr Mn Fe Co Ni Cu Zn As Se Br Kr Rb Sr Ag Cd Sn I Xe Cs
    Ba W Pt Au Hg Pb Bi U""".split()
)
_ATOMS = re.compile(rf"({_ELEMENT})([₀-₉]*)")
_SALTS = any_of("NaCl NaOH KCl HCl NaF KOH KBr NaBr CaO FeO CuO ZnO".split())
_LETTERED = 3
"""Letters that a product of variables has at most: `mc²`."""


def _compound(match: re.Match[str]) -> str:
    """Letters apart, joined up to each figure: ``H two S-O four``."""
    said, letters = [], ""
    for atoms in _ATOMS.finditer(match.group()):
        letters += atoms[1]
        if atoms[2]:
            said += ["-".join(letters.upper()), cardinal(int(atoms[2].translate(_SUBSCRIPTS)[-2:]))]
            letters = ""
    return " ".join([*said, *(["-".join(letters.upper())] if letters else [])])


def _crossed(match: re.Match[str]) -> str:
    told = re.match(r"\s?=|\s(?:is|equals|makes)\b", match.string[match.end() :])
    return f"{match['one']} {'times' if told else 'by'} {match['other']}"


def _product(match: re.Match[str]) -> str:
    said = {"²": "squared", "³": "cubed"}[match["power"]]
    return f"{' '.join(match['letters'])} {said}"


RULES = (
    rule(
        rf"(?<!\w)(?=\w*[₀-₉])(?:(?:{_ELEMENT})[₀-₉]*){{2,}}(?!\w)|(?<!\w)(?:{_SALTS})(?!\w)",
        _compound,
        ("of H₂SO₄", "of H two S-O four"),
        ("of NaCl", "of N-A-C-L"),
        ("CH₃OH", "C-H three O-H"),
    ),
    rule(
        r"(?<![\w.,])(?P<one>\d+(?:\.\d+)?)\s?[x✕](?:\s|(?=\d))(?P<other>\d+(?:\.\d+)?)(?!\w|[.,]\d)",
        _crossed,
        ("a 2x4", "a 2 by 4"),
        ("1920x1080 of them", "1920 by 1080 of them"),
        ("2 x 4 = 8", "2 times 4 equals 8"),
    ),
    rule(
        rf"(?<!\w)(?P<letters>[A-Za-z]{{2,{_LETTERED}}})(?P<power>[²³])(?!\w)",
        _product,
        ("E = mc²", "E equals m c squared"),
    ),
    rule(
        r"(?<!\w)(?P<function>[A-Za-z])\((?=[A-Za-z\d][^()]{0,20}\))",
        r"\g<function> of ",
        ("in O(n log n)", "in O of n log n)"),
        ("f(x) is", "f of x) is"),
    ),
    rule(r"∑\s?(?:of\b)?\s?", "sum of ", ("the ∑ of it", "the sum of it")),
)
