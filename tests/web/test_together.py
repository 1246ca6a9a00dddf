"""Entries that may belong together: read on this computer, ranked, kept sealed, and never claimed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import uuid4

import numpy as np
import pytest
from django.test import Client

from inkling.journal import Echo, Inkling, Moment, own_words
from inkling.vault import queries, services
from inkling.vault.echoes import kept_vectors
from inkling.web.together import belonging
from inkling.web.together.reader import Reader
from inkling.words import Vectors
from tests.cast import NOW_MOMENT
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of


class LetterEncoder:
    """Texts are alike when they hold the same letters. Remembers what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        rows = np.array(
            [[text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        )
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Iterator[LetterEncoder]:
    """Reads in place of the large one."""
    reads = LetterEncoder()
    reader = Reader("letters", lambda: reads)
    monkeypatch.setattr(belonging, "the_reader", lambda: reader)
    yield reads


def inkling(text: str, day: date = TODAY) -> Inkling:
    """A small insight."""
    return Inkling(id=uuid4(), happened=Moment(day), written=Moment(day), text=text)


MINE = inkling("The silence on the phone was only silence.")
NEAR = inkling("The silence on the stairs was no silence.", TODAY - timedelta(days=3))
FAR = inkling("Xylophones, jazz and quick quartz boxes.", TODAY - timedelta(days=2))


@pytest.fixture
def written(ana: Client, clock: Clock) -> Client:
    """Ana has written three of them."""
    services.add_entries(vault_of(ana, clock), [MINE, NEAR, FAR])
    return ana


def test_the_most_alike_is_shown_first_in_her_own_words(written: Client, encoder: LetterEncoder) -> None:
    text = written.get(f"/together/{MINE.id}/").text
    assert "These may belong together." in text
    assert text.index(NEAR.text) < text.index(FAR.text)


def test_what_was_read_once_is_kept_and_only_what_changed_is_read_again(
    written: Client, clock: Clock, encoder: LetterEncoder
) -> None:
    written.get(f"/together/{MINE.id}/")
    assert sorted(encoder.read) == sorted(own_words(each) for each in (MINE, NEAR, FAR))
    encoder.read.clear()
    written.get(f"/together/{NEAR.id}/")
    assert encoder.read == []
    written.post(f"/journal/{FAR.id}/", {"text": "Quiet, after all that noise of mine.", "version": 1})
    written.get(f"/together/{NEAR.id}/")
    assert encoder.read == ["Quiet, after all that noise of mine."]
    assert len(kept_vectors(vault_of(written, clock))) == 3


def test_ticking_begins_an_echo_with_all_of_them(written: Client, encoder: LetterEncoder) -> None:
    answer = written.post(f"/together/{MINE.id}/", {"belong": [NEAR.id, FAR.id]})
    assert answer.status_code == 302
    page = written.get(answer.url)
    assert set(page.context["form"]["links"].value()) == {str(each.id) for each in (MINE, NEAR, FAR)}


def test_from_an_echo_they_are_linked_at_once_and_no_longer_offered(
    written: Client, clock: Clock, encoder: LetterEncoder
) -> None:
    echo = Echo(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, now="Silence on the stairs again today")
    services.add_entry(vault_of(written, clock), echo)
    written.post(f"/together/{echo.id}/", {"belong": [NEAR.id]})
    kept = queries.open_journal(vault_of(written, clock)).journal.one(Echo, echo.id)
    assert kept
    assert kept.links == (NEAR.id,)
    text = written.get(f"/together/{echo.id}/").text
    assert f'value="{NEAR.id}"' not in text
    assert f'value="{MINE.id}"' in text


def test_what_is_not_hers_cannot_be_linked(written: Client, clock: Clock, encoder: LetterEncoder) -> None:
    echo = Echo(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, now="Silence on the stairs again today")
    services.add_entry(vault_of(written, clock), echo)
    written.post(f"/together/{echo.id}/", {"belong": [uuid4(), "x"]})
    kept = queries.open_journal(vault_of(written, clock)).journal.one(Echo, echo.id)
    assert kept == echo


def test_a_short_entry_says_why_nothing_is_compared(
    ana: Client, clock: Clock, encoder: LetterEncoder
) -> None:
    services.add_entry(vault_of(ana, clock), short := inkling("Too short."))
    assert "too few words" in ana.get(f"/together/{short.id}/").text
    assert encoder.read == []


def test_without_the_package_it_says_so(written: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belonging, "the_reader", lambda: None)
    text = written.get(f"/together/{MINE.id}/").text
    assert "not installed here" in text
    assert "Everything else works without it" in text


def test_while_it_still_reads_it_says_so_and_shows_what_it_has(
    written: Client, encoder: LetterEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(belonging, "PATIENCE", 0.0)
    monkeypatch.setattr(Reader, "read", lambda *_args: [])
    text = written.get(f"/together/{MINE.id}/").text
    assert "still reading" in text
    assert NEAR.text not in text


def test_an_entry_that_is_not_there_is_not_found(ana: Client) -> None:
    assert ana.get(f"/together/{uuid4()}/").status_code == 404
