"""What a chat's program writes among what people write: media left out, deleted and edited messages, notices."""

from __future__ import annotations

import re

from panelaudio.readers.labels import fold

_MEDIA = (
    "image|photo|picture|video( note)?|voice message|audio|sticker|gif|document|contact card|media|poll"
    "|bild|foto|sprachnachricht|dokument|kontaktkarte|medien|videonachricht"
    "|fiche contact|medias?|video|message vocal"
    "|imagen|documento|tarjeta de contacto|multimedia|archivo|nota de voz"
    "|imagem|figurinha|midia|arquivo( de midia)?|cartao do contato"
    "|immagine|scheda contatto|allegato"
    "|afbeelding|contactkaart|bijlage"
    "|medya|obraz|plik|изображение|видео|аудио|стикер|документ"
)
_OMITTED = (
    "omitted|weggelassen|ausgeschlossen|omise?s?|absente?s?|exclue?s?|omitid[oa]s?"
    "|oculta?d?[oa]s?|omess[oaie]|esclus[oaie]"
    "|weggelaten|utelamnad|utelatt|udeladt|pominieto|пропущен[оа]?|dahil edilmedi"
)
_LEFT_OUT = re.compile(
    rf"(?:{_MEDIA}) (?:{_OMITTED})|(?:{_OMITTED}) (?:{_MEDIA})|<[^<>]{{0,40}}\b(?:{_OMITTED})>"
    rf"|<без медиафаилов>"
)
_ATTACHED = re.compile(
    r"<(?:attached|angehangt|anhang|piece jointe|adjunto|anexado|allegato|bijlage|bijgevoegd):"
    r" [^<>]{1,200}>"
    r"|.{1,200}\((?:file attached|datei angehangt|fichier joint|archivo adjunto|arquivo anexado|file allegato"
    r"|bestand bijgevoegd)\)"
)
_DELETED = re.compile(
    r"(?:this|you deleted this) message(?: was deleted)?|diese nachricht wurde geloscht"
    r"|du hast diese nachricht geloscht"
    r"|ce message a ete supprime|vous avez supprime ce message|(?:se elimino|eliminaste) este mensaje"
    r"|este mensaje fue eliminado|(?:essa |esta )?mensagem (?:foi )?apagada|voce apagou esta mensagem"
    r"|questo messaggio e stato eliminato|hai eliminato questo messaggio|dit bericht is verwijderd"
    r"|u hebt dit bericht verwijderd|null"
)
_EDITED = re.compile(
    r"\s?\u200e?<(?:This message was edited|Diese Nachricht wurde bearbeitet|Ce message a été modifié"
    r"|Se editó este mensaje|Mensagem editada|Esta mensagem foi editada|Questo messaggio è stato modificato"
    r"|Dit bericht is bewerkt)\.?>\s{0,4}$",
    re.IGNORECASE,
)
_ENCRYPTED = re.compile(
    r"(?:messages and calls are|messages to this|nachrichten und anrufe sind|nachrichten in diesem"
    r"|les messages et les appels|los mensajes y las llamadas|as mensagens e as? (?:chamadas|ligacoes)"
    r"|i messaggi e le chiamate"
    r"|berichten en gesprekken)\b.{0,80}\b(?:end-to-end|ende-zu-ende|bout en bout|extremo a extremo"
    r"|ponta a ponta).{0,400}"
)
_ANSWERING = re.compile(
    r"(?:Replying to|Reacted to|Removed an? \S{1,12} reaction from) [\"“].{0,400}[\"”](?: with .{1,20})?"
)
_MARK = "\u200e"
"""Left to right: with it begins what the program writes in the place of a message."""
_LONGEST = 500


def is_answering(line: str) -> bool:
    """Whether a line below a name is Zoom's: ``Reacted to "Hello" with 👍``, ``Replying to "Hello"``."""
    return line.lstrip()[:1] == "R" and _ANSWERING.fullmatch(line[:_LONGEST].strip()) is not None


def edited_note(text: str) -> str:
    """``<This message was edited>`` at the end of a message; empty where it has none."""
    found = _EDITED.search(text[-80:]) if text.endswith(">") else None
    return found[0] if found else ""


def why_of_program(head: str, text: str) -> str:
    """Why nobody says a message; empty where somebody does. ``head`` is what stands before its text."""
    bare = fold(text[:_LONGEST].replace(_MARK, ""))
    if _LEFT_OUT.fullmatch(bare) or _ATTACHED.fullmatch(bare) or _DELETED.fullmatch(bare):
        return "chat: a message without words"
    if head.endswith(_MARK) or _ENCRYPTED.fullmatch(bare):
        return "chat: a notice of the program"
    return ""
