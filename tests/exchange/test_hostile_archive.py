"""Archives made to do harm, or only damaged: each refused with one sentence, quickly, and without unpacking it."""

import stat
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest

from inkling.exchange import ArchiveError, is_archive, read_archive
from tests.exchange.archives import ID, archive, one_check_in, packed, saying, unpacked, with_entry

FOREIGN, DAMAGED, IMPOSSIBLE, NEWER, UNKNOWN, LARGE = (
    "not a file that Inkling exported",
    "changed or damaged",
    "no journal can hold",
    "made by a newer Inkling",
    "does not know",
    "more than is read at once",
)


def _set(name: str, value: object) -> Callable[[zipfile.ZipInfo], None]:
    return lambda info: setattr(info, name, value)


@cache
def _bomb() -> bytes:
    return packed({**unpacked(one_check_in()), "journal.json": bytes(210_000_000)})


@cache
def _many() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for at in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{at}"), b"")
    return made.getvalue()


def _twice() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        for name, content in [*unpacked(one_check_in()).items(), ("journal.json", b"")]:
            archive.writestr(name, content)
    return made.getvalue()


def _moved(**files: bytes) -> bytes:
    return packed(
        {**unpacked(one_check_in()), **{name.replace("__", "/"): data for name, data in files.items()}}
    )


@cache
def _fifty() -> bytes:
    return saying(b"[" + b"1," * 25_000_000 + b"1]")


def _flipped() -> bytes:
    data = bytearray(one_check_in())
    data[len(data) // 2] ^= 1
    return bytes(data)


def _nested() -> bytes:
    files = unpacked(one_check_in())
    return packed({**files, "inside.zip": one_check_in()})


def _instead() -> bytes:
    return saying(one_check_in())


def _swap(old: bytes, new: bytes) -> bytes:
    def change(entry: bytes) -> bytes:
        assert old in entry
        return entry.replace(old, new)

    return with_entry(change)


NOTE = b'"note":"Rain"'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", FOREIGN),
    "text": (lambda: b"date,mood\n2026-01-01,4\n", FOREIGN),
    "a bomb": (_bomb, LARGE),
    "a hundred thousand files": (_many, FOREIGN),
    "a zip in it": (_nested, FOREIGN),
    "a zip instead": (_instead, IMPOSSIBLE),
    "a path out of it": (lambda: _moved(**{"..__..__evil": b"x"}), FOREIGN),
    "an absolute path": (lambda: packed({"/etc/passwd": b"x"}), FOREIGN),
    "one file missing": (lambda: packed({"journal.json": b"x", "manifest.json": b"{}"}), FOREIGN),
    "a name twice": (_twice, FOREIGN),
    "links": (
        lambda: packed(unpacked(one_check_in()), _set("external_attr", (stat.S_IFLNK | 0o777) << 16)),
        FOREIGN,
    ),
    "packed otherwise": (
        lambda: packed(unpacked(one_check_in()), _set("compress_type", zipfile.ZIP_LZMA)),
        FOREIGN,
    ),
    "cut off": (lambda: one_check_in()[:-40], DAMAGED),
    "half of it": (lambda: one_check_in()[: len(one_check_in()) // 2], DAMAGED),
    "a bit flipped": (_flipped, DAMAGED),
    "another journal": (lambda: _moved(**{"journal.json": unpacked(archive())["journal.json"]}), DAMAGED),
    "another page": (lambda: _moved(**{"readable.html": b"x" * 2891}), DAMAGED),
    "no manifest": (lambda: _moved(**{"manifest.json": b"[]"}), FOREIGN),
    "a manifest twice": (
        lambda: _moved(**{"manifest.json": b'{"format":"inkling-journal","version":1,"version":1}'}),
        FOREIGN,
    ),
    "a deep manifest": (lambda: _moved(**{"manifest.json": b"[" * 30_000 + b"]" * 30_000}), FOREIGN),
    "a manifest that is large": (lambda: _moved(**{"manifest.json": b" " * 70_000}), LARGE),
    "a newer format": (lambda: saying(b"x", version=2, added="later"), NEWER),
    "a format of nobody": (lambda: saying(b"x", version=0), FOREIGN),
    "another format": (lambda: saying(b"x", format="other"), FOREIGN),
    "counts that are wrong": (lambda: with_entry(bytes, counts={"check-in": 2}), IMPOSSIBLE),
    "no JSON": (lambda: saying(b"hello"), IMPOSSIBLE),
    "names of the file twice": (lambda: with_entry(lambda raw: raw + b'],"entries":['), IMPOSSIBLE),
    "deep JSON": (lambda: _swap(NOTE, b'"note":' + b"[" * 100_000 + b"]" * 100_000), IMPOSSIBLE),
    "deep JSON that is unknown": (
        lambda: _swap(NOTE, b'"other":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        IMPOSSIBLE,
    ),
    "NaN": (lambda: _swap(b'"energy":1', b'"energy":NaN'), IMPOSSIBLE),
    "infinity": (lambda: _swap(b'"energy":1', b'"energy":1e999'), IMPOSSIBLE),
    "a name twice in an entry": (lambda: _swap(NOTE, NOTE + b"," + NOTE), IMPOSSIBLE),
    "a NUL": (lambda: _swap(b"Rain", b"Ra\\u0000in"), IMPOSSIBLE),
    "a bare NUL": (lambda: _swap(b"Rain", b"Ra\0in"), IMPOSSIBLE),
    "half a pair": (lambda: _swap(b"Rain", b"\\ud83d"), IMPOSSIBLE),
    "broken UTF-8": (lambda: _swap(b"Rain", b"\xff\xfe"), IMPOSSIBLE),
    "UTF-16": (
        lambda: saying(unpacked(one_check_in())["journal.json"].decode().encode("utf-16")),
        IMPOSSIBLE,
    ),
    "a mark of byte order": (
        lambda: saying(b"\xef\xbb\xbf" + unpacked(one_check_in())["journal.json"]),
        IMPOSSIBLE,
    ),
    "fifty megabytes": (_fifty, LARGE),
    "a huge number": (lambda: _swap(b'"energy":1', b'"energy":' + b"9" * 1_000_000), IMPOSSIBLE),
    "a place off the plane": (lambda: _swap(b'"energy":1', b'"energy":5'), IMPOSSIBLE),
    "a place below the plane": (lambda: _swap(b'"energy":1', b'"energy":-1'), IMPOSSIBLE),
    "an entry twice": (
        lambda: with_entry(lambda raw: raw + b",\n" + raw, counts={"check-in": 2}),
        IMPOSSIBLE,
    ),
    "a kind of later": (lambda: _swap(b'"check-in"', b'"dream"'), UNKNOWN),
    "a kind of later with fields of its own": (
        lambda: with_entry(lambda raw: b'{"kind":"dream","x":1}'),
        UNKNOWN,
    ),
    "a field of later": (lambda: _swap(NOTE, b'"weather":"Rain"'), UNKNOWN),
    "something within a field of later": (lambda: _swap(b'"zone":', b'"place":"home","zone":'), UNKNOWN),
    "a before that is no entry": (lambda: _swap(NOTE, _before("{}")), IMPOSSIBLE),
    "a before of another": (
        lambda: _swap(NOTE, _before(_AN_ENTRY.replace(str(ID), "00000000-0000-0000-0000-000000000001"))),
        IMPOSSIBLE,
    ),
    "a before of another kind": (
        lambda: _swap(NOTE, _before(_AN_ENTRY.replace('"check-in"', '"pause"'))),
        IMPOSSIBLE,
    ),
}

_AN_ENTRY = (
    f'{{"kind":"check-in","id":"{ID}","happened":{{"day":"2026-01-01"}},"written":{{"day":"2026-01-01"}},'
    '"pleasantness":1,"energy":1}'
)


def _before(was: str) -> bytes:
    said = was.replace('"', '\\"')
    return f'"earlier":[{{"until":{{"day":"2026-01-01","at":null,"zone":""}},"was":"{said}"}}]'.encode()


@pytest.mark.parametrize("how", HOSTILE)
def test_it_is_refused_with_one_sentence(how: str) -> None:
    """Each was seen to be taken, or to end in a traceback, without the line of `reading` or `strict` it is for."""
    make, sentence = HOSTILE[how]
    with pytest.raises(ArchiveError, match=sentence) as said:
        read_archive(make())
    assert "Rain" not in str(said.value)


def test_so_that_the_tests_above_are_refused_for_the_right_reason() -> None:
    assert len(read_archive(with_entry(bytes)).entries) == 1
    assert len(read_archive(_swap(NOTE, _before(_AN_ENTRY))).entries) == 1
    assert len(read_archive(packed(unpacked(one_check_in()))).entries) == 1, "packed anew by another program"


@pytest.mark.parametrize("how", ["a bomb", "a hundred thousand files", "fifty megabytes", "a huge number"])
def test_it_is_refused_before_it_takes_anything(how: str) -> None:
    """A generous bar; tests/promises counts the exact one."""
    data = HOSTILE[how][0]()
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(ArchiveError):
        read_archive(data)
    taken = time.process_time() - begun
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 2
    assert most < 32_000_000


def test_defaults_that_are_spelled_out_are_no_reason() -> None:
    """As a form leaves them, when a choice happens to be the usual one."""
    entry = read_archive(_swap(NOTE, b'"note":"","imported":false,"signs":[]')).entries[0]
    assert entry.signs == ()


def test_what_looks_like_an_archive() -> None:
    assert is_archive(one_check_in())
    assert not is_archive(packed({"xl/workbook.xml": b"x", "[Content_Types].xml": b"x"}))
    assert not is_archive(b"date,mood\n")
