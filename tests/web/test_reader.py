"""The thread that reads entries for likeness: loads late, gives what it has, goes on, and ends with the browser."""

import threading
import time
from collections.abc import Sequence
from uuid import UUID, uuid4

import numpy as np

from inkling.web.together.reader import AT_ONCE, Reader
from inkling.words import Vectors

ANA, STRANGER = b"ana's browser", b"another browser"


class SlowEncoder:
    """Reads only when it is let, and remembers what it was given."""

    def __init__(self) -> None:
        self.let = threading.Semaphore(0)
        self.given: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.given.append(list(texts))
        self.let.acquire()
        return np.ones((len(texts), 2), dtype=np.float32)


def _texts(count: int) -> dict[UUID, str]:
    return {uuid4(): f"text {at}" for at in range(count)}


def _reader(encoder: SlowEncoder, loads: list[str]) -> Reader:
    def load() -> SlowEncoder:
        loads.append(threading.current_thread().name)
        return encoder

    return Reader("a model", load)


def test_the_model_is_loaded_once_and_in_the_reading_thread() -> None:
    encoder, loads = SlowEncoder(), []
    reader = _reader(encoder, loads)
    assert loads == []
    for _time in range(2):
        encoder.let.release()
        assert len(reader.read(ANA, _texts(1), patience=5)) == 1
    assert loads == ["echoes"]


def test_it_gives_what_it_has_and_each_vector_once() -> None:
    encoder = SlowEncoder()
    reader = _reader(encoder, [])
    texts = _texts(AT_ONCE + 3)
    assert reader.read(ANA, texts, patience=0) == []
    encoder.let.release()
    while len(encoder.given) < 2:
        threading.Event().wait(0.001)
    first = reader.read(ANA, texts, patience=0)
    assert [vector.entry for vector in first] == list(texts)[:AT_ONCE]
    encoder.let.release()
    second = reader.read(ANA, texts, patience=5)
    assert [vector.entry for vector in second] == list(texts)[AT_ONCE:]
    assert {vector.model for vector in (*first, *second)} == {"a model"}


def test_what_nobody_asks_about_any_more_ends_and_is_forgotten() -> None:
    """As when the browser locks, or goes elsewhere. Red when a job goes on however long nobody asked."""
    encoder = SlowEncoder()
    reader = Reader("a model", lambda: encoder, ends_after=0.2)
    reader.read(ANA, _texts(5 * AT_ONCE), patience=0)
    job = reader._job
    assert job
    while time.monotonic() < job.asked + 0.3 or not encoder.given:
        threading.Event().wait(0.01)
    for _batch in range(5):
        encoder.let.release()
    assert job.over.wait(5)
    while reader._job:
        threading.Event().wait(0.001)
    assert (len(encoder.given), job.read, job.waiting) == (1, [], {})


def test_what_was_read_and_never_fetched_is_forgotten_too() -> None:
    """Red when a job that is done keeps what it read."""
    encoder = SlowEncoder()
    reader = Reader("a model", lambda: encoder, ends_after=0.2)
    reader.read(ANA, _texts(1), patience=0)
    job = reader._job
    assert job
    encoder.let.release()
    assert job.over.wait(5)
    while reader._job:
        threading.Event().wait(0.001)
    assert job.read == []


def test_another_browser_takes_over_and_gets_nothing_of_the_first() -> None:
    encoder = SlowEncoder()
    reader = _reader(encoder, [])
    reader.read(ANA, _texts(2), patience=0)
    hers = _texts(1)
    encoder.let.release()
    encoder.let.release()
    assert [vector.entry for vector in reader.read(STRANGER, hers, patience=5)] == list(hers)
