"""The words for everything one can choose in an entry: each said the same way in forms, on pages and in exports."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

Words: TypeAlias = "str | StrPromise"
"""Words in English, or waiting to be translated."""

Wording = Mapping[str, Words]
"""How each choice is said, by what is kept of it."""

SIGNS: Wording = {
    "relief": _("relief"),
    "courage": _("courage"),
    "awareness": _("awareness"),
    "connection": _("connection"),
}
STAGES: Wording = {
    "noticed": pgettext_lazy("stage of an insight", "noticed"),
    "worded": pgettext_lazy("stage of an insight", "worded"),
    "tried": pgettext_lazy("stage of an insight", "tried"),
    "lived": pgettext_lazy("stage of an insight", "lived"),
}
CATCHES: Wording = {
    "days after": _("days after"),
    "hours after": _("hours after"),
    "in the moment": _("in the moment"),
    "before": _("before it began"),
}
STATUSES: Wording = {
    "planned": pgettext_lazy("a session", "planned"),
    "attended": pgettext_lazy("a session", "it took place"),
    "missed": pgettext_lazy("a session", "missed"),
    "cancelled": pgettext_lazy("a session", "cancelled"),
}
TONES: Wording = {
    "routine": pgettext_lazy("how a session felt", "routine"),
    "profound": pgettext_lazy("how a session felt", "profound"),
    "hard": pgettext_lazy("how a session felt", "hard"),
}
SAYINGS: Wording = {
    "held": _("held back"),
    "half said": _("half said"),
    "said": _("said"),
}
OUTCOMES: Wording = {
    "tried": pgettext_lazy("a practice", "tried"),
    "not tried": pgettext_lazy("a practice", "not this time"),
}
MANNERS: Wording = {
    "quiet": _("quietly, little by little"),
    "aha": _("all at once"),
}
TURNED: Wording = {
    "thought": _("how I think"),
    "behaviour": _("what I do"),
    "perspective": _("how I see it"),
}
ANSWERS: Wording = {
    "yes": _("Yes, that is it"),
    "not-really": _("Not really"),
    "not-sure": _("Not sure yet"),
}
HELPS: Wording = {
    "yes": _("yes"),
    "a little": _("a little"),
    "no": _("no"),
    "it makes things harder": _("it makes things harder"),
}
BETTER: Wording = {
    "": _("neither"),
    "higher": _("higher"),
    "lower": _("lower"),
}
ELSEWHERE = "elsewhere"
"""What is kept of a country for which we know no line. It is no code of a country."""

KINDS: Wording = {
    "check-in": _("Check-in"),
    "measure": _("Questions you answer again and again"),
    "wording": _("The words of a questionnaire"),
    "reading": _("Reading"),
    "inkling": _("Inkling"),
    "thread": _("Thread"),
    "echo": _("Echo"),
    "breakthrough": _("Breakthrough"),
    "finding": _("Your answer to a shift"),
    "challenge": _("Challenge"),
    "response": _("A time it came back"),
    "session": _("Session"),
    "unsaid": _("Not said yet"),
    "practice": _("Practice"),
    "attempt": _("A time with a practice"),
    "life-event": _("Something that happened"),
    "safety-plan": _("Safety plan"),
    "preferences": _("How your journal should be"),
    "pause": _("A pause"),
    "help-answer": _("Whether this helps"),
}


def said(wording: Wording, key: str | None) -> str:
    """How is this choice said? Nothing for nothing."""
    return str(wording[key]) if key else ""
