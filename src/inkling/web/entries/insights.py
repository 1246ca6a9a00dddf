"""Forms for what was understood: an insight, a thread, an echo, a breakthrough, an answer to a shift."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from inkling.journal import Breakthrough, Echo, Finding, Inkling, StageReached, Thread
from inkling.web.entries.fields import LineField, ManyField, PillsField, WordsField, YesField
from inkling.web.entries.form import EntryForm
from inkling.web.entries.wording import ANSWERS, MANNERS, STAGES, TURNED


class InklingForm(EntryForm):
    """One small insight, and how far it has come."""

    KIND = Inkling

    text = WordsField(_("What did you notice?"), required=True)
    stage = PillsField(_("How far has it come?"), STAGES, help_text=_("It may go back, too."))

    def shown(self, entry: Inkling) -> dict[str, Any]:
        """Its words, and where it is now."""
        return {"text": entry.text, "stage": entry.stage}

    def said(self) -> dict[str, Any]:
        """A stage it was not at yet is reached on the day this is written."""
        before = self.of.stages if isinstance(self.of, Inkling) else ()
        now_at = before[-1].stage if before else None
        stage = self.cleaned_data["stage"] or now_at or "noticed"
        day = self.today if before else self.cleaned_data.get("day") or self.today
        stages = before if stage == now_at else (*before, StageReached(day, stage))
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
    """What came up now, and what it is an echo of."""

    KIND = Echo
    SAYS = ("now", "then", "expected", "came")

    now = WordsField(_("Now: what happened, and what it stirred"), required=True)
    then = WordsField(_("Then: what it reminds you of"))
    expected = WordsField(_("What you expected"))
    came = WordsField(_("What came instead"))


class BreakthroughForm(EntryForm):
    """What has shifted, in the person's own words."""

    KIND = Breakthrough
    SAYS = ("name", "manner", "turned", "before", "after")

    name = WordsField(_("What has shifted?"), rows=2, required=True)
    before = WordsField(_("How it used to be"), rows=2)
    after = WordsField(_("How it is now"), rows=2)
    manner = PillsField(_("How it came"), MANNERS, required=True)
    turned = ManyField(_("What changed"), TURNED)


class FindingForm(EntryForm):
    """Another answer to the same shift."""

    KIND = Finding
    SAYS = ("answer",)
    DATED = MARKED = False

    answer = PillsField(_("Does this fit what you know?"), ANSWERS, required=True)
