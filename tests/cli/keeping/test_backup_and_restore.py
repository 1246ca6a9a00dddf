"""A copy is whole, sealed, and opens elsewhere; nothing that was there is replaced or lost."""

import shutil
import stat
from pathlib import Path

from inkling.vault import services
from inkling.vault.copies import moved_aside
from inkling.vault.queries import open_journal
from tests.cast import PASSPHRASE, check_in
from tests.cli.keeping.conftest import NOTES, Run
from tests.clock import TODAY
from tests.house import SECONDS, Ana, House, living_in


def _notes(vault: services.Vault) -> list[str]:
    opened = open_journal(vault)
    assert opened.whole
    return [entry.note for entry in opened.journal.check_ins]


def test_a_copy_restored_elsewhere_opens_by_the_code_alone(
    house: House, written: Ana, run: Run, tmp_path: Path, settings: object
) -> None:
    copy, elsewhere = tmp_path / "copy.sqlite3", tmp_path / "elsewhere"
    copied = run("backup", copy)
    assert copied.code == 0, copied
    assert "5 sealed records" in copied.said, "three check-ins, what was noticed, and when it was opened"
    assert "recovery code" in copied.said
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    restored = run("restore", copy, home=elsewhere)
    assert restored.code == 0, restored
    assert "recovery code" in restored.said
    settings.INSTALLATION_KEY = elsewhere / "installation.key"  # type: ignore[attr-defined]
    assert settings.INSTALLATION_KEY.read_bytes() != house.key.read_bytes()  # type: ignore[attr-defined]
    shutil.copy(house.folder / "sessions.sqlite3", elsewhere)
    shutil.copytree(house.folder / "sample", elsewhere / "sample")
    with living_in(elsewhere):
        opened = services.recover(code=written.code, passphrase=PASSPHRASE, now=SECONDS)
        assert _notes(opened.vault) == NOTES
        assert _notes(services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault) == NOTES


def test_a_copy_with_its_key_opens_by_the_passphrase(
    house: House, written: Ana, run: Run, tmp_path: Path
) -> None:
    copy, elsewhere = tmp_path / "copy.sqlite3", tmp_path / "elsewhere"
    assert run("backup", copy, "--with-key").code == 0
    assert "passphrase" in run("restore", copy, home=elsewhere).said
    verified = run("verify", home=elsewhere)
    assert (verified.code, "5 records open" in verified.said) == (0, True), verified


def test_a_copy_has_everything_that_was_saved_while_the_journal_is_open(
    written: Ana, run: Run, tmp_path: Path
) -> None:
    """Red when only the main file is copied: the newest entry stands in the log beside it."""
    services.add_entry(written.vault, check_in(TODAY, note="four"))
    copy = tmp_path / "copy.sqlite3"
    assert run("backup", copy, "--with-key").code == 0
    assert "6 records open" in run("verify", copy).said


def test_a_copy_holds_no_word_and_no_key(house: House, written: Ana, run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", copy)
    assert b"three" not in copy.read_bytes()
    assert bytes.fromhex(house.key.read_text()) not in copy.read_bytes()
    assert house.key.read_bytes().strip() not in copy.read_bytes()


def test_a_file_that_is_there_is_never_replaced(written: Ana, run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_text("something else")
    ended = run("backup", copy)
    assert ended.code == 1
    assert "Choose another name" in ended.wrong
    assert copy.read_text() == "something else"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_journal_that_is_there_is_left_alone_or_moved_aside(
    house: House, written: Ana, run: Run, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", copy, "--with-key")
    before = (house.folder / "journal.sqlite3").read_bytes()
    ended = run("restore", copy)
    assert ended.code == 1
    assert "--replace" in ended.wrong
    assert (house.folder / "journal.sqlite3").read_bytes() == before
    replaced = run("restore", copy, "--replace")
    assert replaced.code == 0, replaced
    (aside,) = house.folder.glob("replaced-*")
    assert (aside / "journal.sqlite3").read_bytes() == before
    assert moved_aside(house.folder) == (str(aside),)
    assert run("verify").code == 0


def test_what_is_no_copy_is_refused(written: Ana, run: Run, tmp_path: Path) -> None:
    for name, content in (("text", b"not a database" * 100), ("short", b"x"), ("empty", b"")):
        path = tmp_path / name
        path.write_bytes(content)
        ended = run("restore", path, home=tmp_path / "elsewhere")
        assert ended.code == 1, (name, ended)
        assert not (tmp_path / "elsewhere" / "journal.sqlite3").exists()


def test_a_key_of_another_journal_is_refused(house: House, written: Ana, run: Run, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.sqlite3", tmp_path / "other.key"
    run("backup", copy)
    other.write_text("00" * 32)
    ended = run("restore", copy, "--key", other, home=tmp_path / "elsewhere")
    assert ended.code == 2
    assert "another journal" in ended.wrong
    assert not (tmp_path / "elsewhere" / "journal.sqlite3").exists()


def test_a_lost_key_file_can_be_made_anew_and_the_code_opens(house: House, written: Ana, run: Run) -> None:
    """Red without `adopt_key`: the program would not start, and the code on the paper would be of no use."""
    assert "Keep it" in run("new-key").wrong
    house.key.unlink()
    assert run("new-key").code == 0
    assert "--recovery-code" in run("verify").wrong
    assert run("verify", "--recovery-code", says=written.code).code == 0


def test_a_key_file_of_another_journal_that_was_there_is_moved_aside(
    written: Ana, run: Run, tmp_path: Path
) -> None:
    """Red when the key file is replaced: it may be the only one of a journal that is kept elsewhere."""
    copy, elsewhere = tmp_path / "copy.sqlite3", tmp_path / "elsewhere"
    run("backup", copy)
    elsewhere.mkdir(mode=0o700)
    (elsewhere / "installation.key").write_text("ab" * 32)
    assert run("restore", copy, home=elsewhere).code == 0
    (aside,) = elsewhere.glob("replaced-*")
    assert (aside / "installation.key").read_text() == "ab" * 32
    assert moved_aside(elsewhere) == (), "it holds no journal"


def test_a_torn_copy_is_refused_and_nothing_is_moved(
    house: House, written: Ana, run: Run, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", copy, "--with-key")
    torn = copy.read_bytes()
    copy.write_bytes(torn[: len(torn) // 2])
    before = (house.folder / "journal.sqlite3").read_bytes()
    assert run("restore", copy, "--replace").code == 1
    assert (house.folder / "journal.sqlite3").read_bytes() == before
    assert not list(house.folder.glob("replaced-*"))
