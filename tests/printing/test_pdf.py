"""Words become a PDF that can be read aloud: tagged, with its fonts inside, and never as anything but words."""

import io
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from inkling import printing
from inkling.pictures.printed import printed
from inkling.pictures.svg import drawing, line, text
from inkling.printing import Drawing, Line, NotPrinted, NoTypeface, Page, Part
from inkling.printing.signs import drawable

SVG = printed(
    drawing("wide", 640, 80, "x", "title", "desc", line(0, 10, 640, 10, "horizon"), text(5, 50, "May"))
)
PICTURE = Drawing("From May to June", SVG, "It went up in May.", "Path, May. It went up in May.")


def page(*parts: Part, drawing: Drawing | None = PICTURE, notes: str = "Notes", **more: Any) -> Page:
    """A page with these parts."""
    around = {"below": "Since 1 May.", "foot": "Nothing here is a diagnosis.", "again": "For Monday"}
    return Page("For Monday", "Session sheet", parts=parts, drawing=drawing, notes=notes, **around, **more)


def of(words: str) -> Page:
    """A page with only these words."""
    return page(Part("I hope", (Line(own=words),)), drawing=None, notes="")


def read(made: bytes) -> PdfReader:
    """The file, read by another program's eyes."""
    return PdfReader(io.BytesIO(made))


def flat(words: str) -> str:
    """Without spaces and line breaks, which a page sets anew; and as letters, where a font joins them."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def said(made: bytes) -> str:
    """Everything it says, page by page."""
    return flat(" ".join(each.extract_text() for each in read(made).pages))


def tags(made: bytes) -> list[tuple[str, str]]:
    """The structure as it is read aloud: each tag, and its words for a picture."""

    def walk(node: Any) -> Iterator[tuple[str, str]]:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                yield from walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"]), str(node.get("/Alt", ""))
            if "/K" in node:
                yield from walk(node["/K"])

    return list(walk(read(made).trailer["/Root"]["/StructTreeRoot"]))


def test_it_is_tagged_and_says_that_it_can_be_read_aloud() -> None:
    """Red without `pdf_standards`, and with headings that are only large."""
    made = printing.pdf(
        page(Part("I bring", (Line(own="one"), Line(own="two"))), Part("Shifts", (Line(ours="s"),)))
    )
    root = read(made).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    found = tags(made)
    kinds = [kind for kind, _alt in found]
    assert kinds.count("/H1") == 1 and kinds.count("/H2") == 4
    assert kinds.count("/L") == 2 and kinds.count("/LI") == 3
    assert [alt for kind, alt in found if kind == "/Figure"][-1] == PICTURE.described
    assert kinds.index("/H1") < kinds.index("/H2")


def test_the_file_tells_nothing_about_itself() -> None:
    """No private word, no hour and no name in what programs show about a file. Red with the title shown."""
    made = printing.pdf(of("To say the thing about Dad"))
    information = read(made).metadata or {}
    assert information.get("/Title") == "Session sheet"
    assert set(information) <= {"/Title", "/Creator", "/Producer"}
    about = read(made).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "Dad" not in about and "Monday" not in about and "CreateDate" not in about


def test_its_fonts_are_inside() -> None:
    for resource in (
        read(printing.pdf(page(Part("I hope", (Line(own="a", told="b"),)))))
        .pages[0]["/Resources"]["/Font"]
        .values()
    ):
        deep = resource.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert any(key.startswith("/FontFile") for key in deep)


MARKUP = [
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd") #sys.inputs',
    "$x^2$ *bold* _it_ `raw` @ref <lab> = not a heading",
    "- a list\n+ a list\n/ term: no",
    r"back\slash \n \u{41} // comment /* another */",
    "~ -- --- ... 'single' \"double\"",
    '"} , "own": "injected',
    "{{ page }} {% now %} <b>&amp;</b>",
]


@pytest.mark.parametrize("words", MARKUP)
def test_words_are_never_read_as_anything_else(words: str) -> None:
    """Red with `eval`, or with words put into the template. Nothing is fetched or read for them either."""
    assert flat(words) in said(printing.pdf(of(words)))


@pytest.mark.parametrize(
    "words", ["Ünïcödé čšž ñ ¿qué?", "Ελληνικά", "Привет", "oficina ﬁ ﬂ", "a\u202eb\u2028c\u200bd"]
)
def test_letters_of_other_tongues_stand_there(words: str) -> None:
    made = said(printing.pdf(of(words)))
    assert [sign for sign in flat(words) if sign.isalpha() and sign not in made] == []


def test_words_from_right_to_left_are_all_there() -> None:
    """In the order of their letters, one program reads them left to right; so letters are counted."""
    words = "שלום עולם"
    assert sorted(flat(words)) == sorted(
        said(printing.pdf(of(words)))
        .removeprefix("ForMondaySince1May.Ihope")
        .removesuffix("Nothinghereisadiagnosis.")
    )


def test_twenty_thousand_letters_go_on_overleaf_with_the_heading() -> None:
    """Red when a block cannot break, and without the heading on the second page. Nothing is cut."""
    words = " ".join(f"word{at}" for at in range(2_400))
    assert len(words) > 19_000
    made = printing.pdf(of(words))
    pages = [each.extract_text() for each in read(made).pages]
    assert len(pages) > 1 and all("For Monday" in each for each in pages)
    once = flat("".join(each.replace(f"For Monday · {at}", "") for at, each in enumerate(pages, 1)))
    assert flat(words) in once


def test_one_word_of_twenty_thousand_letters_stays_on_the_page() -> None:
    """Red without breaks inside words: all but the first line would lie beside the paper."""
    word = "".join(f"{at:05}" for at in range(4_000))
    made = read(printing.pdf(of(word)))
    assert len(made.pages) > 1
    pages = [each.extract_text() for each in made.pages]
    assert word in flat("".join(each.replace(f"For Monday · {at}", "") for at, each in enumerate(pages, 1)))
    assert max(len(line) for line in pages[0].splitlines()) < 110, "letters in a line"


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_the_paper_is_the_one_chosen(paper: Any, size: tuple[int, int]) -> None:
    box = read(printing.pdf(page(paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_short_page_with_its_notes_is_one_page() -> None:
    made = printing.pdf(page(*(Part(f"Part {at}", (Line(own="one line", told="5 May"),)) for at in range(5))))
    assert len(read(made).pages) == 1 and "Notes" in said(made)


def test_an_empty_page_is_a_page() -> None:
    assert len(read(printing.pdf(page(drawing=None, notes=""))).pages) == 1


def test_a_small_picture_no_font_has_is_said_by_its_name() -> None:
    """As on a computer without a font for it. Red when only the strict try is made."""

    def draws(words: str) -> bool:
        return "🥹" not in words

    found = drawable(of("so 🥹 glad 🌱"), draws)
    assert found.parts[0].lines[0].own == "so [face holding back tears] glad 🌱"


def test_letters_no_font_has_are_refused_by_name() -> None:
    with pytest.raises(NoTypeface) as refused:
        drawable(of("日 and 本"), lambda words: not set(words) & set("日本"))
    assert set(refused.value.letters) == {"日", "本"}


def test_whatever_the_typesetter_refuses_is_one_kind_of_error() -> None:
    """A picture that is none. What it says itself may quote somebody's words, and goes nowhere."""
    with pytest.raises(NotPrinted) as refused:
        printing.pdf(page(drawing=Drawing("x", "<svg", "secret", "secret")))
    assert "secret" not in str(refused.value) and refused.value.__cause__ is None


def test_it_is_loaded_only_when_something_is_printed() -> None:
    code = "import sys, inkling.printing; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_nothing_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Red with a path as output. The folder it could read is empty of words."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    printing.pdf(of("a secret word"))
    assert list(tmp_path.rglob("*")) == []
