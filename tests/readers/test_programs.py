"""What programs write among people's words is reported, and nobody says it."""

from __future__ import annotations

import pytest

from panelaudio.readers.chat import ChatReader
from panelaudio.readers.names import NamesReader
from panelaudio.readers.page import HtmlReader
from panelaudio.readers.stacked import StackedReader
from panelaudio.script import Script, Source

MARK = "\u200e"


def source_of(text: str) -> Source:
    """A source out of a text."""
    return Source(name="t", raw=text.encode(), text=text)


def said(script: Script) -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, turn.text) for turn in script.turns]


@pytest.mark.parametrize(
    "message",
    [
        "<Media omitted>", "image omitted", f"{MARK}video omitted", "Bild weggelassen", "<Medien ausgeschlossen>",
        "image omise", "image absente", "<Médias omis>", "imagen omitida", "<Multimedia omitido>", "imagem ocultada",
        "immagine omessa", "<Media omessi>", "afbeelding weggelaten", "Diese Nachricht wurde gelöscht.",
        "You deleted this message.", "Se eliminó este mensaje.", "<attached: 0001-PHOTO.jpg>",
        "IMG-2031.jpg (file attached)", "IMG-2031.jpg (Datei angehängt)", f"{MARK}Olav changed the subject",
        f"{MARK}Messages and calls are end-to-end encrypted. Nobody else can read them.",
        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand kann sie lesen.",
    ],
)  # fmt: skip
def test_a_message_of_the_program_is_not_said(message: str) -> None:
    """Media left out, deleted messages and notices of WhatsApp, in many languages, make no turn and no speaker."""
    rows = ("Nora Vale: Two crowns.", f"Bridge Talk: {message}", "Olav Brenner: No more.")
    script = ChatReader().read(source_of("".join(f"05.12.31, 10:04 - {row}\n" for row in rows)))
    assert said(script) == [("Nora Vale", "Two crowns."), ("Olav Brenner", "No more.")]
    assert [one.line for one in script.left_out] == [2]


@pytest.mark.parametrize(
    "message",
    [
        "I omitted the image.", "The media omitted it all.", "We are end-to-end encrypted people.",
        "Das Bild wurde weggelassen, sagt sie.", "I deleted this message of hers.",
    ],
)  # fmt: skip
def test_what_sounds_like_the_program_is_said(message: str) -> None:
    """Only a whole message in the program's own words is the program's."""
    rows = ("Nora Vale: Two crowns.", f"Olav Brenner: {message}", "Nora Vale: No more.")
    script = ChatReader().read(source_of("".join(f"05.12.31, 10:04 - {row}\n" for row in rows)))
    assert script.turns[1].text == message


@pytest.mark.parametrize("note", ["This message was edited", "Diese Nachricht wurde bearbeitet.", "Mensagem editada"])
def test_that_a_message_was_edited_is_not_said(note: str) -> None:
    """The note at its end goes, the words stay, on the message's later lines too."""
    text = (
        f"[05/12/2031, 10:04:01] Nora Vale: Two crowns. {MARK}<{note}>\n[05/12/2031, 10:05:01] Olav Brenner: No\n"
        f"more. {MARK}<{note}>\n[05/12/2031, 10:06:01] Nora Vale: Well.\n"
    )
    assert said(ChatReader().read(source_of(text))) == [
        ("Nora Vale", "Two crowns."), ("Olav Brenner", "No more."), ("Nora Vale", "Well."),
    ]  # fmt: skip


def test_reactions_replies_and_edits_of_slack_are_not_said() -> None:
    """Short codes are pictures; links and counts below a message are the program's; figures that are said stay."""
    text = (
        "Nora Vale  10:04 AM\nThe toll? :+1: (edited)\n:tada: 3 replies\n\n"
        "Olav Brenner  10:06 AM\nAt 10:30:15 I paid\n200\n2 replies\nLast reply today at 10:40 AM\nView thread\n\n"
        "Nora Vale  10:09 AM\nTwo.\n:heart: 2\n"
    )
    script = StackedReader().read(source_of(text))
    assert said(script) == [
        ("Nora Vale", "The toll?"), ("Olav Brenner", "At 10:30:15 I paid 200"), ("Nora Vale", "Two."),
    ]  # fmt: skip
    assert {one.text for one in script.left_out} >= {":+1:", "(edited)", ":tada: 3 replies", "View thread", ":heart: 2"}


@pytest.mark.parametrize(
    "concealed",
    [
        '<div style="display:none"><p>Secret.</p></div>', "<p hidden>Secret.",
        '<p style="visibility: hidden">Secret.</p>',
        '<span aria-hidden="true">Secret.</span>', '<p class="note sr-only">Secret.</p>',
        "<div hidden>Secret.<script>var no = 1;</script></div>",
    ],
)  # fmt: skip
def test_what_a_page_conceals_is_not_said(concealed: str) -> None:
    """It is reported with its line."""
    page = (
        f"<!doctype html><body><p><b>Nora Vale:</b> The toll?</p>\n{concealed}\n"
        "<p><b>Olav Brenner:</b> Two crowns.</p><p><b>Nora Vale:</b> Well.</p></body>"
    )
    script = HtmlReader().read(source_of(page))
    assert said(script) == [("Nora Vale", "The toll?"), ("Olav Brenner", "Two crowns."), ("Nora Vale", "Well.")]
    assert [(one.line, one.reason, one.text) for one in script.left_out] == [
        (2, "concealed by the page, or beside its text", "Secret.")
    ]


def test_a_talk_that_is_folded_away_is_read() -> None:
    """Pages hide a transcript behind a button: it is what the page is about."""
    page = (
        '<!doctype html><body><p>Our talk.</p><div style="display:none"><p><b>Nora Vale:</b> The toll?</p>'
        "<p><b>Olav Brenner:</b> Two crowns.</p><p><b>Nora Vale:</b> Well.</p></div></body>"
    )
    assert len(HtmlReader().read(source_of(page)).turns) == 3


def test_tags_and_addresses_in_plain_text_are_not_said() -> None:
    """Speech markup, scripts' tags, and addresses that begin with www."""
    text = (
        'Nora Vale: The toll? <break time="5s"/> Yes. <prosody rate="slow">Two</prosody> crowns</script>.\n\n'
        "Olav Brenner: See www.bridge.example/roof and cross.\n\nNora Vale: If a < b, well.\n"
    )
    assert [turn.text for turn in NamesReader().read(source_of(text)).turns] == [
        "The toll? Yes. Two crowns.", "See and cross.", "If a < b, well.",
    ]  # fmt: skip


def test_what_stands_inside_an_article_and_beside_its_text_is_not_said() -> None:
    """Advertisements, pull quotes, lists of footnotes and their marks; a raised figure alone is said."""
    page = (
        '<!doctype html><body><p><b>Nora Vale:</b> The toll?<sup><a href="#f1">1</a></sup></p>'
        '<div class="ad">Buy!</div>'
        '<blockquote class="pullquote">The toll?</blockquote><p><b>Olav Brenner:</b> 10<sup>2</sup> crowns.</p>'
        '<p><b>Nora Vale:</b> Well.</p><ol class="footnotes"><li>See the report.</li></ol></body>'
    )
    script = HtmlReader().read(source_of(page))
    assert [turn.text for turn in script.turns] == ["The toll?", "102 crowns.", "Well."]
    assert ("footnote mark", "1") in {(one.reason, one.text) for one in script.left_out}


def test_addresses_with_brackets_go_whole() -> None:
    """Nothing of ``…/a_(b)`` stays behind, and brackets around an address are its own."""
    text = "Nora Vale: See https://x.example/a_(b) now.\n\nOlav Brenner: Or (https://x.example/c).\n\nNora Vale: No.\n"
    assert NamesReader().read(source_of(text)).turns[0].text == "See now."
