from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.normalize.forms import ENGLISH, PLAIN, TIDY, spoken_form
from panelaudio.normalize.rewriting import Rewriting

if TYPE_CHECKING:
    from panelaudio.normalize.rules import Rule

RULES = PLAIN + ENGLISH + TIDY
EXAMPLES = [example for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("written", "said"), EXAMPLES, ids=[written for written, _ in EXAMPLES])
def test_the_example_of_a_rule_is_said_so(written: str, said: str) -> None:
    """Every example in the tables holds through the whole chain of rules, not only its own."""
    assert spoken_form(written, known={}, language="en").spoken == said


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.examples], ids=lambda rule: rule.pattern.pattern[:40])
def test_each_rule_is_needed_by_an_example(rule: Rule) -> None:
    """A rule matches in one of its own examples, before or after the rules ahead of it; none is idle."""
    ahead = RULES[: RULES.index(rule)]
    for written, _ in rule.examples:
        rewriting = spoken_form(written, known={}, language="xx")
        texts = {written, rewriting.spoken, _after(written, ahead)}
        if any(rule.pattern.search(text) for text in texts):
            return
    pytest.fail(f"no example shows {rule.pattern.pattern}")


def _after(text: str, rules: tuple[Rule, ...]) -> str:
    rewriting = Rewriting.of(text)
    for rule in rules:
        rewriting = rewriting.replace(rule.pattern, rule.say, final=rule.final)
    return rewriting.spoken


def test_every_rule_has_an_example() -> None:
    """No row of a table is untested."""
    assert [rule.pattern.pattern for rule in RULES if not rule.examples] == []


@pytest.mark.parametrize(
    "text",
    [
        "It was 3,600 of 16,000, the 1st and the 22nd, 2.5 times.",
        "I don't know; she's \"sure\" (I think), well-known, e-mail.",
        "US and them? No: read on, and so on...",
        "Plan B, vitamin C.",
    ],
)
def test_what_engines_say_right_is_left(text: str) -> None:
    """Plain words, numbers and punctuation reach the engine as they are shown."""
    expected = text.replace("US", "U-S")
    assert spoken_form(text, known={}, language="en").spoken == expected


def test_other_languages_get_no_english_words() -> None:
    """Numbers and signs stay for an engine of another language; what has no sound goes all the same."""
    assert spoken_form("50 % & LLM\u200b — **na**", known={}, language="cs").spoken == "50 % & LLM, na"


def test_the_lexicon_has_the_last_word() -> None:
    """No rule touches what the lexicon says, not even to spell its capitals."""
    known = {"GPT-4V": "gee pee tee", "LLM": "LLM"}
    assert spoken_form("GPT-4V, an LLM", known=known, language="en").spoken == "gee pee tee, an LLM"


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("aB Z19.,-–—$%&@#/:°½*_`[]()<>\n'’s\u200b😀é"), max_size=40))
def test_any_text_is_mapped_whole(text: str) -> None:
    """The display is the text, spoken has no stray blanks, and nothing silent is left in it."""
    rewriting = spoken_form(text, known={"aB": "ah bee"}, language="en")
    assert rewriting.display == text
    assert rewriting.spoken == rewriting.spoken.strip()
    assert not set(rewriting.spoken) & set("\u200b\n😀*`")
    assert rewriting.spans() == () if not text else rewriting.spans()[-1].display_end == len(text)
