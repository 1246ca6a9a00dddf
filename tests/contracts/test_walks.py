"""Nothing is read right after a press that may lead to another page: a press waits for nothing."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WALKS = sorted(
    path
    for folder in ("tests", "tools")
    for path in (ROOT / folder).rglob("*.py")
    if "playwright" in path.read_text()
)
WAITS = ("wait_for", "expect", "until_", "follow")
"""How the names of what waits begin."""


def hasty(source: str) -> Iterator[int]:
    """On which lines is a link or a button pressed, or Enter, without waiting for what comes of it? It waits inside
    `with page.expect_…`, before something that waits, and by `follow`."""
    for block in ast.walk(ast.parse(source)):
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(block, field, None)
            if not isinstance(statements, list) or (isinstance(block, ast.With) and _waits(*block.items)):
                continue
            for now, then in pairwise([*statements, None]):
                if isinstance(now, ast.Expr) and _presses(now.value) and not (then and _waits(then)):
                    yield now.lineno


def _presses(call: ast.expr) -> bool:
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return False
    said = ast.unparse(call)
    by_key = call.func.attr == "press" and said.endswith("('Enter')")
    if call.func.attr not in ("click", "tap") and not by_key:
        return False
    on = ast.unparse(call.func.value)
    role = any(f"get_by_role('{role}'" in on for role in ("link", "button"))
    return role or on in ("page", "self.page") or any(f"'{tag}" in on for tag in ("button", "a.", "form"))


def _waits(*nodes: ast.AST) -> bool:
    """Is the first thing that is called here something that waits?"""
    names = [
        ast.unparse(each.func) for node in nodes for each in ast.walk(node) if isinstance(each, ast.Call)
    ]
    return any(name.split(".")[-1].startswith(WAITS) for name in names)


@pytest.mark.parametrize("path", WALKS, ids=lambda path: path.stem)
def test_nobody_is_hasty(path: Path) -> None:
    assert [f"{path.name}:{line}" for line in hasty(path.read_text())] == []


@pytest.mark.parametrize(
    "source",
    [
        'page.get_by_role("button", name="Lock").click()\nfound = violations(page)',
        'page.get_by_role("button", name="Save").click()\npage.go_back()',
        'newest.get_by_role("link", name="Go on").press("Enter")\npage.fill("#id", "")',
        'if way:\n    page.click("button.go")\npage.goto(address)',
        'for each in all:\n    page.locator("a.go").tap()',
    ],
)
def test_haste_is_found(source: str) -> None:
    assert list(hasty(source))


@pytest.mark.parametrize(
    "source",
    [
        'follow(page.get_by_role("button", name="Lock"))\nfound = violations(page)',
        'with page.expect_download() as got:\n    page.get_by_role("button").click()\nread(got)',
        'page.get_by_role("link", name="Leave").click()\npage.wait_for_url("about:blank")',
        'page.get_by_role("button").press("Enter")\nexpect(page.locator("p")).to_be_visible()',
        'page.get_by_label("No").click()\nfound = violations(page)',
    ],
)
def test_patience_is_left_alone(source: str) -> None:
    assert not list(hasty(source))
