"""Finding something again: by one's own words, a kind, a thread, a feeling, a felt sign, or several together."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from inkling.journal.entries import CheckIn, Entry, Sign
from inkling.journal.folding import folded
from inkling.journal.journal import Journal
from inkling.journal.own_words import own_words


@dataclass(frozen=True)
class Sought:
    """What is looked for? What is left open does not matter; the rest must hold together.

    `kind` is the name of the kind in the record, `feeling` a word of a check-in.
    """

    words: str = ""
    kind: str = ""
    thread: UUID | None = None
    feeling: str = ""
    sign: Sign | None = None

    @property
    def each_word(self) -> tuple[str, ...]:
        """The words one by one, as they are compared."""
        return tuple(dict.fromkeys(folded(self.words).split()))


def search(journal: Journal, sought: Sought) -> tuple[Entry, ...]:
    """Which entries are looked for? Oldest first. Every word has to stand somewhere in the person's own words,
    as a part of a word too; capitals and accents do not matter."""
    tests = _tests(sought)
    return tuple(entry for entry in journal.entries if all(test(entry) for test in tests))


def feelings_named(journal: Journal) -> tuple[str, ...]:
    """Which feelings has the person named in her check-ins? Each once, as she wrote it last, by the alphabet."""
    named = {folded(word): word for entry in journal.check_ins for word in entry.words}
    return tuple(named[word] for word in sorted(named))


def _tests(sought: Sought) -> list[Callable[[Entry], bool]]:
    """What has to hold, the quickest to ask first."""
    tests: list[Callable[[Entry], bool]] = []
    if kind := sought.kind:
        tests.append(lambda entry: entry.kind == kind)
    if thread := sought.thread:
        tests.append(lambda entry: thread in entry.threads)
    if sign := sought.sign:
        tests.append(lambda entry: sign in entry.signs)
    if feeling := folded(sought.feeling):
        tests.append(
            lambda entry: isinstance(entry, CheckIn) and any(folded(w) == feeling for w in entry.words)
        )
    if words := sought.each_word:
        tests.append(lambda entry: _holds(folded(own_words(entry)), words))
    return tests


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return all(word in text for word in words)
