"""The pages in docs/measures/ say what the files of the instruments say, and hold no wording."""

import pytest
from tools.measure_pages import FOLDER, pages

from inkling.measures import instruments, to_tell


def test_every_page_is_what_its_file_says():
    """Red when a file was changed and the pages were not made anew: `.venv/bin/python tools/measure_pages.py`."""
    on_disk = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert on_disk == pages()


@pytest.mark.parametrize("key", instruments())
def test_every_number_is_on_the_page_with_where_it_is_from_and_how_sure_that_is(key):
    one, page = instruments()[key], pages()[f"{key}.md"]
    lines = [line for section in to_tell(one) for line in section.lines]
    assert all(line.said in page and line.source in page and line.how_sure in page for line in lines)
    assert ("Check it before clinical use" in page) == one.from_memory
    assert not [line for line in page.splitlines() if line.count("|") not in (0, 5)]


def test_every_number_of_a_file_is_told():
    said = " ".join(line.said for section in to_tell(instruments()["gad7"]) for line in section.lines)
    for number in ("14", "3", "21", "8", "4", "0.83", "2.95", "3.41"):
        assert number in said


def test_the_index_leads_to_every_page():
    assert all(f"({key}.md)" in pages()["README.md"] for key in instruments())
