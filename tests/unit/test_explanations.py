"""What is said of a code: the paragraph and the two lines out of a rule's docstring, and how they are shown."""

import pytest

from generator.model.explanations import Explanation, is_sentence
from generator.pages import environment
from generator.rules.rule import Fault, record_rule


def test_docstring_of_a_rule_is_its_paragraph_and_two_lines() -> None:
    """The paragraph is put into one line; what is wrong and right is taken as it is written, blanks included."""

    @record_rule("R999", "The country is here", "I", "nowhere")
    def check(record: object, context: object) -> list[Fault]:
        """A country is where
        it is.

        Wrong: country: UK  # not GB
        Right: country: GB
        """
        return []

    expected = ("A country is where it is.", "country: UK  # not GB", "country: GB")
    about = check.explanation
    assert expected == (about.text, about.wrong, about.right)


@pytest.mark.parametrize(
    "docstring",
    [
        None,
        "",
        "A country is where it is.",
        "A country is where it is.\n\nWrong: country: UK",
        "A country is where it is.\n\nRight: country: GB\nWrong: country: UK",
        "A country is where it is.\nWrong: country: UK\nRight: country: GB",
        "A country is where it is.\n\nWrong: country: UK\nRight: country: GB\nor another",
        "A country is where it is.\n\nWrong:\nRight: country: GB",
        "Wrong: country: UK\nRight: country: GB",
    ],
)
def test_rule_without_wrong_and_right_is_no_rule(docstring: str | None) -> None:
    """It fails where it is made, with its code and what the docstring has to be."""

    def check(record: object, context: object) -> list[Fault]:
        return []

    check.__doc__ = docstring
    with pytest.raises(TypeError) as raised:
        record_rule("R999", "The country is here", "I", "nowhere")(check)
    expected = "the docstring of R999 has to end with an empty line, 'Wrong: …' and 'Right: …', a line each"
    assert expected == str(raised.value)


@pytest.mark.parametrize("line", ["country: UK", "- {date: 2024-03-18, to: current}", "<<: *address", '"scheme": hspm'])
def test_line_of_a_file_is_no_sentence(line: str) -> None:
    """The names of fields are in small letters (Y110), so that a capital begins a sentence only."""
    assert not is_sentence(line)
    assert is_sentence("Ångström is spelled with a unit.")


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("name: A &amp; B  # <b>", "<code>name: A &amp;amp; B  # &lt;b&gt;</code>"),
        ("Saved as <ANSI>.", "Saved as &lt;ANSI&gt;."),
    ],
)
def test_line_is_shown_as_code_and_a_sentence_as_text(sample: str, expected: str) -> None:
    """Both are escaped."""
    assert expected == environment.make().from_string("{{ sample|sample }}").render(sample=sample)


@pytest.mark.parametrize(("code", "expected"), [("Y105", "Y"), ("F201", "F"), ("R303", "R3"), ("R912", "R9")])
def test_family_is_how_a_code_begins(code: str, expected: str) -> None:
    """Codes of records have a digit for what they are about."""
    assert expected == Explanation(code, "Title", "I", "nowhere", "Text.", "wrong: here", "right: here").family
