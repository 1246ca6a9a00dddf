"""Reading entries for likeness, in one thread of its own. The model is loaded when somebody first asks, and only then.

What is being read stands in memory only while somebody waits for it: whether a browser locks, is closed or goes
elsewhere, a job that is not asked about ends by itself, and so does one whose place another browser takes.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from uuid import UUID

import numpy as np

from inkling.journal import text_digest
from inkling.vault.echoes import KeptVector
from inkling.words import Encoder, load_encoder

AT_ONCE = 32
"""Texts read between two looks at whether to go on."""


ENDS_AFTER = 60.0
"""Seconds after which a job that nobody asks about ends, and is forgotten with all it read."""


@dataclass
class Job:
    """What one browser waits for: texts still to read, and vectors not yet fetched."""

    session: bytes
    waiting: dict[UUID, str]
    read: list[KeptVector] = field(default_factory=list)
    asked: float = field(default_factory=time.monotonic)
    over: threading.Event = field(default_factory=threading.Event)
    fetched: threading.Event = field(default_factory=threading.Event)


class Reader:
    """One job at a time. `encoder` is loaded once, in the reading thread; `model` is its name."""

    def __init__(
        self, model: str, load: Callable[[], Encoder] = load_encoder, ends_after: float = ENDS_AFTER
    ) -> None:
        self.model, self.ends_after = model, ends_after
        self._load = cache(load)
        self._lock = threading.Lock()
        self._job: Job | None = None

    def read(self, session: bytes, texts: Mapping[UUID, str], patience: float) -> list[KeptVector]:
        """Read these texts for this browser, in their order, and give what is read after at most `patience` seconds.
        Ask again for the rest: reading goes on meanwhile, and what was given once is not given again."""
        job = self._job_of(session, texts)
        job.over.wait(patience)
        with self._lock:
            done, job.read = job.read, []
            if job.over.is_set():
                self._end(job)
        return done

    def _job_of(self, session: bytes, texts: Mapping[UUID, str]) -> Job:
        with self._lock:
            if self._job and self._job.session != session:
                self._end(self._job)
            if self._job is None:
                self._job = Job(session, dict(texts))
                threading.Thread(target=self._work, args=(self._job,), daemon=True, name="echoes").start()
            self._job.asked = time.monotonic()
            return self._job

    def _end(self, job: Job) -> None:
        """Forget this job and all that is in it. Call with the lock held."""
        job.waiting, job.read = {}, []
        job.fetched.set()
        if self._job is job:
            self._job = None

    def _work(self, job: Job) -> None:
        try:
            encoder = self._load()
            while some := self._next(job):
                vectors = encoder.encode(list(some.values())).astype(np.float16)
                read = [
                    KeptVector(id, text_digest(text), self.model, vector.tobytes())
                    for (id, text), vector in zip(some.items(), vectors, strict=True)
                ]
                with self._lock:
                    job.read += [] if job.fetched.is_set() else read
        finally:
            job.over.set()
            job.fetched.wait(self.ends_after)
            with self._lock:
                self._end(job)

    def _next(self, job: Job) -> dict[UUID, str]:
        """What to read next? Nothing once nobody has asked for a while."""
        with self._lock:
            if time.monotonic() > job.asked + self.ends_after:
                self._end(job)
            some = dict(islice(job.waiting.items(), AT_ONCE))
            for id in some:
                del job.waiting[id]
            return some
