"""An export holds everything, opens without Inkling, and brings the same journal back without replacing anything."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyrage
import pytest

from inkling.exchange import read_archive
from inkling.vault import installation, services
from inkling.vault.queries import open_journal
from tests.cast import PASSPHRASE, check_in
from tests.cli.keeping.conftest import NOTES, Run
from tests.clock import TODAY
from tests.exchange.archives import archive, every_kind, one_check_in, unpacked
from tests.house import SECONDS, Ana, House, living_in

OWN = "five other words for this file"
SAYS = "\n".join((OWN, OWN, PASSPHRASE))


@pytest.fixture
def begun(empty_folder: Path, tmp_path: Path, settings: object) -> Path:
    """Another home with a journal that has just been begun."""
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(empty_folder, elsewhere)
    before = settings.INSTALLATION_KEY  # type: ignore[attr-defined]
    settings.INSTALLATION_KEY = elsewhere / "installation.key"  # type: ignore[attr-defined]
    with living_in(elsewhere):
        installation.ensure_installation_key()
        services.begin_journal(passphrase=PASSPHRASE, now=SECONDS)
    settings.INSTALLATION_KEY = before  # type: ignore[attr-defined]
    return elsewhere


def test_what_is_exported_comes_back_byte_for_byte(
    written: Ana, begun: Path, run: Run, tmp_path: Path
) -> None:
    """Every kind of entry, with something in every field; out, into a new journal, and out again."""
    _canaries, entries = every_kind()
    services.add_entries(written.vault, entries)
    first, second, code = tmp_path / "one.zip", tmp_path / "two.zip", written.code
    ended = run("export", first, "--plain")
    assert ended.code == 0, ended
    assert f"{len(entries) + 3} entries" in ended.said and "Anyone who has this file can read" in ended.said
    brought = run("import", first, home=begun)
    assert (brought.code, f"{len(entries) + 3} entries were brought in" in brought.said) == (0, True), brought
    assert run("export", second, "--plain", home=begun).code == 0
    assert unpacked(second.read_bytes())["journal.json"] == unpacked(first.read_bytes())["journal.json"]
    assert second.read_bytes() == first.read_bytes(), "on the same day"
    again = run("import", first, "--recovery-code", says=code)
    assert "nothing in it that is not here already" in again.said
    assert f"{len(entries) + 3} entries were here already" in again.said


def test_it_is_sealed_unless_asked_otherwise(written: Ana, begun: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ended = run("export", folder, says=SAYS)
    assert ended.code == 0, ended
    (made,) = folder.iterdir()
    assert (made.name, stat.S_IMODE(made.stat().st_mode)) == ("inkling-export.age", 0o600)
    opened = pyrage.passphrase.decrypt(made.read_bytes(), OWN)
    assert [entry.note for entry in read_archive(opened).entries] == NOTES  # type: ignore[attr-defined]
    wrong = run("import", made, says="another passphrase entirely\n" + PASSPHRASE, home=begun)
    assert (wrong.code, wrong.wrong.count("\n")) == (1, 1)
    assert "does not open the file" in wrong.wrong
    right = run("import", made, says=f"{OWN}\n{PASSPHRASE}", home=begun)
    assert "3 entries were brought in" in right.said
    taken = run("export", folder, says=SAYS)
    assert (taken.code, "already" in taken.wrong) == (1, True), "and the file that is there stays"
    assert [path.name for path in folder.iterdir()] == ["inkling-export.age"]


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        (f"short\nshort\n{PASSPHRASE}", "at least 15"),
        (f"{OWN}\n{OWN}x\n{PASSPHRASE}", "not the same"),
        (f"{OWN}\n{OWN}\nnot the passphrase", "does not open"),
    ],
)
def test_nothing_is_written_when_what_was_typed_is_not_right(
    written: Ana, run: Run, tmp_path: Path, says: str, sentence: str
) -> None:
    ended = run("export", tmp_path / "out.age", says=says)
    assert ended.code in (1, 2)
    assert sentence in ended.wrong
    assert not list(tmp_path.glob("*out.age*"))


def test_what_is_here_stays_as_it_is(written: Ana, run: Run, tmp_path: Path) -> None:
    """Red when an entry of the journal is replaced by the file's."""
    mine = open_journal(written.vault).journal.check_ins[0]
    theirs = msgspec.structs.replace(mine, note="Not what I wrote")
    file = tmp_path / "other.zip"
    file.write_bytes(archive([theirs, check_in(TODAY, note="New")]))
    ended = run("import", file)
    assert "1 entry was brought in" in ended.said
    assert "1 entry says something else here. It stays as it is here." in ended.said
    assert [entry.note for entry in open_journal(written.vault).journal.check_ins] == [*NOTES, "New"]


def test_a_record_that_does_not_open_is_left_alone(
    house: House, written: Ana, run: Run, tmp_path: Path
) -> None:
    """Red when merging looks only at what opened: then the file is refused for one damaged record."""
    file = tmp_path / "before.zip"
    assert run("export", file, "--plain").code == 0
    house.sql("update vault_record set sealed = x'01' where rowid in (select rowid from vault_record "
              "where category = 'check-ins' limit 1)")  # fmt: skip
    told = run("export", tmp_path / "after.zip", "--plain")
    assert "2 entries" in told.said and "Not everything in the journal opened" in told.said
    ended = run("import", file)
    assert "1 is here as a record that does not open. It was left alone." in ended.said


BAD: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a table": lambda: b"date,mood\n2026-01-01,4\n",
    "damaged": lambda: one_check_in()[:-30],
    "sealed to a key": lambda: b"age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n",
}


@pytest.mark.parametrize("how", BAD)
def test_a_file_that_is_none_is_refused_before_the_journal_opens(
    house: House, written: Ana, run: Run, tmp_path: Path, how: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(BAD[how]())
    before = house.sql("select * from vault_record")
    ended = run("import", file)
    assert (ended.code, ended.wrong.count("\n")) == (1, 1), ended
    assert house.sql("select * from vault_record") == before


def test_where_there_is_no_journal_yet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(one_check_in())
    for command in (("export",), ("import", tmp_path / "file")):
        ended = run(*command, home=tmp_path / "empty")
        assert ended.code == 1 and "There is no journal" in ended.wrong
