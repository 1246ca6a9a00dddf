"""A signed-in browser: how long it stays so, and what is left of it in the files afterwards."""

import shutil
import threading
import time
from datetime import timedelta
from typing import Any

import pytest

from inkling.cli.serving import lock_left_alone
from inkling.vault import seal, services, sessions
from inkling.vault.models import HeldItem, OpenSession
from inkling.vault.queries import open_journal
from tests.cast import PASSPHRASE, check_in
from tests.clock import NOW
from tests.vault.conftest import SECONDS, Ana, House

MINUTE, HOUR = 60, 3600


def _secrets(session: bytes) -> list[bytes]:
    """What stands in the row of this session and helps to open the vault."""
    row = OpenSession.objects.get(id=session)
    return [bytes(row.half), bytes(row.sealed)]


def test_it_stays_open_while_it_is_used_and_no_longer(ana: Ana) -> None:
    """Red when `resume` does not look at `seen`, or does not write it."""
    now = SECONDS
    for _ in range(5):
        now += 14 * MINUTE
        assert sessions.resume(ana.token, now)
    assert sessions.resume(ana.token, now + 15 * MINUTE) is None
    assert sessions.resume(ana.token, now) is None, "and it is gone, not only refused"


def test_it_ends_after_twelve_hours_even_when_used(ana: Ana) -> None:
    """Red when `resume` does not look at `started`."""
    for now in range(SECONDS, SECONDS + 12 * HOUR, 10 * MINUTE):
        assert sessions.resume(ana.token, now)
    assert sessions.resume(ana.token, SECONDS + 12 * HOUR) is None


@pytest.mark.parametrize("moved", [-24 * HOUR, -2 * MINUTE, 365 * 24 * HOUR])
def test_a_clock_that_was_changed_prolongs_nothing(ana: Ana, moved: int) -> None:
    """Red when only the later end is compared."""
    assert sessions.resume(ana.token, SECONDS + moved) is None
    assert sessions.resume(ana.token, SECONDS) is None


@pytest.mark.parametrize("ending", ["lock", "lock everywhere", "idle", "left alone"])
def test_after_it_ends_no_part_of_its_key_is_in_any_file(house: House, ana: Ana, ending: str) -> None:
    """Red without `leave_no_trace`: the row still stands in the log. Red for the last without `lock_idle`."""
    parts = _secrets(ana.vault.session)
    services.hold(ana.vault, "import", b"what was being brought in")
    held = bytes(HeldItem.objects.get().sealed)
    assert all(part in house.bytes("sessions") for part in [*parts, held])
    match ending:
        case "lock":
            services.lock(ana.vault)
        case "lock everywhere":
            services.lock_everywhere()
        case "idle":
            assert sessions.resume(ana.token, SECONDS + HOUR) is None
        case "left alone":
            services.lock_idle(SECONDS + HOUR)
    assert not OpenSession.objects.exists()
    assert not HeldItem.objects.exists()
    assert not any(part in house.bytes() for part in [*parts, held])


def test_while_the_app_runs_nobody_needs_to_ask(ana: Ana, settings: Any) -> None:
    """Red without the thread, or when an hour without any request leaves the row where it was."""
    settings.CLOCK = lambda: NOW + timedelta(hours=1)
    closing_time = threading.Event()
    watch = threading.Thread(target=lock_left_alone, args=(closing_time, 0.02))
    watch.start()
    for _ in range(200):
        if not OpenSession.objects.exists():
            break
        time.sleep(0.02)
    closing_time.set()
    watch.join(10)
    assert not watch.is_alive()
    assert not OpenSession.objects.exists()


def test_leaving_one_browser_alone_ends_no_other(ana: Ana) -> None:
    """Red when `lock_idle` ends all."""
    other = services.unlock(passphrase=PASSPHRASE, now=SECONDS + 10 * MINUTE)
    services.lock_idle(SECONDS + 20 * MINUTE)
    assert sessions.resume(ana.token, SECONDS + 20 * MINUTE) is None
    assert sessions.resume(other.token, SECONDS + 20 * MINUTE)


def test_after_locking_the_vault_in_memory_opens_nothing(ana: Ana) -> None:
    """Red without `forget`."""
    services.add_entry(ana.vault, check_in(note="mine"))
    services.lock(ana.vault)
    assert not open_journal(ana.vault).journal.entries
    assert "key" not in repr(ana.vault)


def test_the_token_is_in_no_file(house: House, ana: Ana) -> None:
    """Red when the token itself is the name of the session."""
    services.add_entry(ana.vault, check_in())
    for form in (ana.token, ana.token.hex().encode()):
        assert form not in house.bytes()


def test_the_vault_key_is_in_no_file(house: House, ana: Ana) -> None:
    services.add_entry(ana.vault, check_in())
    assert ana.vault._vault_key not in house.bytes()


def test_another_token_opens_nothing(ana: Ana) -> None:
    for token in (b"", b"\0" * 32, ana.token[:-1], ana.token + b"\0", ana.vault.session):
        assert sessions.resume(token, SECONDS) is None
    assert sessions.resume(ana.token, SECONDS), "and does not end the session of the right one"


STRETCHED = {
    "home": "'sample'",
    "started": "started + 3600",
    "idle_minutes": "32000",
    "half": "zeroblob(32)",
    "sealed": "zeroblob(length(sealed))",
    "owner": "'00000000000000000000000000000000'",
}


@pytest.mark.parametrize("column", STRETCHED)
def test_a_session_changed_in_the_file_is_refused(house: House, ana: Ana, column: str) -> None:
    """A writer to the file cannot stretch a session or point it at another home. Red when not bound in its place."""
    house.sql(f"update vault_opensession set {column} = {STRETCHED[column]}", file="sessions")
    assert sessions.resume(ana.token, SECONDS) is None


def test_a_session_file_put_back_after_locking_opens_only_with_token_and_key(house: House, ana: Ana) -> None:
    """A copy of the file, taken while it was open, is what a thief has. The token is still needed."""
    copy = house.folder / "copy"
    sessions.OpenSession.objects.count()
    house.sql("pragma wal_checkpoint(truncate)", file="sessions")
    shutil.copy(house.folder / "sessions.sqlite3", copy)
    assert _secrets(ana.vault.session)[0] in copy.read_bytes()
    assert ana.token not in copy.read_bytes()


def test_what_is_held_is_sealed_and_opens_for_its_purpose_only(house: House, ana: Ana) -> None:
    """Red without sealing, and when the purpose is not bound."""
    services.hold(ana.vault, "import", b"my diary of last year")
    assert b"diary" not in house.bytes()
    assert services.held(ana.vault, "import") == b"my diary of last year"
    assert services.held(ana.vault, "draft") is None
    house.sql("update vault_helditem set purpose = 'draft'", file="sessions")
    with pytest.raises(seal.CannotOpen):
        services.held(ana.vault, "draft")


def test_what_is_held_is_replaced_not_collected(ana: Ana) -> None:
    services.hold(ana.vault, "import", b"one")
    services.hold(ana.vault, "import", b"two")
    assert HeldItem.objects.count() == 1
    assert services.held(ana.vault, "import") == b"two"
    services.let_go(ana.vault, "import")
    assert services.held(ana.vault, "import") is None


def test_another_browser_sees_nothing_of_what_is_held(ana: Ana) -> None:
    services.hold(ana.vault, "import", b"mine")
    other = services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    assert services.held(other.vault, "import") is None
    services.lock(other.vault)
    assert services.held(ana.vault, "import") == b"mine"
