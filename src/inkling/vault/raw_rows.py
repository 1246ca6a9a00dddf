"""Rows as they lie in a file that may be damaged: any kind of value in any column, and pages that cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, connections

from inkling.vault import homes

_SMALLEST_ROW = 64
"""Bytes: no row of ours is smaller, so a file cannot have more rows than its size holds of these."""

_KINDS = {"text": "CAST({} AS BLOB)", "bytes": "CAST({} AS BLOB)", "number": "CAST({} AS INTEGER)"}


@dataclass
class RawRows:
    """Reads tables row by row where they cannot be read in one go. `lost` says how many rows of which table could
    not be read at all."""

    lost: dict[str, int] = field(default_factory=dict)

    def of(self, table: str, **columns: str) -> Iterator[tuple[int, dict[str, bytes | int]]]:
        """Every row that can be read, with its number. `columns` says of each whether it holds a number, text or
        bytes; text comes as its bytes."""
        read = ", ".join(_KINDS[kind].format(name) for name, kind in columns.items())
        select = f"SELECT rowid, {read} FROM {table}"  # noqa: S608  names of ours, no values
        try:
            rows = self._fetch(select)
        except DatabaseError:
            rows = self._one_by_one(table, select)
        for number, *values in rows:
            yield (
                int(number),
                {name: _as(kind, value) for (name, kind), value in zip(columns.items(), values, strict=True)},
            )

    def _one_by_one(self, table: str, select: str) -> list[tuple[Any, ...]]:
        found, lost = [], 0
        for number in range(1, self._last(table) + 1):
            try:
                found += self._fetch(f"{select} WHERE rowid = {number}")
            except DatabaseError:
                lost += 1
        self.lost[table] = lost
        return found

    def _last(self, table: str) -> int:
        try:
            return int(self._fetch(f"SELECT coalesce(max(rowid), 0) FROM {table}")[0][0])  # noqa: S608
        except DatabaseError:
            pages, size = (int(self._fetch(f"PRAGMA {of}")[0][0]) for of in ("page_count", "page_size"))
            return pages * size // _SMALLEST_ROW

    def _fetch(self, statement: str) -> list[tuple[Any, ...]]:
        with connections[homes.current()].cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall())


def _as(kind: str, value: object) -> bytes | int:
    if kind == "number":
        return max(value, 0) if isinstance(value, int) else 0
    return bytes(value) if isinstance(value, bytes | memoryview) else b""
