"""Makes docs/measures/ from the files of the instruments: `.venv/bin/python tools/measure_pages.py`.

A test fails when a page is not what its file says.
"""

from collections.abc import Iterator
from pathlib import Path

from inkling.measures import Instrument, Section, instruments, to_tell

FOLDER = Path(__file__).parent.parent / "docs" / "measures"

GROUPS = {
    "In one's own words": ("problems", "goals", "session"),
    "Standard questionnaires": ("standard",),
    "Worked out from what is written": ("computed",),
}

TOP = """# Measures

What Inkling knows about each measure it can keep, one page each. The pages are made from the files in
`src/inkling/measures/instruments/`; nothing is written here by hand. `inkling measures list` and
`inkling measures show KEY` say the same at the terminal.

**Own words come first.** What a person wants to change, and where she wants to get to, in words nobody else would
use, is what therapy is about. Standard questionnaires are there for those whose therapist uses them.

**No wording is part of Inkling.** How a questionnaire is scored is a fact and belongs to nobody; its sentences belong
to their authors. They come in a file (a FHIR R4 Questionnaire) that the person or her practice adds on the page
Measures, or with `inkling measures add FILE`. It is laid beside what is known here by the LOINC codes of its items, or
by their order, and only where its answers go from the same lowest to the same highest number. Without such a file, the
numbers of the answers or a total can be entered from paper.

**How sure are we?** Every number says where it comes from, and how it came to us:

| mark | meaning |
|---|---|
| read | read where the source says, or in a page that quotes it |
| worked out | from other numbers of the same file; the way is named |
| from memory | from the published literature as we know it, not opened again: **check before clinical use** |
| our choice | a rule of our own |

**What a person sees.** Her number, its course, her own ups and downs, and whether it has moved by more than those
since a start she chose. Bands, cut-offs and other people's means are on these pages because a clinician asks for
them. They are never shown to the person as a verdict, no total is a diagnosis, and one pair of totals never says that
therapy worked.
"""

BOTTOM = """## Scoring a file

`inkling measures score answers.csv --as phq9` scores a table: one row each time somebody filled one in, one column an
item (`1`, `item 1`, `q1`, `phq9_1`), or `total` for sums from paper. Whether all was answered is told apart from the
score, missing answers are named and never counted as 0, and an item to be looked at by itself is told whatever the
total. `--json` is for programs.

## Where the numbers come from

Most were gathered from pages and programs that anyone can open; each file names its own. Reliable change that is
*worked out* follows Jacobson & Truax 1991 (doi 10.1037/0022-006X.59.1.12): 1.96 x SD x sqrt(2) x sqrt(1 - r), from
the SD and the reliability in the same file, taken up to the next whole number. LOINC codes are given only where they
were seen in use; a code from memory is left out.
"""


def pages() -> dict[str, str]:
    """Which pages are there, by file name, and what stands on each?"""
    return {"README.md": index()} | {f"{one.key}.md": page(one) for one in instruments().values()}


def index() -> str:
    """The page that leads to all others."""
    parts = [TOP]
    for heading, forms in GROUPS.items():
        rows = "".join(
            f"| [{one.title}]({one.key}.md) | `{one.key}` | {one.about} |\n"
            for one in instruments().values()
            if one.form in forms
        )
        parts.append(f"## {heading}\n\n| measure | key | what it is about |\n|---|---|---|\n{rows}")
    return "\n".join([*parts, BOTTOM])


def page(one: Instrument) -> str:
    """The page of one instrument."""
    head = f"# {one.title}\n\n*{one.name[:1].upper()}{one.name[1:]}.* {one.about}\n"
    check = (
        "\nSome of this is from memory, and marked so. **Check it before clinical use.**\n"
        if one.from_memory
        else ""
    )
    body = "\n".join(_section(section) for section in to_tell(one))
    file = f"src/inkling/measures/instruments/{one.key}.toml"
    foot = f"\n---\n\nMade from `{file}`. All measures: [README](README.md).\n"
    return f"{head}{check}\n{body}{foot}"


def _section(section: Section) -> str:
    return f"## {section.title}\n\n" + "\n".join(_lines(section)) + "\n"


def _lines(section: Section) -> Iterator[str]:
    if not any(line.sure for line in section.lines):
        yield from (
            f"- {line.name}: {line.said}" if line.name else f"- {line.said}" for line in section.lines
        )
        return
    yield "| | what is known | where from | how sure |"
    yield "|---|---|---|---|"
    for line in section.lines:
        yield f"| {line.name} | {line.said} | {line.source} | {line.how_sure} |"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
