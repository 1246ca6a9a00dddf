"""The entries of an archive, decoded without believing anything: nothing twice, nothing unknown, nothing impossible.

`msgspec` refuses what is not JSON (also NaN, broken UTF-8, lone surrogates and numbers out of range) and what no
entry can hold. It passes over doubled and unknown names, so an entry has to stand again as it stood: what would be
lost by reading and writing it is refused.
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from inkling.exchange.archive.fitting import fits
from inkling.exchange.archive.manifest import Manifest
from inkling.exchange.archive.writing import CLOSING, OPENING
from inkling.exchange.errors import ArchiveError
from inkling.journal import ENTRY_KINDS, Entry, decode, encode
from inkling.language import gettext as _


class _Journal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole, its entries not looked at yet."""

    format: str
    version: int
    entries: list[msgspec.Raw]


class _Known(msgspec.Struct, frozen=True):
    """As much of any entry as tells which kind it says it is."""

    kind: str


class Doubled(ValueError):
    """A name stands twice in one object, so that it is not clear what it says."""


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON with each name once. Raises `Doubled`."""
    said = dict(pairs)
    if len(said) != len(pairs):
        raise Doubled
    return said


def entries_in(data: bytes, manifest: Manifest) -> tuple[Entry, ...]:
    """Every entry of this journal file, as many of each kind as the manifest counts. Raises `ArchiveError`."""
    if not (data.startswith(OPENING) and data.endswith(CLOSING)):
        raise _impossible()
    try:
        raws = [bytes(raw) for raw in msgspec.json.decode(data, type=_Journal).entries]
        if OPENING + b",\n".join(raws) + CLOSING != data:
            raise _impossible()
        entries = tuple(_entry(raw) for raw in raws)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _impossible() from None
    if len(_ids(entries)) != len(entries) or Counter(entry.kind for entry in entries) != manifest.counts:
        raise _impossible()
    return entries


def _entry(raw: bytes) -> Entry:
    try:
        entry = decode(raw)
    except msgspec.ValidationError:
        raise _why(raw) from None
    if encode(entry) != raw:
        _refuse_loss(raw, entry)
    if b"\\u0000" in raw and _has_nul(json.loads(raw)):
        raise _impossible()
    for each in entry.earlier:
        before = decode(each.was)
        if type(before) is not type(entry) or before.id != entry.id or before.earlier or not fits(before):
            raise _impossible()
    if not fits(entry):
        raise _impossible()
    return entry


def _why(raw: bytes) -> ArchiveError:
    """A kind this program has never heard of, or an entry of a known kind that cannot be?"""
    try:
        said = msgspec.json.decode(raw, type=_Known).kind
    except msgspec.DecodeError:
        return _impossible()
    return _impossible() if said in {kind.__struct_config__.tag for kind in ENTRY_KINDS} else _unknown()


def _refuse_loss(raw: bytes, entry: Entry) -> None:
    """It was written otherwise than we would, for instance with a default spelled out. That is no harm, as long as
    all of it is still there."""
    try:
        said = json.loads(raw, object_pairs_hook=without_doubles)
    except ValueError:
        raise _impossible() from None
    if not _is_in(said, {"kind": entry.kind, **_whole(entry)}):
        raise _unknown()


def _whole(value: Any) -> Any:
    """What this stands for in JSON, with every field, also those at their default."""
    match value:
        case msgspec.Struct():
            return {name: _whole(getattr(value, name)) for name in value.__struct_fields__}
        case dict():
            return {name: _whole(each) for name, each in value.items()}
        case tuple() | list():
            return [_whole(each) for each in value]
    return msgspec.to_builtins(value)


def _is_in(said: Any, stands: Any) -> bool:
    match said, stands:
        case dict(), dict():
            return all(name in stands and _is_in(value, stands[name]) for name, value in said.items())
        case list(), list():
            return len(said) == len(stands) and all(map(_is_in, said, stands))
        case _:
            return bool(said == stands)


def _has_nul(said: Any) -> bool:
    match said:
        case str():
            return "\0" in said
        case dict():
            return any(_has_nul(name) or _has_nul(value) for name, value in said.items())
        case list():
            return any(_has_nul(each) for each in said)
    return False


def _ids(entries: Iterable[Entry]) -> set[UUID]:
    return {entry.id for entry in entries}


def _impossible() -> ArchiveError:
    return ArchiveError(_("This file holds something that no journal can hold, so nothing of it was read."))


def _unknown() -> ArchiveError:
    return ArchiveError(
        _("This file holds something this Inkling does not know. Install a newer one, then bring it in.")
    )
