"""Who gets in: on real files, with each of the parts that are needed missing in turn."""

import secrets
from pathlib import Path
from typing import Any

import pytest

from inkling.vault import installation, keyholders, seal, services, sessions
from inkling.vault.installation import InstallationKeyError
from inkling.vault.keyholders import WrongSecret
from inkling.vault.models import Installation, Keyholder
from inkling.vault.queries import open_journal
from tests.cast import PASSPHRASE, check_in
from tests.vault.conftest import SECONDS, Ana, House


def _other_key(house: House, settings: Any) -> Path:
    """Another installation: the same files, another key file."""
    other = house.folder / "other.key"
    other.write_text(secrets.token_hex(32))
    settings.INSTALLATION_KEY = other
    return other


def _notes(vault: services.Vault) -> list[str]:
    return [entry.note for entry in open_journal(vault).journal.check_ins]


@pytest.fixture
def written(ana: Ana) -> Ana:
    """Something stands in the journal."""
    services.add_entry(ana.vault, check_in(note="she rang and I let it ring"))
    return ana


def test_the_passphrase_opens_it(house: House, written: Ana) -> None:
    opened = services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    assert _notes(opened.vault) == ["she rang and I let it ring"]


def test_a_wrong_passphrase_does_not(written: Ana) -> None:
    """Red without the comparison in `open_by_passphrase`, whose place is then taken by another error."""
    for wrong in (PASSPHRASE + " ", PASSPHRASE.upper(), "", PASSPHRASE[:-1]):
        with pytest.raises(WrongSecret):
            services.unlock(passphrase=wrong, now=SECONDS)


def test_before_there_is_a_journal_nothing_opens(house: House) -> None:
    with pytest.raises(WrongSecret):
        services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    with pytest.raises(WrongSecret):
        services.recover(code=seal.new_recovery_code(), passphrase=PASSPHRASE, now=SECONDS)


def test_stolen_files_and_the_right_passphrase_without_the_key_do_not_open(
    house: House, written: Ana, settings: Any
) -> None:
    """Red when `passphrase_key` leaves the installation key out."""
    _other_key(house, settings)
    with pytest.raises(WrongSecret):
        services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    settings.INSTALLATION_KEY = house.folder / "nowhere.key"
    with pytest.raises(InstallationKeyError):
        services.unlock(passphrase=PASSPHRASE, now=SECONDS)


def test_a_stolen_cookie_and_stolen_files_without_the_key_do_not_open(
    house: House, written: Ana, settings: Any
) -> None:
    """Red when `session_key` leaves the installation key out."""
    assert sessions.resume(written.token, SECONDS)
    _other_key(house, settings)
    assert sessions.resume(written.token, SECONDS) is None


def test_the_key_and_the_files_without_a_cookie_do_not_open(house: House, written: Ana) -> None:
    """Red when `session_key` leaves the token out."""
    row = sessions.OpenSession.objects.get()
    key = seal.session_key(b"", bytes(row.half), installation.installation_key())
    with pytest.raises(seal.CannotOpen):
        seal.unseal(key, bytes(row.sealed), sessions._place(row))
    assert sessions.resume(bytes(row.id), SECONDS) is None, "the name of a session is not its token"


def test_the_recovery_code_opens_the_files_where_there_is_no_key(
    house: House, written: Ana, settings: Any
) -> None:
    """Red when the installation key is mixed into `recovery_key`."""
    settings.INSTALLATION_KEY = house.folder / "nowhere.key"
    keyholder = Keyholder.objects.get()
    vault_key = keyholders.open_by_recovery_code(keyholder, written.code)
    assert _notes(services.Vault(keyholder.id, _vault_key=vault_key)) == ["she rang and I let it ring"]


def test_another_recovery_code_does_not(written: Ana) -> None:
    for wrong in (seal.new_recovery_code(), "", written.code[:-1], "AAAA"):
        with pytest.raises(WrongSecret):
            services.recover(code=wrong, passphrase=PASSPHRASE, now=SECONDS)
    services.unlock(passphrase=PASSPHRASE, now=SECONDS)


def test_after_recovery_the_old_code_and_the_old_passphrase_are_dead_and_their_seals_gone(
    house: House, written: Ana
) -> None:
    """Red without emptying the log: then the vault key sealed by the lost code still stands in it."""
    before = Keyholder.objects.get()
    old = [bytes(before.vault_key_by_recovery), bytes(before.vault_key_by_passphrase)]
    assert all(each in house.bytes("journal") for each in old)
    services.recover(code=written.code, passphrase="another one for the same journal", now=SECONDS)
    with pytest.raises(WrongSecret):
        services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    with pytest.raises(WrongSecret):
        services.recover(code=written.code, passphrase=PASSPHRASE, now=SECONDS)
    assert not any(each in house.bytes("journal") for each in old)
    assert sessions.resume(written.token, SECONDS) is None, "every other browser is signed out"


def test_a_code_replaced_before_it_was_typed_back_leaves_no_seal_and_cannot_be_confirmed(
    house: House,
) -> None:
    """Red when what was held is compared and not what counts: a dead code would stand on her paper."""
    first = services.begin_journal(passphrase=PASSPHRASE, now=SECONDS)
    old_code = services.waiting_recovery_code(first.vault)
    old_seal = bytes(Keyholder.objects.get().vault_key_by_recovery)
    second = services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    assert old_code
    assert not services.confirm_recovery_code(first.vault, dict(enumerate(old_code.split("-"))))
    assert not Keyholder.objects.get().recovery_confirmed
    assert old_seal not in house.bytes("journal")
    new_code = services.waiting_recovery_code(second.vault)
    assert new_code
    assert services.confirm_recovery_code(second.vault, dict(enumerate(new_code.split("-"))))


def test_beginning_twice_begins_one_journal(house: House) -> None:
    """A double click. Red when `begin_journal` does not look whether there is one already."""
    services.begin_journal(passphrase=PASSPHRASE, now=SECONDS)
    again = services.begin_journal(passphrase=PASSPHRASE, now=SECONDS)
    assert Keyholder.objects.count() == 1
    assert services.waiting_recovery_code(again.vault)
    with pytest.raises(WrongSecret):
        services.begin_journal(passphrase="somebody else's passphrase", now=SECONDS)


@pytest.mark.parametrize("column", ["vault_key_by_passphrase", "passphrase_salt", "passphrase_proof"])
def test_where_the_passphrase_part_is_damaged_the_code_still_opens(
    house: House, written: Ana, column: str
) -> None:
    """Red when a damaged seal is an error of another kind: then the door shows a fault and no way in."""
    house.sql(f"update vault_keyholder set {column} = zeroblob(length({column}))")
    with pytest.raises(WrongSecret):
        services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    opened = services.recover(code=written.code, passphrase=PASSPHRASE, now=SECONDS)
    assert _notes(opened.vault) == ["she rang and I let it ring"]


@pytest.mark.parametrize("column", ["vault_key_by_recovery", "recovery_salt", "recovery_proof"])
def test_where_the_code_part_is_damaged_the_passphrase_still_opens(
    house: House, written: Ana, column: str
) -> None:
    house.sql(f"update vault_keyholder set {column} = zeroblob(length({column}))")
    with pytest.raises(WrongSecret):
        services.recover(code=written.code, passphrase=PASSPHRASE, now=SECONDS)
    assert _notes(services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault) == ["she rang and I let it ring"]


def test_the_seals_of_one_person_do_not_open_for_another(house: House, written: Ana) -> None:
    """A writer to the database puts her own seal into Ana's row, whose owner is bound. Red without the owner."""
    mallory = keyholders.create("mallory's own passphrase")
    house.sql(
        "update vault_keyholder set (passes, memory, passphrase_salt, passphrase_proof, vault_key_by_passphrase)"
        " = (select passes, memory, passphrase_salt, passphrase_proof, vault_key_by_passphrase"
        " from vault_keyholder where id = ?) where id = ?",
        mallory.keyholder.id.hex,
        written.vault.owner.hex,
    )
    with pytest.raises(WrongSecret):
        keyholders.open_by_passphrase(
            Keyholder.objects.get(id=written.vault.owner), "mallory's own passphrase"
        )


def test_the_key_file_is_private_and_belongs_to_its_journal(
    house: House, written: Ana, settings: Any
) -> None:
    assert house.key.stat().st_mode & 0o777 == 0o600
    assert bytes.fromhex(house.key.read_text().strip()) not in house.bytes("journal") + house.bytes(
        "sessions"
    )
    assert Installation.objects.count() == 1
    _other_key(house, settings)
    with pytest.raises(InstallationKeyError, match="belongs to another journal"):
        installation.ensure_installation_key()


@pytest.mark.parametrize("content", [b"", b"abcd\n", b"z" * 64, b"\xff\xfe\x00", b"ab" * 33])
def test_a_damaged_key_file_is_named_and_left_alone(house: House, settings: Any, content: bytes) -> None:
    damaged = house.folder / "damaged.key"
    damaged.write_bytes(content)
    settings.INSTALLATION_KEY = damaged
    with pytest.raises(InstallationKeyError, match=r"damaged\.key"):
        installation.ensure_installation_key()
    assert damaged.read_bytes() == content


def test_looking_around_in_the_sample_touches_nothing_of_ones_own(house: House, written: Ana) -> None:
    """Red without the router: `begin_sample` empties the home it begins in."""
    services.begin_sample([check_in()], now=SECONDS)
    opened = services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    assert _notes(opened.vault) == ["she rang and I let it ring"]
