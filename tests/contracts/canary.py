"""Canaries: words that stand nowhere else, one for every field there is, and the search for them in any disguise."""

import base64
import datetime as dt
import itertools
import re
import secrets
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec

from inkling.journal import ENTRY_KINDS, Entry


class Canaries:
    """Makes canaries and remembers each, by the field it was put into."""

    def __init__(self) -> None:
        self.stem = "".join(secrets.choice("bcdfghjklmnpqrstvwxz") for _ in range(14))
        self.words: dict[str, str] = {}
        self.others: dict[str, bytes] = {}
        self._count = itertools.count(1)

    def word(self, where: str) -> str:
        """A word for this field. All share one stem, which is what is searched for."""
        self.words[where] = f"{self.stem} {next(self._count)}"
        return self.words[where]

    def other(self, where: str, value: bytes | str) -> None:
        """Something else that must stand nowhere: a number, a day, a code, a token."""
        self.others[where] = value if isinstance(value, bytes) else value.encode()

    @property
    def needles(self) -> dict[str, bytes]:
        """Everything to search for."""
        return {"a canary": self.stem.encode(), **self.others}

    def entries(self) -> Iterator[Entry]:
        """One entry of every kind with something of its own in every field. Fails on a type it cannot fill."""
        for kind in ENTRY_KINDS:
            values = {
                field.name: self._fill(f"{kind.__name__}.{field.name}", field.type) for field in _fields(kind)
            }
            yield kind(**values)

    def _fill(self, where: str, type: msgspec.inspect.Type) -> Any:
        match type:
            case msgspec.inspect.StrType():
                return self.word(where)
            case msgspec.inspect.IntType():
                return self._number(where, 10**9 + secrets.randbelow(10**9))
            case msgspec.inspect.FloatType():
                return self._number(where, (10**9 + secrets.randbelow(10**9)) / 1000)
            case msgspec.inspect.BoolType():
                return True
            case msgspec.inspect.UUIDType():
                return uuid4() if where.endswith(".id") else self._uuid(where)
            case msgspec.inspect.DateType():
                return self._day(where)
            case msgspec.inspect.DateTimeType():
                return dt.datetime.combine(self._day(where), dt.time(3, 4, 5, 678901), dt.UTC)
            case msgspec.inspect.TimeType():
                return self._time(where)
            case msgspec.inspect.LiteralType(values=values):
                return values[-1]
            case msgspec.inspect.UnionType(types=types):
                return self._fill(
                    where, next(one for one in types if not isinstance(one, msgspec.inspect.NoneType))
                )
            case msgspec.inspect.VarTupleType(item_type=item) | msgspec.inspect.ListType(item_type=item):
                return (self._fill(where, item), self._fill(where, item))
            case msgspec.inspect.DictType(key_type=key, value_type=value):
                return {self._fill(f"{where} key", key): self._fill(where, value)}
            case msgspec.inspect.StructType(cls=cls):
                return cls(
                    **{each.name: self._fill(f"{where}.{each.name}", each.type) for each in _fields(cls)}
                )
        raise TypeError(f"{where} has a type no canary was made for: {type}")

    def _number(self, where: str, number: float) -> float:
        self.other(where, str(number))
        return number

    def _time(self, where: str) -> dt.time:
        time = dt.time(
            *(secrets.randbelow(most) for most in (24, 60, 60)), 10**5 + secrets.randbelow(8 * 10**5)
        )
        self.other(where, time.isoformat())
        return time

    def _uuid(self, where: str) -> UUID:
        id = uuid4()
        self.other(where, id.bytes)
        self.other(f"{where}, in words", str(id))
        return id

    def _day(self, where: str) -> dt.date:
        day = dt.date(1200 + secrets.randbelow(300), 1 + secrets.randbelow(12), 1 + secrets.randbelow(28))
        self.other(where, day.isoformat())
        return day


def _fields(kind: type[msgspec.Struct]) -> Iterable[msgspec.inspect.Field]:
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    return info.fields


def _base64(needle: bytes, shift: int, encode: Callable[[bytes], bytes]) -> bytes:
    """How the needle looks in the middle of a longer text whose length before it is 0, 1 or 2 beyond threes."""
    first = {0: 0, 1: 2, 2: 3}[shift]
    body = encode(bytes(shift) + needle).rstrip(b"=")
    last = len(body) - ((shift + len(needle)) % 3 > 0)
    return body[first:last]


DISGUISES: dict[str, Callable[[bytes], bytes]] = {
    "raw": bytes,
    "hex": lambda needle: needle.hex().encode(),
    "hex in capitals": lambda needle: needle.hex().upper().encode(),
    "UTF-16 LE": lambda needle: needle.decode("latin-1").encode("utf-16-le"),
    "UTF-16 BE": lambda needle: needle.decode("latin-1").encode("utf-16-be"),
    **{
        f"{name}, shifted by {shift}": (lambda needle, s=shift, e=encode: _base64(needle, s, e))
        for name, encode in (("base64", base64.b64encode), ("base64 for addresses", base64.urlsafe_b64encode))
        for shift in range(3)
    },
}


def found(needles: dict[str, bytes], *places: Path) -> list[str]:
    """Where does any of the needles stand in any file under these places, in any disguise, or in a file's name?"""
    files = [path for place in places for path in (place.rglob("*") if place.is_dir() else [place])]
    hits = [
        f"{name} in the name of {path.name}"
        for path in files
        for name, n in needles.items()
        if _named(path, n)
    ]
    for path in files:
        if path.is_file():
            content = path.read_bytes()
            content = b"\0".join((content, *unpacked(content)))
            hits += [
                f"{name}, {how}, in {path.name}"
                for name, needle in needles.items()
                for how, disguise in DISGUISES.items()
                if disguise(needle) in content
            ]
    return hits


_PACKED = re.compile(rb"(?=\x1f\x8b\x08|[\x08-\x78][\x01\x5e\x9c\xda])", re.DOTALL)
"""Where something packed could begin: as gzip, or as zlib with any window and any of its usual levels."""

_UNPACKED_AT_MOST = 1 << 20


def unpacked(content: bytes) -> Iterator[bytes]:
    """Whatever in these bytes can be unpacked, from wherever it begins."""
    for at in (found.start() for found in _PACKED.finditer(content)):
        gzip = content[at] == 0x1F
        if gzip or (content[at] & 15 == 8 and int.from_bytes(content[at : at + 2], "big") % 31 == 0):
            with suppress(zlib.error):
                reader = zlib.decompressobj(31 if gzip else 15)
                plain = reader.decompress(content[at:], _UNPACKED_AT_MOST)
                if len(plain) > 8:
                    yield plain


def _named(path: Path, needle: bytes) -> bool:
    return needle in path.name.encode()
