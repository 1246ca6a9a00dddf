"""Promise 10: a file made to do harm is refused with a reason, quickly, and nothing is written."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from inkling.vault import queries
from inkling.vault.models import Record
from tests.cast import sign_up
from tests.clock import Clock
from tests.promises.counting import Trial
from tests.promises.hostile_files import HARMLESS, HOSTILE, PRIVATE
from tests.web.inside import vault_of

QUICKLY = ("deep JSON", "cut off")


@pytest.mark.promise(10, "hostile and damaged files on the page where a diary is brought in")
def test_the_page_says_why_and_writes_nothing(
    trial: Trial, browser: Client, clock: Clock, capfd: Any, caplog: Any
) -> None:
    """Its records are the same bytes before and after, and no log or error output has a word of the file. Seen to fail
    with `except ExchangeError` of the page made to catch nothing: 2 of the 2 files tried had no sentence."""
    before = list(Record.objects.order_by("id").values_list())
    chosen = HOSTILE if trial.full else {name: HOSTILE[name] for name in QUICKLY}
    wrong = 0
    browser.raise_request_exception = False
    for make in chosen.values():
        answer = browser.post("/import/", {"file": SimpleUploadedFile("diary.csv", make())})
        said = answer.context["form"].errors.get("file", [""])[0] if answer.status_code == 422 else ""
        wrong += not (_is_one_sentence(said) and PRIVATE not in answer.text)
    read = 0
    for make in HARMLESS.values():
        read += browser.post("/import/", {"file": SimpleUploadedFile("diary.csv", make())}).status_code == 302
    same = list(Record.objects.order_by("id").values_list()) == before
    output = capfd.readouterr()
    leaked = sum(PRIVATE in said for said in (output.out, output.err, caplog.text))
    trial.count(
        files=len(chosen), not_refused=wrong, harmless_and_read=read, written=int(not same), leaked=leaked
    )
    assert queries.open_journal(vault_of(browser, clock)).journal.entries == ()
    assert (wrong, read, same, leaked) == (0, len(HARMLESS), True, 0)


@pytest.fixture
def browser(db_everywhere: None, home: Path, clock: Clock) -> Client:
    """A browser in which a journal has just begun."""
    client = Client()
    sign_up(client)
    return client


def _is_one_sentence(said: str) -> bool:
    return bool(said) and "\n" not in said and "Traceback" not in said and PRIVATE not in said
