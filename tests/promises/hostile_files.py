"""The files that are made to do harm, those that are only damaged, and those that look odd and are harmless."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

PRIVATE = "quince lantern"
"""Words of somebody, in every file that has any. They belong in no log and no error."""

_ROWS = f"date,mood,note\n2026-01-01,4,{PRIVATE}\n2026-01-02,5,{PRIVATE}\n"


def _zip(*files: tuple[str, bytes], mode: int = 0) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return made.getvalue()


def _nested() -> bytes:
    data = _zip(("diary.csv", _ROWS.encode()))
    for _depth in range(20):
        data = _zip(("diary.zip", data))
    return data


def _many() -> bytes:
    return _zip(*((str(at), b"") for at in range(100_000)))


def _xml() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "{PRIVATE}">{levels}]><d>&a11;</d>'.encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip bomb": lambda: _zip(("journal.json", bytes(210_000_000))),
    "nested zip": _nested,
    "zip slip": lambda: _zip(("../../diary.csv", _ROWS.encode())),
    "symlink": lambda: _zip(("diary.csv", b"/etc/passwd"), mode=0o120777),
    "100,000 files": _many,
    "deep JSON": lambda: b"[" * 100_000 + b"]" * 100_000,
    "NaN": lambda: b'{"note": "' + PRIVATE.encode() + b'", "mood": NaN}',
    "doubled names": lambda: b'{"mood": 1, "mood": 2, "note": "' + PRIVATE.encode() + b'"}',
    "NUL": lambda: _ROWS.replace("4", "4\0").encode(),
    "half a surrogate": lambda: _ROWS.encode() + b"2026-01-03,4,\xed\xa0\xbd\n",
    "bad UTF-8": lambda: _ROWS.encode() + b"2026-01-03,4,\xff\xfe\n",
    "50 MB": lambda: b"date,mood\n" + b"2026-01-01,4\n" * 3_850_000,
    "huge number": lambda: b'{"mood": ' + b"9" * 1_000_000 + b"}",
    "XML bomb": _xml,
    "a cell of 200 kB": lambda: _ROWS.encode() + b"2026-01-03,4," + b"x" * 200_000 + b"\n",
    "nothing": lambda: b"",
    "cut off": lambda: _ROWS.encode() + b'2026-01-03,4,"' + PRIVATE.encode(),
    "cut off archive": lambda: _zip(("journal.json", _ROWS.encode()))[:60],
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + bytes(200),
    "a database": lambda: b"SQLite format 3\0" + bytes(4096),
}

HARMLESS: dict[str, Callable[[], bytes]] = {
    "byte order mark": lambda: b"\xef\xbb\xbf" + _ROWS.encode(),
    "UTF-16": lambda: _ROWS.encode("utf-16"),
}
"""Read by right as a diary: spreadsheets save such files. An archive is never written so."""
