"""Languages by three letters, as ID3 (``TLAN``, ``USLT``) and MP4 ask for them."""

from __future__ import annotations

from functools import cache

# ISO 639-1 and the terminological code of ISO 639-2 of each language, without a space between the two.
_PAIRS = """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben
bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell
eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv
hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita
iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir
lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt
mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan
pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk
slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl
tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid
yoyor zazha zhzho zuzul
"""
UNKNOWN = "und"
"""Undetermined (ISO 639-2)."""


@cache
def three_letters(language: str) -> str:
    """The ISO 639-2 code of a language tag such as ``en``, ``pt-BR`` or ``nor``; ``und`` for what is none."""
    primary = language.replace("_", "-").split("-")[0].casefold()
    codes = {pair[:2]: pair[2:] for pair in _PAIRS.split()}
    if len(primary) == 3 and primary.isascii() and primary.isalpha():  # noqa: PLR2004 - it has three letters already
        return primary
    return codes.get(primary, UNKNOWN)
