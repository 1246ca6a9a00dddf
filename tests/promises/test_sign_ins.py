"""Promise 14: a hundred people at the door use no more memory than four, and others are served meanwhile.

SEEN TO FAIL. Without `a_turn` in `vault.keyholders.open_by_passphrase` all threads of the server stretch passphrases
at once: 452 MiB more from 24 browsers on eight threads, where five times 64 MiB and some room are allowed.
"""

import re
import sys
import threading
from collections import Counter
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest

from inkling.vault import turns
from inkling.vault.seal import STANDARD_COST
from tests.promises.counting import Trial
from tests.promises.tabs import Tab, signed_up
from tests.running import running


@pytest.mark.promise(14, "signing in at once from so many browsers, while somebody else reads")
@pytest.mark.skipif(sys.platform != "linux", reason="reads the most memory a process had as Linux tells it")
def test_sign_ins_at_once_use_no_more_memory_than_four(tmp_path: Path, trial: Trial) -> None:
    browsers = trial.times(fast=24, full=100)
    with running(tmp_path / "home") as app:
        reader = signed_up(app.address)
        tabs = [Tab(app.address, CookieJar()) for _browser in range(browsers)]
        forms = [next(form.fill("") for form in tab.forms("/unlock/") if form.empty) for tab in tabs]
        assert reader.get("/journal/").status == 200
        before = _most_memory(app.process.pid)
        answers, read = Counter[int](), Counter[int]()
        knocking = [
            threading.Thread(target=lambda tab, form: answers.update([tab.send(form).status]), args=each)
            for each in zip(tabs, forms, strict=True)
        ]
        for thread in knocking:
            thread.start()
        while any(thread.is_alive() for thread in knocking):
            read[reader.get("/support/").status] += 1
        grown = _most_memory(app.process.pid) - before
        alive = app.process.poll() is None
        later = next(form.fill("") for form in tabs[0].forms("/unlock/") if form.empty)
        assert tabs[0].send(later).status == 302, "who waits a moment gets in"
        errors = app.errors.read_text()
    trial.count(
        browsers=browsers,
        let_in=answers[302],
        asked_to_wait_a_moment=answers[503],
        anything_else=browsers - answers[302] - answers[503],
        most_memory_more_in_MiB=round(grown / 1024),
        pages_read_by_others_meanwhile=read[200],
        killed=0,
    )
    assert alive
    assert set(answers) <= {302, 503}, answers
    assert answers[302] >= turns.AT_ONCE
    assert set(read) <= {200}, read
    assert grown * 1024 < (turns.AT_ONCE + 1) * STANDARD_COST.memory + 64 * 1024 * 1024, grown
    assert "error" not in errors


def test_who_waits_too_long_is_told_so(monkeypatch: Any) -> None:
    """Four have their turn, and one more may wait; the next is told at once, the one who waits after a while."""
    monkeypatch.setattr(turns, "LONGEST", 0.05)
    monkeypatch.setattr(turns, "_at_it", threading.BoundedSemaphore(1))
    monkeypatch.setattr(turns, "_room", threading.BoundedSemaphore(2))
    with turns.a_turn():
        for _turn in range(2):
            with pytest.raises(turns.TooManyAtOnce), turns.a_turn():
                raise AssertionError("nobody gets here")
        with turns._room, pytest.raises(turns.TooManyAtOnce), turns.a_turn():
            raise AssertionError("nobody gets here")
    with turns.a_turn():
        pass


def _most_memory(process: int) -> int:
    """The most a process had in memory at any time so far, in KiB."""
    (most,) = re.findall(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(most)
