"""By which of the person's words is an entry recognised?"""

from inkling.journal.entries import (
    Attempt,
    CheckIn,
    Echo,
    Entry,
    LifeEvent,
    Practice,
    Reading,
    Response,
    SafetyPlan,
    Session,
    Unsaid,
)
from inkling.journal.journal import Journal
from inkling.journal.own_words import own_words

LONGEST = 280
"""Characters after which the rest is left to the entry itself."""

_FIRST: dict[type[Entry], tuple[str, ...]] = {
    Echo: ("now", "then"),
    Response: ("did", "thought", "felt", "situation"),
    Session: ("stayed", "helpful", "hindering", "hope"),
    Unsaid: ("text",),
    LifeEvent: ("text",),
    CheckIn: ("note",),
    Reading: ("note",),
}
"""Of kinds with several fields, which says most about it? Of all others, the first one."""


def gist(entry: Entry, journal: Journal, longest: int = LONGEST) -> str:
    """Her words for it, cut at a word if they are many. Nothing if there are none, and nothing of a safety plan: it
    is brought up nowhere but where it belongs."""
    return _cut(" ".join(_said(entry, journal).split()), longest)


def _said(entry: Entry, journal: Journal) -> str:
    if isinstance(entry, Attempt) and not entry.what_happened:
        practice = journal.one(Practice, entry.practice)
        return practice.text if practice else ""
    if isinstance(entry, SafetyPlan):
        return ""
    for name in _FIRST.get(type(entry), ()):
        if said := getattr(entry, name):
            return str(said)
    if isinstance(entry, CheckIn):
        return ", ".join(entry.words)
    return own_words(entry).partition("\n")[0] if len(entry.OWN_WORDS) > 1 else own_words(entry)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    at_word = head.rsplit(" ", 1)[0] if " " in head[longest // 2 :] else head
    return at_word.rstrip() + "…"
