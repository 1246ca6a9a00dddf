"""No code reads what somebody wrote for signs of danger, and no page praises a low number.

There is no list of such words and no way to such a list: this looks for one in every file of the source. What we say
ourselves about hard hours stands in templates and in the file of help lines, which nothing is compared with.
"""

import ast
import re
from pathlib import Path

import pytest

import inkling

SOURCE = Path(inkling.__file__).parent
WORDS = re.compile(
    r"suicid|self.?harm|kill (?:my|your|him|her|them)|overdose|want to die|end it all|hang (?:my|your)",
    re.IGNORECASE,
)
"""Words such a list would hold. `risk` is not among them: an item of a questionnaire may be marked so, by number."""

DETECTING = re.compile(
    r"sentiment|classif|detect|flagged|keyword|lexicon|toxicity|moderation|crisis_", re.IGNORECASE
)
"""What code would be called that reads for danger."""

NAMED_SO = {"988 Suicide & Crisis Lifeline", "9-8-8 Suicide Crisis Helpline"}
"""Lines are called by their own names."""


def _strings(tree: ast.Module) -> list[str]:
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _names(tree: ast.Module) -> set[str]:
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return named | {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


PYTHON = sorted(path for path in SOURCE.rglob("*.py"))
OTHERS = sorted(path for kind in ("*.js", "*.toml", "*.html") for path in SOURCE.rglob(kind))


def test_the_search_finds_what_it_is_for() -> None:
    """Red when either pattern is emptied."""
    tree = ast.parse(
        "DANGER = ('want to die', 'overdose')\ndef detect_crisis(text): return any(w in text for w in DANGER)"
    )
    assert [said for said in _strings(tree) if WORDS.search(said)] == ["want to die", "overdose"]
    assert [name for name in _names(tree) if DETECTING.search(name)] == ["detect_crisis"]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_code_holds_such_words_or_looks_for_them(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert [said for said in _strings(tree) if WORDS.search(said)] == []
    assert [name for name in _names(tree) if DETECTING.search(name)] == []


def test_no_list_and_no_page_holds_them_either() -> None:
    for path in OTHERS:
        text = "\n".join(
            line for line in path.read_text().splitlines() if not line.startswith(("#", "source ="))
        )
        for name in NAMED_SO:
            text = text.replace(name, "")
        assert not WORDS.search(text), path


PRAISE = re.compile(
    r"\b(?:low risk|no risk|good news|glad to|great to|well done|you are safe|you are fine|minimal|keep going)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.html")), ids=lambda path: path.name)
def test_no_page_praises_or_reassures_by_a_number(path: Path) -> None:
    """A low answer is an answer. Red with "You are safe" in any template."""
    assert not PRAISE.search(re.sub(r"{%.*?%}", lambda tag: tag[0], path.read_text()))
