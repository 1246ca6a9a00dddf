"""A document as a page: one file that asks for nothing, read in order, and never more than words."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from time import perf_counter

import pytest

from inkling.printing import Column, Document, Figure, Paragraph, Section, Table, document_page
from tests.printing.documents import EVIL, LONG, MEAN, cell, document, everything, figure, table

STYLE = ":root { color-scheme: light dark; }"


class Read(HTMLParser):
    """Every tag with what it has, and every word."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(page.partition("<style>")[0] + page.partition("</style>")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "path"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def count(self, tag: str, **has: str) -> int:
        """How many of these tags are there, with these attributes?"""
        return sum(
            name == tag and all(found.get(key) == value for key, value in has.items())
            for name, found in self.tags
        )

    def ids(self) -> list[str]:
        """Every address in the page."""
        return [found["id"] or "" for _tag, found in self.tags if "id" in found]


def page(shown: Document) -> Read:
    """The page of this document, read: every tag that is opened is closed."""
    read = Read(document_page(shown, STYLE))
    assert read.open == []
    return read


def test_it_works() -> None:
    made = document_page(document(Paragraph("Half got better.", "lead"), table(), MEAN, figure()), STYLE)
    assert made.startswith("<!doctype html>") and STYLE in made
    for words in (
        "Sudden gains",
        "PHQ-9.",
        "Outcomes",
        "Half got better.",
        "Before and after",
        "No verdict.",
    ):
        assert words in made


def test_it_asks_for_nothing() -> None:
    made = document_page(everything(), STYLE)
    assert "default-src 'none'; style-src 'unsafe-inline'" in made
    read = page(everything())
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _has in read.tags}
    assert not [
        found for _tag, found in read.tags for key in found if key.startswith("on") or key in ("src", "style")
    ]
    assert all((found["href"] or "").startswith("#") for _tag, found in read.tags if "href" in found)


def test_words_are_never_anything_else() -> None:
    """Red without escaping anywhere: a title, a line, a heading, a note, a cell, a caption, a note of a table."""
    one = Table("t", EVIL, (Column("a", EVIL),), ((cell(EVIL),),), EVIL)
    nothing = Figure(EVIL, "", "", "", EVIL, EVIL)
    shown = Figure(EVIL, "<svg></svg>", "", "", EVIL, EVIL)
    pieces = (Paragraph(EVIL, "lead", EVIL), one, one, Paragraph(EVIL, "note", EVIL), nothing, shown)
    evil = Document(EVIL, (EVIL,), (Section(EVIL, EVIL, pieces), Section(EVIL, EVIL, ())), (EVIL,), EVIL)
    read = page(evil)
    assert read.words.count("<script>alert(1)</script> & \"q\" 'q'") >= 16
    assert read.count("script") == 0 and read.count("html", lang="en") == 1
    assert "\x00" not in read.words and read.words.encode()


def test_headings_are_in_order() -> None:
    """Red with h3 under no h2."""
    ranks = [int(tag[1]) for tag, _has in page(everything()).tags if re.fullmatch(r"h\d", tag)]
    assert ranks[0] == 1 and ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_every_section_is_a_link_away_and_every_address_is_one_place() -> None:
    """Two sections have the same key. Red when addresses are the keys."""
    read = page(everything())
    links = [(found["href"] or "")[1:] for tag, found in read.tags if tag == "a"]
    assert len(links) == 6 and len(set(links)) == 6 and set(links) <= set(read.ids())
    assert len(read.ids()) == len(set(read.ids()))
    named = [found["aria-labelledby"] or "" for _tag, found in read.tags if "aria-labelledby" in found]
    assert {each for ids in named for each in ids.split()} <= set(read.ids())


def test_a_single_section_needs_no_list() -> None:
    assert page(document(MEAN)).count("nav") == 0


def test_a_table_says_what_its_cells_are() -> None:
    read = page(document(table(rows=3, columns=4)))
    assert read.count("th", scope="col") == 4 and read.count("th", scope="row") == 3
    assert read.count("td", **{"class": "n"}) == 9 and read.count("caption") == 1
    assert read.count("div", role="region", tabindex="0") == 1


def test_tables_called_the_same_are_told_apart() -> None:
    """Red when each frame is named by its caption alone, or not at all."""
    made = document_page(
        document(*[table(caption="Same")] * 3, Table("t", "", (Column("a", "A"),), ())), STYLE
    )
    assert re.findall(r'role="region" tabindex="0" (\S+="[^"]*")', made) == [
        'aria-labelledby="table-1"',
        'aria-label="Same, table 2"',
        'aria-label="Same, table 3"',
        'aria-label="Table 4"',
    ]


@pytest.mark.parametrize(
    "pieces",
    [(table(), MEAN), (MEAN, table()), (Paragraph("x"), MEAN, figure()), (figure(), MEAN, Paragraph("x"))],
)
def test_a_note_stands_beside_its_numbers(pieces: tuple[Paragraph | Table | Figure, ...]) -> None:
    """Whether it comes before or after them, it is read after them. Red when it stands where it was put."""
    made = document_page(document(*pieces), STYLE)
    assert made.count('class="beside"') == 1
    assert made.index('class="numbers"') < made.index('class="notes"') < made.index("Regression to the mean")


def test_a_note_between_two_belongs_to_the_first_and_one_without_numbers_stands_alone() -> None:
    first = document_page(document(table("a"), MEAN, table("b")), STYLE)
    assert first.index("Regression") < first.index("Before and after, b")
    lead = Paragraph("Half got better.\nOne in ten did not.", "lead")
    said = document_page(document(lead, MEAN, Paragraph("words")), STYLE)
    assert said.count('class="beside"') == 1 and said.count('<p class="say">') == 2
    alone = document_page(document(MEAN, Paragraph("words"), MEAN), STYLE)
    assert "beside" not in alone.partition("</style>")[2] and alone.count("Regression") == 2


@pytest.mark.parametrize(
    "shown", [Document("", (), (), ()), Document("", ("",), (Section("", "", ()),), ("",)), document()]
)
def test_empty_documents_are_pages(shown: Document) -> None:
    read = page(shown)
    assert read.count("main") == read.count("h1") == read.count("title") == 1
    assert not re.search(r"<(h\d|title|p|nav|footer|th)[^>]*></\1>", document_page(shown, STYLE))


def test_what_is_empty_says_so() -> None:
    read = page(everything())
    assert "No rows." in read.words and "No numbers." in read.words and "Too few." in read.words
    assert not re.search(r"<(h\d|p|th|caption)[^>]*></\1>", document_page(everything(), STYLE))


def test_a_drawing_without_a_name_gets_one() -> None:
    bare = Figure("F", "<svg></svg>", "", "", "S", "What it shows")
    assert page(document(bare)).count("div", role="img", **{"aria-label": "What it shows"}) == 1
    assert page(document(figure())).count("div", role="img") == 0


def test_only_a_long_word_may_break() -> None:
    read = page(document(_words("short words, many of them in a row"), _words(LONG)))
    assert read.count("span", **{"class": "long"}) == 1


def _words(words: str) -> Table:
    return Table("t", words[:9], (Column("a", "A", number=False),), ((cell(words),),))


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("us-letter", "letter")])
def test_it_prints_on_the_paper_that_was_chosen(paper: str, size: str) -> None:
    assert f"@page {{ size: {size}; }}" in document_page(document(paper=paper), STYLE)


def test_two_hundred_tables_are_quick() -> None:
    many = document(*(table(f"t{at}", rows=20, columns=8) for at in range(200)))
    began = perf_counter()
    document_page(many, STYLE)
    assert perf_counter() - began < 5, "seconds; it takes a fifth of one"
