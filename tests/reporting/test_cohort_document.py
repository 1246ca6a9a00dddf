"""What the report of a cohort says: beside which numbers, in which words, and what it leaves out."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from inkling.cohort.report import Report, Yardstick, report, yardstick
from inkling.printing import Document, Figure, Paragraph, Section, Table
from inkling.reporting import TABLES, About, cohort_document
from inkling.reporting.saying import CONFIDENTIAL
from tests.cohort.simulated import write

ABOUT = About(title="", source="scores.csv", day=date(2026, 11, 24), version="0.0")
BEFORE_AND_AFTER = {"before", "after", "change"}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("reporting") / "scores.csv", 1_500)


@pytest.fixture(scope="module")
def found(scores: Path) -> Report:
    return report(scores, yardstick("phq9"), group="location")


@pytest.fixture(scope="module")
def document(found: Report) -> Document:
    return cohort_document(found, ABOUT)


def test_every_part_is_there_in_its_order(document: Document) -> None:
    assert [section.key for section in document.sections] == [
        "short", "who", "outcomes", "gains", "courses", "stayed", "groups", "method",
    ]  # fmt: skip
    drawn = [piece for section in document.sections for piece in section.pieces if isinstance(piece, Figure)]
    assert len(drawn) == 7 and all(
        each.wide and each.narrow and each.paper and each.sentence for each in drawn
    )


def test_every_table_has_a_known_name(document: Document) -> None:
    """By these names a folder is known to hold a report, and may be replaced."""
    assert [table.key for table in document.tables] == list(TABLES)


def test_regression_to_the_mean_is_explained_beside_every_number_before_and_after(document: Document) -> None:
    """A table of such numbers, or a sentence that says where a mean went, has the note right after it, or
    after another note."""
    seen = 0
    for section in document.sections:
        for at, piece in enumerate(section.pieces):
            if not tells_before_and_after(piece):
                continue
            seen += 1
            after = section.pieces[at + 1 :]
            notes = list(leading_notes(after)) or list(leading_notes(section.pieces[max(0, at - 1) : at]))
            assert "Regression to the mean" in {note.heading for note in notes}, (section.key, piece)
    assert seen >= 6


def tells_before_and_after(piece: object) -> bool:
    if isinstance(piece, Table):
        keys = {column.key for column in piece.columns} | {row[0].value for row in piece.rows}
        return bool(BEFORE_AND_AFTER & keys)
    return isinstance(piece, Paragraph) and "went from" in piece.words


def leading_notes(pieces: tuple[object, ...]) -> Iterator[Paragraph]:
    for piece in pieces:
        if not (isinstance(piece, Paragraph) and piece.kind == "note"):
            return
        yield piece


def test_the_explanation_says_how_large_it_is_by_the_reliability(document: Document) -> None:
    """A reliability of .84 leaves .16 of the way: 1.6 points of 10."""
    said = " ".join(words(section) for section in document.sections)
    assert "A reliability of .84 alone takes a group 1.6 points nearer for every 10" in said


def test_groups_are_never_in_order_of_their_numbers(document: Document) -> None:
    """In order of the alphabet, which here is not that of shares; and nothing ranks them."""
    table = next(table for table in document.tables if table.key == "groups")
    names = [str(row[0].value) for row in table.rows]
    alone = [name for name in names if "," not in name]
    assert alone == sorted(alone)
    shares = [row[3].value for row in table.rows if isinstance(row[3].value, float)]
    assert shares != sorted(shares) and shares != sorted(shares, reverse=True)
    said = words(next(section for section in document.sections if section.key == "groups"))
    assert "no ranking" in said and not re.search(r"\b(best|worst|top|bottom|rank \d)\b", said)


def test_what_is_hidden_says_so_to_a_reader_and_to_a_program(document: Document) -> None:
    hidden = [
        cell for table in document.tables for row in table.rows for cell in row if cell.value == CONFIDENTIAL
    ]
    assert hidden and all(cell.said == "hidden" for cell in hidden)


def test_a_number_from_memory_says_that_it_has_to_be_checked(scores: Path) -> None:
    by = yardstick("phq9", method="jacobson-truax")
    said = words(cohort_document(report(scores, by), ABOUT).sections[-1])
    assert "Reliability 0.84: Kroenke et al. 2001" in said and "from memory" in said


@pytest.mark.parametrize(
    "by", [yardstick(), yardstick(better="higher"), yardstick("phq9", gain_cutoff=200.0)]
)
def test_what_cannot_be_said_is_left_out_and_says_why(scores: Path, by: Yardstick) -> None:
    document = cohort_document(report(scores, by), ABOUT)
    said = " ".join(words(section) for section in document.sections)
    if by.judges:
        assert "Fewer than ten people had a sudden gain" in said
    else:
        assert "was not judged, since nothing says how large that error is" in said
        assert "Sudden gains were not looked for" in said


def test_of_nine_people_only_who_is_counted_in_is_told(tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text(
        "id,session,score\n" + "".join(f"{p},{s},{20 - s}\n" for p in range(9) for s in (1, 2, 3))
    )
    document = cohort_document(report(path, yardstick("phq9")), ABOUT)
    assert [section.key for section in document.sections] == ["short", "who", "method"]
    assert [table.key for table in document.tables] == ["flow"]


def test_no_clinical_promise_and_no_praise(document: Document) -> None:
    said = " ".join(words(section) for section in document.sections).lower()
    for never in ("!", "cured", "proves", "effective", "success", "caused by", "great", "—"):
        assert never not in said


def words(section: Section) -> str:
    """All that is read in this section."""
    found = []
    for piece in section.pieces:
        if isinstance(piece, Paragraph):
            found += [piece.heading, piece.words]
        elif isinstance(piece, Figure):
            found += [piece.heading, piece.sentence, piece.described]
        else:
            found += [piece.caption, piece.note, *(cell.said for row in piece.rows for cell in row)]
    return " ".join(found)
