"""What we never say. The list is in the specification; each word promises more than anyone can keep.

The rule: nowhere in pages, source or metadata. A document may name such a word only in a line that says that we do
not say it, which is a line with "never", "not" or "no " in it.
"""

import re
from pathlib import Path

import pytest

import inkling

SOURCE = Path(inkling.__file__).parent
TOP = SOURCE.parent.parent
NEVER = re.compile(
    r"end.to.end|zero.knowledge|hipaa.compliant|100\s*%\s*(?:confidential|secure|private|safe)|military|unhackable"
    r"|bank.grade|clinically proven|evidence.based treatment",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:never|not|no)\b", re.IGNORECASE)
TEMPLATES = sorted(SOURCE.rglob("*.html"))
DOCUMENTS = sorted({*TOP.glob("*.md"), *TOP.glob("docs/**/*.md"), TOP / "pyproject.toml"})


def _hits(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if NEVER.search(line)]


def test_the_search_finds_what_it_is_for() -> None:
    """Red when the pattern is emptied."""
    for said in (
        "End-to-end encrypted",
        "zero knowledge",
        "HIPAA compliant",
        "100 % private",
        "military-grade",
    ):
        assert _hits(f"It is {said}, we say."), said
    assert not _hits("width: 100%; it begins at one end and goes to the other")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_page_says_it(path: Path) -> None:
    assert not _hits(path.read_text())


def test_no_source_says_it() -> None:
    for path in [
        *SOURCE.rglob("*.py"),
        *SOURCE.rglob("*.toml"),
        *SOURCE.rglob("*.css"),
        *SOURCE.rglob("*.svg"),
    ]:
        assert not _hits(path.read_text()), path


def test_documents_name_it_only_to_deny_it() -> None:
    assert DOCUMENTS
    for path in DOCUMENTS:
        assert not [line for line in _hits(path.read_text()) if not DENIED.search(line)], path


def _visible(template: str) -> str:
    """What of a template is read by people: its text and its translated strings, without tags and comments."""
    said = re.sub(r"{#.*?#}|<!--.*?-->", " ", template, flags=re.DOTALL)
    strings = " ".join(re.findall(r"{%\s*(?:blocktranslate|translate)\s+[\"'](.*?)[\"']", said))
    return strings + re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", said, flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_page_raises_its_voice(path: Path) -> None:
    """No exclamation mark. Red with "Well done!" in any template."""
    assert "!" not in _visible(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_page_counts_or_praises(path: Path) -> None:
    """The design refuses streaks, badges, confetti and scores for moods."""
    praise = re.compile(
        r"\b(?:streak|badge|congratulations|well done|great job|keep it up|achievement)", re.IGNORECASE
    )
    assert not praise.search(_visible(path.read_text()))
