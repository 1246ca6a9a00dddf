"""Forms for what was understood: an insight, a thread, an echo, an answer to a shift."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from inkling.journal import Echo, Finding, Inkling, StageReached, Thread, moved
from inkling.web.entries.chosen import EntriesField, ids
from inkling.web.entries.fields import LineField, PillsField, WordsField, YesField
from inkling.web.entries.form import EntryForm
from inkling.web.entries.recalled import beside
from inkling.web.entries.wording import ANSWERS, STAGES


class InklingForm(EntryForm):
    """One small insight, and how far it has come."""

    KIND = Inkling

    text = WordsField(_("What did you notice?"), required=True)
    stage = PillsField(_("How far has it come?"), STAGES, help_text=_("It may go back, too."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = list(STAGES.items())  # type: ignore[attr-defined]
        self.initial.setdefault("stage", "noticed")

    def shown(self, entry: Inkling) -> dict[str, Any]:
        """Its words, and where it is now."""
        return {"text": entry.text, "stage": entry.stage}

    def said(self) -> dict[str, Any]:
        """A new insight has come to its stage on its day; another stage is reached on the day this is written."""
        stage = self.cleaned_data["stage"]
        if isinstance(self.of, Inkling):
            stages = moved(self.of, stage, self.today).stages if stage else self.of.stages
        else:
            stages = (StageReached(self.cleaned_data.get("day") or self.today, stage or "noticed"),)
        return {"text": self.cleaned_data["text"], "stages": stages}


class ThreadForm(EntryForm):
    """What the thread is called and what it is about."""

    KIND = Thread
    SAYS = ("name", "about", "resting")
    DATED = MARKED = False

    name = LineField(_("What is it called?"), required=True)
    about = WordsField(_("What is it about, if you like"))
    resting = YesField(_("Let it rest: it is kept, and no longer offered"))


class EchoForm(EntryForm):
    """What came up now, and what it is an echo of. `ranked` are other entries that may belong to it, nearest first:
    they are offered, and only those she ticks are kept."""

    KIND = Echo
    SAYS = ("now", "then", "expected", "came")

    then = WordsField(_("Then: what it reminds you of"))
    now = WordsField(_("Now: what happened, and what it stirred"), required=True)
    expected = WordsField(_("What you expected"))
    came = WordsField(_("What came instead"))
    links = EntriesField(_("What belongs with it"))

    def __init__(self, *args: Any, ranked: Iterable[UUID] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["entry", "version", "then", "now", "expected", "came", "links"])
        linked = ids([*(self.initial.get("links") or ()), *(self["links"].value() or ())])
        offered = beside(self.journal, (*linked, *ranked), self.of.id if self.of else None)
        self.fields["links"].offer(offered)  # type: ignore[attr-defined]
        if not offered:
            del self.fields["links"]

    def shown(self, entry: Echo) -> dict[str, Any]:
        """Its words, and what belongs with it."""
        return {**super().shown(entry), "links": [str(id) for id in entry.links]}

    def said(self) -> dict[str, Any]:
        """The words, and the links. What is linked and gone for now stays linked: a deletion can be undone."""
        before = self.of.links if isinstance(self.of, Echo) else ()
        hidden = tuple(id for id in before if not self.journal.find(id))
        return {**super().said(), "links": _as_it_was(before, (*hidden, *self.cleaned_data.get("links", ())))}


class FindingForm(EntryForm):
    """Another answer to the same shift."""

    KIND = Finding
    SAYS = ("answer",)
    DATED = MARKED = False

    answer = PillsField(_("Does this fit what you know?"), ANSWERS, required=True)


def _as_it_was(before: tuple[UUID, ...], now: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """The same ones in another order are no change."""
    return before if set(before) == set(now) else now
