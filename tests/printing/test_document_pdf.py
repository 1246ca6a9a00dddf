"""A document as PDF: several pages that can be read aloud, whose tables say what they are on every one of them."""

import io
from time import perf_counter
from typing import Any

import pytest
from pypdf import PdfReader

from inkling.printing import (
    Column,
    Document,
    Figure,
    NotPrinted,
    Paragraph,
    Section,
    Table,
    document_pdf,
)
from tests.printing.documents import EVIL, LONG, MEAN, cell, document, everything, figure, table
from tests.printing.test_pdf import MARKUP, flat, read, said, tags


def pages(made: bytes) -> list[str]:
    """What each page says."""
    return [each.extract_text() for each in read(made).pages]


def heights(made: bytes) -> list[float]:
    """How far over the end of its page is each piece of text, in points?"""
    found = list[float]()

    def look(operator: bytes, _operands: Any, page: list[float], text: list[float]) -> None:
        if operator in (b"Tj", b"TJ"):
            found.append(text[4] * page[1] + text[5] * page[3] + page[5])

    for each in read(made).pages:
        each.extract_text(visitor_operand_before=look)
    return found


def kinds(made: bytes) -> list[str]:
    """The structure, as it is read aloud."""
    return [kind.removeprefix("/") for kind, _alt in tags(made)]


def test_it_is_tagged_and_says_that_it_can_be_read_aloud() -> None:
    made = document_pdf(document(Paragraph("Half.", "lead"), table(rows=3, columns=4), MEAN, figure()))
    root = read(made).trailer["/Root"]
    assert (
        root["/MarkInfo"]["/Marked"]
        and root["/Lang"] == "en"
        and b"pdfuaid:part" in root["/Metadata"].get_data()
    )
    found = kinds(made)
    assert found.count("H1") == 1 and found.count("H2") == 1 and found.count("H3") == 2
    assert found.count("Table") == found.count("THead") == found.count("TBody") == found.count("Caption") == 1
    assert found.count("TH") == 4 and found.count("TD") == 12 and found.count("TR") == 4
    assert [alt for kind, alt in tags(made) if kind == "/Figure"][-1] == figure().described


def test_the_file_says_its_title_and_no_more_about_itself() -> None:
    information = read(document_pdf(document())).metadata or {}
    assert information.get("/Title") == "Sudden gains" and set(information) <= {
        "/Title",
        "/Creator",
        "/Producer",
    }


def test_everything_is_on_it_in_order() -> None:
    made = document_pdf(document(Paragraph("Half.", "lead"), MEAN, table(note="By the first rule.")))
    words = said(made)
    order = [
        words.index(flat(each))
        for each in ("PHQ-9.", "Outcomes", "Half.", "Place 0", "By the first", "Regression")
    ]
    assert order == sorted(order) and "Noverdict." in words


def test_each_page_says_which_it_is_of_how_many() -> None:
    found = pages(document_pdf(document(table(rows=200))))
    assert len(found) > 3
    assert [f"Page {at} of {len(found)}" in page for at, page in enumerate(found, 1)] == [True] * len(found)
    assert all("Sudden gains" in page for page in found)


def test_a_table_longer_than_a_page_has_its_head_again() -> None:
    """On paper on every page; read aloud once. Red without `table.header`."""
    made = document_pdf(document(table(rows=200)))
    assert all("Group" in page and "N 2" in page for page in pages(made))
    assert kinds(made).count("TH") == 3 and kinds(made).count("TR") == 201
    words = said(made)
    assert all(f"Place{at}" in words for at in range(200))


def test_a_short_table_stands_on_one_page_with_its_note_and_its_heading_with_it() -> None:
    """At whatever place of a page it comes. Red when blocks may break or headings are not sticky."""
    for rows in range(2, 60, 3):
        made = document_pdf(
            document(table("first", rows), Paragraph("Then.", heading="A heading"), table("next", 9), MEAN)
        )
        found = [flat(page) for page in pages(made)]
        there = next(page for page in found if flat("Before and after, next") in page)
        assert all(flat(each) in there for each in ("Place 8", "Regression to the mean"))
        assert any(flat("A heading") in page and "Then." in page for page in found)


def test_what_leads_to_a_picture_stands_on_its_page() -> None:
    """Red when only headings keep with what follows them."""
    for lines in range(1, 40, 2):
        pieces = (Paragraph("line\n" * lines), figure("a"))
        words = (Paragraph("First lead.\nSecond lead.", "lead"), Paragraph("How it was done."), figure("b"))
        two = Document("T", (), (Section("a", "A", pieces), Section("b", "Bees", words)), ())
        there = next(page for page in pages(document_pdf(two)) if "Bees" in page)
        assert all(each in there for each in ("First lead.", "Second lead.", "How it was done.", "course b"))


def test_many_words_before_a_picture_leave_no_page_empty() -> None:
    """Red when all of them keep with it."""
    many = [Paragraph(f"Paragraph {at} with some words.") for at in range(60)]
    first, *others = pages(document_pdf(document(*many, figure())))
    assert "Paragraph 20 " in first and "Average course" in others[-1]


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    for lines in range(1, 40, 2):
        pieces = (Paragraph("line\n" * lines), figure("a"))
        two = Document(
            "T",
            (),
            (Section("a", "A", pieces), Section("b", "Bees", (Paragraph("L.", "lead"), figure("b")))),
            (),
        )
        there = next(page for page in pages(document_pdf(two)) if "Bees" in page)
        assert "Average course b" in there


def test_no_rank_of_headings_is_left_out() -> None:
    """Red when the headings of pieces are of the third rank wherever they stand."""
    bare = Section("", "", (Paragraph("w", heading="H"), figure(), MEAN))
    found = [
        kind for kind in kinds(document_pdf(Document("T", (), (bare,), ()))) if kind in ("H1", "H2", "H3")
    ]
    assert found == ["H1", "H2", "H2", "H2"]


def test_a_document_of_many_sections_begins_with_a_list_of_them() -> None:
    made = document_pdf(everything())
    assert "TOC" in kinds(made) and kinds(made).count("TOCI") == 6
    assert "TOC" not in kinds(document_pdf(document()))


def test_words_of_any_length_stay_on_the_page() -> None:
    """Red without breaks inside words."""
    made = document_pdf(everything())
    assert said(made).count("x") >= 5 * 300
    assert max(len(line) for page in pages(made) for line in page.replace(" .", "").splitlines()) < 120, (
        "letters in a line"
    )


def test_a_table_of_many_columns_goes_on_below_with_its_first_column_again() -> None:
    made = document_pdf(document(table(rows=3, columns=60)))
    words = said(made)
    assert kinds(made).count("Table") > 2 and all(f"N{at}" in words for at in range(1, 60))
    assert words.count("Place2") == kinds(made).count("Table")
    assert "furthercolumns" in words


def test_a_cell_longer_than_a_page_is_all_there() -> None:
    words = " ".join(f"word{at}" for at in range(2_000))
    made = document_pdf(
        document(Table("t", "T", (Column("a", "A"), Column("b", "B")), ((cell("x"), cell(words)),)))
    )
    assert len(read(made).pages) > 1 and "word1999" in said(made)


@pytest.mark.parametrize("words", MARKUP)
def test_words_are_never_read_as_anything_else(words: str) -> None:
    one = Table("t", words, (Column("a", words),), ((cell(words),),), words)
    every = Document(
        words, (words,), (Section("s", words, (Paragraph(words), one, Paragraph(words, "note", words))),), ()
    )
    assert said(document_pdf(every)).count(flat(words)) >= 8


def test_evil_words_are_harmless() -> None:
    words = said(document_pdf(document(Paragraph(EVIL))))
    assert flat("<script>alert(1)</script> &") in words and flat('#read("x") $x$ *b*') in words


@pytest.mark.parametrize(
    "shown", [Document("", (), (), ()), Document("", ("",), (Section("", "", ()),), ("",), ""), document()]
)
def test_empty_documents_are_pages(shown: Document) -> None:
    assert len(read(document_pdf(shown)).pages) == 1


def test_a_figure_without_a_drawing_is_its_sentence() -> None:
    made = document_pdf(document(Figure("F", "", "", "", "", "Too few to draw.")))
    assert "Toofewtodraw." in said(made) and "Figure" not in kinds(made)


def test_a_tall_picture_fits_on_a_page() -> None:
    """Red at the width of the page: it would run out below."""
    tall = (
        figure()
        .paper.replace('viewBox="0 0 640 120"', 'viewBox="0 0 300 3000"')
        .replace('height="120"', 'height="3000"')
    )
    made = document_pdf(
        document(Figure("F", "x", "", tall.replace('width="640"', 'width="300"'), "Below it.", "d"), MEAN)
    )
    assert "Belowit." in flat(pages(made)[-1]) and len(read(made).pages) <= 2


LINES = "line\n" * 120 + "last line"


@pytest.mark.parametrize(
    "pieces",
    [
        (table(rows=14, columns=60, note="last line"),),
        (table(), Paragraph(LINES, "note")),
        (table(note=LINES),),
        (table(caption=LINES),),
        (Table("t", "T", (Column("a", "A"),), ((cell(LINES),),)),),
        (figure(), Paragraph(LINES, "note")),
        (figure(sentence=LINES),),
        (Paragraph(LINES, "note"),),
        (Paragraph(LINES, "lead"),),
    ],
)
def test_what_no_page_could_hold_goes_on_overleaf(pieces: Any) -> None:
    """Red when it is held together: what is more than a page lies below the paper, where no program reads it."""
    made = document_pdf(document(*pieces))
    assert len(read(made).pages) > 1 and "lastline" in said(made)
    assert min(heights(made)) > 20, "points above the end of the page"


def test_a_picture_that_is_none_is_refused_without_its_words() -> None:
    with pytest.raises(NotPrinted) as refused:
        document_pdf(document(Figure("x", "x", "", "<svg", "secret", "secret")))
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_the_paper_is_the_one_chosen(paper: Any, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(document_pdf(document(paper=paper)))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_two_hundred_tables_are_quick() -> None:
    many = document(*(table(f"t{at}", rows=10, columns=6) for at in range(200)))
    began = perf_counter()
    document_pdf(many)
    assert perf_counter() - began < 60, "seconds; it takes three"


def test_long_titles_stay_short_on_every_other_page() -> None:
    found = pages(document_pdf(document(table(rows=100), title="word " * 60)))
    assert len(found) > 1 and "word word" in found[1] and len(found[1].partition("Group")[0]) < 130
    assert LONG not in found[1]
