"""Where the app cannot start it says so in one sentence, and leaves every byte as it was.

Each test is red when the check it names is taken out of `inkling.cli.home` or `inkling.cli.serving`.
"""

import os
import shutil
import signal
import socket
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.contracts.starting import Ended, content, start
from tests.running import running

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(300)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the app has run once."""
    home = tmp_path_factory.mktemp("lived") / "home"
    with running(home):
        pass
    return home


@pytest.fixture
def home(lived_in: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(lived_in, tmp_path / "home"))


def _refused(ended: Ended, *words: str) -> None:
    """It ended with a code, and with one sentence or two that say what to do."""
    assert ended.code not in (0, None), ended
    assert "Traceback" not in ended.said
    assert len(ended.said.strip().splitlines()) == 1, ended.said
    assert ended.said.rstrip().endswith((".", ")")), ended.said
    for word in words:
        assert word in ended.said
    assert "is open at" not in ended.printed


def _somebody_is_signed_in(home: Path) -> None:
    """A row as a browser leaves it that is signed in. Its owner is not one, as in a damaged file."""
    with closing(sqlite3.connect(home / "sessions.sqlite3", timeout=10)) as database, database:
        database.execute(
            "insert into vault_opensession (id, owner, home, half, sealed, started, seen, idle_minutes)"
            " values (zeroblob(32), 'x', 'default', 'half-of-a-key', x'00', 1, 99999999999, 15)"
        )


def _another_django_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("create table django_migrations (id integer)")
        other.execute("create table bookmarks (address text)")


def _another_program_still_writing(path: Path) -> None:
    """A file in WAL mode with pages in its log, as when the other program was killed."""
    path.unlink()
    with closing(sqlite3.connect(path.with_name("original"))) as other:
        other.execute("pragma journal_mode=wal")
        other.execute("create table bookmarks (address text)")
        other.execute("insert into bookmarks values ('kept in the log')")
        other.commit()
        for ending in ("", "-wal", "-shm"):
            shutil.copy(path.with_name("original" + ending), path.with_name(path.name + ending))


def _cut(keep: float) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])

    return cut


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut to half": _cut(0.5),
    "cut to nine tenths": _cut(0.9),
    "cut inside the first page": _cut(0.01),
    "a single byte": lambda path: path.write_bytes(b"S"),
    "empty": lambda path: path.write_bytes(b""),
    "a picture": lambda path: path.write_bytes(PNG),
    "words": lambda path: path.write_text("dear diary, " * 500),
    "noise in the middle": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + bytes(range(256)) * 16 + path.read_bytes()[8192:]
    ),
    "noise in the last page": lambda path: path.write_bytes(
        path.read_bytes()[:-4096] + bytes(range(256)) * 16
    ),
    "another program": lambda path: (path.unlink(), sqlite3.connect(path).execute("create table b (c)")),
    "another Django program": _another_django_program,
    "another program still writing": _another_program_still_writing,
    "the sessions of a journal": lambda path: shutil.copy(path.with_name("sessions.sqlite3"), path),
}


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_or_foreign_file_is_refused_and_left_alone(home: Path, damage: str) -> None:
    DAMAGE[damage](home / "journal.sqlite3")
    before = content(home)
    _refused(start(home), str(home / "journal.sqlite3"), "Nothing was changed")
    assert content(home) == before


@pytest.mark.parametrize("damage", ["a picture", "another Django program"])
def test_the_file_of_the_sessions_is_no_exception(home: Path, damage: str) -> None:
    DAMAGE[damage](home / "sessions.sqlite3")
    before = content(home)
    _refused(start(home), str(home / "sessions.sqlite3"))
    assert content(home) == before


KEYS: dict[str, Callable[[Path], object]] = {
    "missing": lambda key: key.unlink(),
    "another": lambda key: key.write_text("ab" * 32 + "\n"),
    "garbage": lambda key: key.write_bytes(bytes(range(256))),
    "empty": lambda key: key.write_bytes(b""),
    "a folder": lambda key: (key.unlink(), key.mkdir()),
}


@pytest.mark.parametrize("damage", KEYS)
def test_without_the_right_key_file_it_does_not_start_and_writes_nothing(home: Path, damage: str) -> None:
    KEYS[damage](home / "installation.key")
    before = content(home)
    _refused(start(home), str(home / "installation.key"))
    assert content(home) == before


def test_the_key_is_looked_at_before_tables_are_made_new(home: Path) -> None:
    """As when a newer program meets an older home with the wrong key. Red when it is looked at afterwards only."""
    (home / "installation.key").write_text("ab" * 32 + "\n")
    with closing(sqlite3.connect(home / "journal.sqlite3")) as database, database:
        database.execute("delete from django_migrations")
    before = content(home)
    _refused(start(home), "belongs to another journal")
    assert content(home) == before


def test_a_first_start_that_was_cut_off_can_be_made_again(tmp_path: Path) -> None:
    """As when there was no room for the first table. Red when an empty file counts as damaged in any home."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "journal.sqlite3").touch()
    with running(home):
        pass
    assert _migrations(home)


def test_nothing_but_its_three_files_is_left_when_it_is_closed(home: Path) -> None:
    """Red when the files are not closed at the end: their logs then stay, and a copy made by hand lacks them."""
    with running(home):
        pass
    assert {path.name for path in home.glob("*.sqlite3*")} == {"journal.sqlite3", "sessions.sqlite3"}


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a letter")
    _refused(start(home), str(home), "INKLING_HOME")
    assert home.read_text() == "a letter"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no /proc")
def test_a_home_where_nothing_can_be_made() -> None:
    _refused(start("/proc/inkling"), "/proc/inkling", "INKLING_HOME")


@pytest.mark.skipif(sys.platform != "linux", reason="gives up root's powers as Linux does")
@pytest.mark.parametrize("closed", ["the folder", "the journal", "the sessions", "the key"])
def test_what_may_not_be_written_or_read_is_refused_and_left_alone(home: Path, closed: str) -> None:
    before = content(home)
    match closed:
        case "the folder":
            home.chmod(0o555)
        case "the key":
            (home / "installation.key").chmod(0)
        case file:
            (home / f"{file.removeprefix('the ')}.sqlite3").chmod(0o400)
    ended = start(home, obeying_modes=True)
    home.chmod(0o700)
    _refused(ended, str(home))
    (home / "installation.key").chmod(0o600)
    assert content(home) == before


def test_a_port_in_use_is_said_and_locks_nobody_out(home: Path) -> None:
    """Red for the second when the home is made ready first: that ends every session of the app that is running."""
    _somebody_is_signed_in(home)
    before = content(home)
    with socket.create_server(("127.0.0.1", 0)) as other:
        _refused(start(home, port=other.getsockname()[1]), str(other.getsockname()[1]), "--port")
    assert content(home) == before


def test_files_are_for_their_owner_only(home: Path, tmp_path: Path) -> None:
    """Made so, and made so again where they were copied by hand. Red without `keep_private`."""
    fresh = tmp_path / "fresh"
    (home / "journal.sqlite3").chmod(0o644)
    (home / "installation.key").chmod(0o644)
    for place in (fresh, home):
        with running(place):
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()}
        assert {"installation.key", "journal.sqlite3", "sessions.sqlite3"} <= set(modes)
        assert set(modes.values()) == {0o600}, modes
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="signals as on Unix")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_asked_to_stop_it_locks_every_browser(home: Path, asked: signal.Signals) -> None:
    """Red without the handlers and without locking at the end: halves of keys then stay in the file."""
    with running(home) as app:
        _somebody_is_signed_in(home)
        app.process.send_signal(asked)
        assert app.process.wait(60) == 0
        assert app.errors.read_text() == ""
    for path in home.glob("sessions*"):
        assert b"half-of-a-key" not in path.read_bytes()


def test_after_being_killed_it_starts_locked_with_everything_kept(home: Path) -> None:
    """Red when the log of the last run is not read, and when `lock_everywhere` is not called at the start."""
    with running(home) as app:
        app.process.kill()
        app.process.wait(60)
    _somebody_is_signed_in(home)
    with running(home):
        for path in home.glob("sessions*"):
            assert b"half-of-a-key" not in path.read_bytes()


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="this system has no /proc")
def test_it_leaves_no_core_dump(home: Path) -> None:
    with running(home) as app:
        limits = Path(f"/proc/{app.process.pid}/limits").read_text()
    assert next(line for line in limits.splitlines() if "core" in line).split()[4:6] == ["0", "0"]


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="this system has no /proc")
def test_it_listens_on_this_computer_only(home: Path) -> None:
    """Red with any other address in `serving`."""
    with running(home) as app:
        port = int(app.address.rsplit(":", 1)[1])
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        if Path("/proc/net/tcp6").exists():
            rows += [line.split() for line in Path("/proc/net/tcp6").read_text().splitlines()[1:]]
    listening = [row[1] for row in rows if row[3] == "0A" and int(row[1].rsplit(":", 1)[1], 16) == port]
    assert listening == [f"0100007F:{port:04X}"]


def _migrations(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "journal.sqlite3")) as database:
        return [
            name for (name,) in database.execute("select name from django_migrations where app = 'vault'")
        ]


def test_a_newer_journal_is_left_alone(home: Path) -> None:
    """Red without `refuse_newer`: an older program would write in tables it does not know."""
    with closing(sqlite3.connect(home / "journal.sqlite3")) as database, database:
        database.execute(
            "insert into django_migrations (app, name, applied) values ('vault', '9999_later', '')"
        )
    before = content(home)
    _refused(start(home), "newer Inkling")
    assert content(home) == before


def test_an_older_journal_is_copied_before_it_is_brought_up_to_date(home: Path) -> None:
    """Red without `keep_a_copy`. The older journal is this one with its last change undone."""
    with closing(sqlite3.connect(home / "journal.sqlite3")) as database, database:
        database.execute("alter table vault_keyholder drop column secrets")
        database.execute("delete from django_migrations where name = '0003_secrets'")
    older = _migrations(home)
    with running(home):
        pass
    assert "0003_secrets" in _migrations(home)
    (copy,) = (home / "copies").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    shutil.copy(copy, home / "journal.sqlite3")
    assert _migrations(home) == older
    with running(home):
        pass
    assert len(list((home / "copies").iterdir())) == 2
