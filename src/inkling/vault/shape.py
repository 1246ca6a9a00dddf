"""What else stands in a journal file: its tables, what was changed in them so far, and whose key file it needs.

None of it is sealed, and nothing of it was written by a person. But without it a program does not find the rest.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.apps import apps
from django.db import DatabaseError, connections, router
from django.db.migrations.loader import MigrationLoader

from inkling.vault import homes, seal
from inkling.vault.installation import InstallationKeyError, installation_key
from inkling.vault.models import Installation
from inkling.vault.raw_rows import RawRows

_CHANGES = "django_migrations"


def misshapen() -> list[str]:
    """Which tables are not as this program made them?"""
    expected = {_CHANGES: {"id", "app", "name", "applied"}}
    for model in apps.get_app_config("vault").get_models():
        if router.allow_migrate_model(homes.current(), model):
            expected[model._meta.db_table] = {str(field.column) for field in model._meta.concrete_fields}
    found = [
        f"the columns of {table} are not its own" for table, own in expected.items() if _columns(table) != own
    ]
    found += [f"rows of {table} belong to none of {parent}" for table, parent in sorted(_orphans())]
    if not _changes_stand():
        found.append("which changes were made to the tables cannot be read")
    return found


def belongs(with_key: bool) -> bool:
    """Does the file say to which installation key it belongs; and, where that should be here, is it this one?"""
    rows = RawRows()
    marks = [row["fingerprint"] for _row, row in rows.of(Installation._meta.db_table, fingerprint="bytes")]
    if len(marks) != 1 or not isinstance(marks[0], bytes) or len(marks[0]) != seal.FINGERPRINT_BYTES:
        return False
    with suppress(InstallationKeyError):
        return not with_key or seal.same(marks[0], seal.fingerprint(installation_key()))
    return True


def _columns(table: str) -> set[str]:
    return {str(row[1]) for row in _ask(f'PRAGMA table_info("{table}")')}


def _orphans() -> set[tuple[str, str]]:
    return {(str(row[0]), str(row[2])) for row in _ask("PRAGMA foreign_key_check")}


def _changes_stand() -> bool:
    """Every change has a name this program knows and a time. Not which are there: a copy may be older."""
    known = {(app, name) for app, name in MigrationLoader(None).disk_migrations if app == "vault"}
    said = [
        (_text(row["app"]), _text(row["name"]), _text(row["applied"]))
        for _row, row in RawRows().of(_CHANGES, app="text", name="text", applied="text")
    ]
    return bool(said) and all((app, name) in known and _is_time(at) for app, name, at in said)


def _ask(statement: str) -> Iterable[tuple[object, ...]]:
    try:
        with connections[homes.current()].cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall())
    except DatabaseError:
        return ()


def _text(value: bytes | int) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else ""


def _is_time(said: str) -> bool:
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return False
    return True
