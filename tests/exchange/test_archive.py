"""A journal as one archive: the same bytes each time, all of it in both files, and all of it back again."""

import hashlib
import random
import re
import zipfile
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from io import BytesIO

import msgspec
import pytest

from inkling.exchange import journal_json, merge, read_archive, readable_page
from inkling.exchange.archive.names import CHOICES, FIELDS, KINDS
from inkling.journal import ENTRY_KINDS, Inkling, Journal, corrected, decode, encode
from inkling.journal.sample import sample_journal
from tests.cast import NOW_MOMENT, check_in
from tests.clock import TODAY
from tests.exchange.archives import DAY, ID, archive, every_kind, unpacked


def test_the_same_journal_gives_the_same_bytes() -> None:
    """Red without sorting, and with the time of day in the zip."""
    entries = list(sample_journal(TODAY).entries)
    before = archive(entries)
    random.Random(3).shuffle(entries)
    assert archive(entries) == before
    assert archive(entries, DAY + timedelta(days=1)) != before


def test_it_comes_back_whole() -> None:
    _canaries, entries = every_kind()
    for there in (entries, sample_journal(TODAY).entries, ()):
        back = read_archive(archive(there))
        assert journal_json(back.entries) == journal_json(decode(encode(entry)) for entry in there)
        assert archive(back.entries) == archive(decode(encode(entry)) for entry in there)


def test_every_kind_and_every_field_is_in_both_files() -> None:
    """Red when any field is left out of the page."""
    canaries, entries = every_kind()
    assert {type(entry) for entry in entries} == set(ENTRY_KINDS)
    files = unpacked(archive(entries))
    page, journal = unescape(files["readable.html"].decode()), files["journal.json"].decode()
    replaced = ("pleasantness", "energy", "strength", "openness", "safety", "helpfulness", ".was")
    for where, word in canaries.words.items():
        if not where.endswith(replaced):
            assert word in journal, where
            assert word in page, where
    for where, value in canaries.others.items():
        name = where.removesuffix(", in words")
        if name.endswith(replaced) or (
            len(value) == 16 and ", in words" not in where and not value.isascii()
        ):
            continue
        assert value.decode() in journal, where
        assert value.decode() in page, where


def test_every_field_has_a_name_and_every_name_a_field() -> None:
    """A new field of an entry needs a line in `names.FIELDS`."""
    fields = {
        f"{kind.__struct_config__.tag}.{field.name}"
        for kind in ENTRY_KINDS
        for field in msgspec.structs.fields(kind)
    }
    told_apart = {"id", "happened", "written", "earlier"}
    common = {"imported", "signs", "threads"}
    wanted = {each for each in fields if each.split(".")[1] not in told_apart | common} | common
    assert {name for name in FIELDS if not name[0].isupper()} == wanted
    within = {
        f"{kind.__name__}.{field.name}"
        for kind in _structs_within()
        for field in msgspec.structs.fields(kind)
    }
    assert {name for name in FIELDS if name[0].isupper()} == within
    assert set(KINDS) == {kind.__struct_config__.tag for kind in ENTRY_KINDS}
    assert {choice.rpartition(".")[0] for choice in CHOICES} <= set(FIELDS)


def _structs_within() -> set[type[msgspec.Struct]]:
    found: set[type[msgspec.Struct]] = set()

    def look(type_: msgspec.inspect.Type) -> None:
        match type_:
            case msgspec.inspect.StructType(cls=cls, fields=fields):
                found.add(cls)
                for field in fields:
                    look(field.type)
            case msgspec.inspect.UnionType(types=types):
                for each in types:
                    look(each)
            case msgspec.inspect.VarTupleType(item_type=item):
                look(item)

    for kind in ENTRY_KINDS:
        look(msgspec.inspect.type_info(kind))
    return {cls for cls in found if cls not in ENTRY_KINDS and cls.__name__ not in ("Moment", "Earlier")}


class _Page(HTMLParser):
    """What a page would load or run, its headings, its anchors and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in ("script", "img", "link", "iframe", "form", "input", "object", "base") or "src" in said:
            self.odd.append(tag)
        self.odd += [name for name in said if name.startswith("on") or name == "style"]
        self.ids += [said["id"] or ""] if "id" in said else []
        self.links += [said["href"] or ""] if "href" in said else []
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    markup = '<script>x()</script><img src=x onerror="x()">'
    entries = [*sample_journal(TODAY).entries, check_in(TODAY, note=markup, words=(markup,))]
    text = readable_page(entries, day=DAY, program="0.1.0")
    page = _Page()
    page.feed(text)
    assert page.odd == []
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.levels[0] == 1 and page.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
    assert "http" not in text.replace("http-equiv", "") and "url(" not in text
    assert '<html lang="en">' in text and "default-src 'none'" in text


def test_how_an_entry_stood_before_is_told() -> None:
    was = check_in(TODAY, id=ID, note="The bus was late", place=(0, 4))
    now = corrected(was, msgspec.structs.replace(was, note="The bus was early", pleasantness=4), NOW_MOMENT)
    text = readable_page([now], day=DAY, program="0.1.0")
    assert text.index("The bus was early") < text.index("How it stood until") < text.index("The bus was late")
    assert "deeply unpleasant" in text


def test_what_does_not_open_is_said() -> None:
    assert "2 records of the journal did not open" in readable_page([], day=DAY, program="0", unreadable=2)


def test_the_manifest_says_what_is_in_it() -> None:
    _canaries, entries = every_kind()
    data = archive(entries)
    files = unpacked(data)
    manifest = msgspec.json.decode(files["manifest.json"])
    assert (manifest["format"], manifest["version"], manifest["program"]) == ("inkling-journal", 1, "0.1.0")
    assert manifest["made"] == "2026-11-23"
    assert manifest["counts"] == {entry.kind: 1 for entry in entries}
    for name, said in manifest["files"].items():
        assert said == {"sha256": hashlib.sha256(files[name]).hexdigest(), "bytes": len(files[name])}
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(2026, 11, 23, 0, 0, 0)}


@pytest.mark.parametrize("day", [date(1969, 7, 20), date(9999, 12, 31)])
def test_a_clock_that_is_far_off_stops_nothing(day: date) -> None:
    assert read_archive(archive([check_in(TODAY)], day)).manifest.made == day


def test_merging_keeps_what_is_there() -> None:
    """Red when an entry of the journal is replaced."""
    mine, theirs = Inkling(id=ID, happened=NOW_MOMENT, written=NOW_MOMENT, text="Mine"), check_in(TODAY)
    other = msgspec.structs.replace(mine, text="Older")
    both = read_archive(archive([other, theirs]))
    merged = merge(Journal.of([mine]), both)
    assert (merged.new, merged.same, merged.other) == ((theirs,), 0, (other,))
    again = merge(Journal.of(both.entries), both)
    assert (again.new, again.same, again.other) == ((), 2, ())
