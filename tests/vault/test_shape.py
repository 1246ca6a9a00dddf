"""What is not sealed in a journal file, and without which nothing in it would be found: `verify` looks at it too."""

import pytest
from django.db import connections, transaction

from inkling.vault import installation
from inkling.vault.verifying import INSTALLATION, Verified, verify
from tests.vault.conftest import Ana, House

DAMAGE = {
    "update django_migrations set applied = '2026-11-23 20:14:2v' where id = 1": "which changes were made",
    "update django_migrations set name = '0001_fyrst_tables' where id = 1": "which changes were made",
    "delete from django_migrations": "which changes were made",
    "alter table vault_installation rename column fingerprint to fyngerprint": "vault_installation",
    "alter table django_migrations rename column name to fame": "django_migrations",
    "update vault_record set owner_id = 'nobody'": "vault_record belong to none of vault_keyholder",
    "drop table vault_draft": "vault_draft",
}


def _look(ana: Ana, *, with_key: bool = True) -> Verified:
    connections["default"].close()
    with transaction.atomic():
        return verify(ana.vault, with_key=with_key)


@pytest.mark.parametrize("done", DAMAGE)
def test_what_was_changed_past_the_program_is_told(house: House, ana: Ana, done: str) -> None:
    """Red without `misshapen`."""
    assert _look(ana).sound
    house.sql(done)
    assert DAMAGE[done] in "; ".join(_look(ana).damage)


MARKS = (
    "update vault_installation set fingerprint = zeroblob(16)",
    "update vault_installation set fingerprint = x'00'",
    "delete from vault_installation",
)


@pytest.mark.parametrize("done", MARKS)
def test_a_file_that_does_not_say_which_key_it_needs_is_told(house: House, ana: Ana, done: str) -> None:
    """Red without `belongs`: the program then refuses to start, and `verify` says all is well."""
    house.sql(done)
    assert INSTALLATION in _look(ana).altered


def test_opened_by_the_code_the_key_of_another_journal_may_be_here(house: House, ana: Ana) -> None:
    house.key.write_text("ab" * 32)
    installation._read.cache_clear()
    assert _look(ana, with_key=False).sound
    assert not _look(ana).sound
