"""The words of each suggestion, and where it leads. Every one can be left alone, and none is a task."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inkling.journal import Suggestion, Why, day_in_words
from inkling.web.entries.wording import Words


@dataclass(frozen=True)
class Suggested:
    """One small suggestion in words, with a link to where it could be done."""

    sentence: str
    address: str
    link: str


def suggested(suggestion: Suggestion, today: date) -> Suggested:
    """How is this suggestion said, and where does it lead?"""
    sentence, view, link = WORDS[suggestion.why]
    day = suggestion.day
    said = str(sentence) % {"day": day_in_words(day, year=day.year != today.year)} if day else str(sentence)
    about = suggestion.entry
    if view in _OF_AN_ENTRY and about is None:
        view = "sessions"
    address = reverse(view, args=[about]) if view in _OF_AN_ENTRY else reverse(view)
    return Suggested(said, address, str(link))


_OF_AN_ENTRY = {"session", "attempt", "entry"}

WORDS: Mapping[Why, tuple[Words, str, Words]] = {
    "rhythm: back": (
        _("One word about today is enough to begin again. The time between can stay empty."),
        "today",
        _("Check in"),
    ),
    "rhythm: begin": (
        _("A first mark can be small: a place and a word for how it is just now."),
        "today",
        _("Check in"),
    ),
    "rhythm: tell": (
        _("A session was planned for %(day)s. One press says whether it took place; more is not needed."),
        "session",
        _("That session"),
    ),
    "rhythm: ahead": (
        _("The next session is on %(day)s. A quiet minute the evening before is one way to arrive."),
        "session",
        _("Get ready"),
    ),
    "rhythm: plan": (
        _("If the next session has a day already, it can stand here, with room for what to bring."),
        "plan-session",
        _("Write down the next one"),
    ),
    "rhythm: sessions": (
        _("If you see somebody for therapy, sessions can stand here beside the days."),
        "plan-session",
        _("Write down a session"),
    ),
    "openness: begin": (
        _(
            "After a session there is room for two marks: how open, how safe. A low mark is as welcome as a high one."
        ),
        "sessions",
        _("Sessions"),
    ),
    "openness: less safe": (
        _(
            "The session on %(day)s felt less safe than is usual for you. What made it so can be something to bring."
        ),
        "session",
        _("That session"),
    ),
    "openness: unmarked": (
        _(
            "How open or how safe the session on %(day)s was is not marked. If you remember, there is room for it."
        ),
        "session",
        _("That session"),
    ),
    "openness: less open": (
        _(
            "The session on %(day)s was less open than is usual for you. That it was hard to speak can be said too."
        ),
        "session",
        _("That session"),
    ),
    "openness: half said": (
        _("Something is half said. The other half can be one sentence, or it can wait."),
        "unsaid",
        _("Not said yet"),
    ),
    "openness: held": (
        _(
            "What waits can wait. If it wants out one day, it is enough to say that there is something, and not what."
        ),
        "unsaid",
        _("Not said yet"),
    ),
    "openness: wait": (
        _("What does not want to be said yet can wait in a place that nobody else reads."),
        "unsaid",
        _("Not said yet"),
    ),
    "practice: begin": (
        _("A practice can be small enough for an ordinary day, and it can be agreed in a session."),
        "practices",
        _("Set something small"),
    ),
    "practice: resting": (
        _("Everything rests just now, and it may. One of them can be taken up again at any time."),
        "practices",
        _("What rests"),
    ),
    "practice: smaller": (
        _("One practice was not tried the last two times. That says something: perhaps half of it would do."),
        "entry",
        _("Make it smaller"),
    ),
    "practice: untold": (
        _("Nothing is written lately about what is set to practise. “Not this time” is an answer too."),
        "attempt",
        _("How it went"),
    ),
    "practice: words": (
        _(
            "The last time has no words yet. There is room for a line on what happened, or what was in the way."
        ),
        "entry",
        _("Add a line"),
    ),
    "practice: bring": (
        _("What happened with practising lately could be something to bring on %(day)s."),
        "session",
        _("What to bring"),
    ),
    "practice: line": (
        _("Tried or not, one line about what happened is enough."),
        "attempt",
        _("How it went"),
    ),
    "expectations: first": (
        _("Before the session on %(day)s there is room for a hope. It can be small."),
        "session",
        _("Write down a hope"),
    ),
    "expectations: begin": (
        _("Before a session there is room for a hope, and after it for what stayed. Both can be one word."),
        "plan-session",
        _("Write down a session"),
    ),
    "expectations: tell": (
        _("How the session on %(day)s felt is not told. Routine is a whole answer."),
        "session",
        _("That session"),
    ),
    "expectations: hard": (
        _("The last session felt hard. A quieter hope for the next one may be enough."),
        "session",
        _("The next one"),
    ),
    "expectations: hope": (
        _("The session on %(day)s has no hope yet. To turn up is one."),
        "session",
        _("Write down a hope"),
    ),
    "expectations: routine": (
        _(
            "When a session feels routine, what stayed sometimes shows a day later. There is room for it then too."
        ),
        "sessions",
        _("Sessions"),
    ),
    "expectations: word": (
        _("What stayed can be one word. That nothing stayed is an answer too."),
        "sessions",
        _("Sessions"),
    ),
}
"""For each reason: the sentence, the view it leads to, and the words of the link."""
