"""Insights, threads, echoes, breakthroughs and answers to shifts in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import (
    Breakthrough,
    Echo,
    Finding,
    Inkling,
    Journal,
    Thread,
    day_in_words,
    own_words,
    series_name,
    trail_of,
)
from inkling.web.entries.telling import Field, Told, yes_in_words
from inkling.web.entries.wording import ANSWERS, KINDS, MANNERS, STAGES, TURNED, said

SHORT = 60
"""Characters of another entry by which it is recognised."""


def inkling(entry: Inkling, journal: Journal) -> Told:
    """The words, and the stages with their days."""
    stages = "; ".join(
        f"{said(STAGES, each.stage)} ({day_in_words(each.day, year=True)})" for each in entry.stages
    )
    return str(KINDS["inkling"]), [
        Field(_("Noticed"), entry.text, own=True),
        Field(_("Stage"), stages or said(STAGES, entry.stage)),
    ]


def thread(entry: Thread, journal: Journal) -> Told:
    """Its name, and what it is about."""
    return str(KINDS["thread"]), [
        Field(_("Name"), entry.name, own=True),
        Field(_("About"), entry.about, own=True),
        Field(_("Resting"), yes_in_words(entry.resting)),
    ]


def echo(entry: Echo, journal: Journal) -> Told:
    """Now, then, what was expected, what came."""
    return str(KINDS["echo"]), [
        Field(_("Then"), entry.then, own=True),
        Field(_("Now"), entry.now, own=True),
        Field(_("Expected"), entry.expected, own=True),
        Field(_("What came"), entry.came, own=True),
        Field(_("Belongs with"), _recognised(entry.links, journal), own=True),
    ]


def breakthrough(entry: Breakthrough, journal: Journal) -> Told:
    """What has shifted, how it came, and what led there."""
    steps = len(trail_of(journal, entry))
    trail = ngettext("%(n)s entry", "%(n)s entries", steps) % {"n": steps}
    return str(KINDS["breakthrough"]), [
        Field(_("What has shifted"), entry.name, own=True),
        Field(_("Before"), entry.before, own=True),
        Field(_("Now"), entry.after, own=True),
        Field(_("How it came"), said(MANNERS, entry.manner)),
        Field(_("What changed"), ", ".join(said(TURNED, each) for each in entry.turned)),
        Field(_("What led there"), trail if steps else ""),
        Field(_("Named from"), _recognised((entry.named_from,), journal), own=True),
    ]


def finding(entry: Finding, journal: Journal) -> Told:
    """What was shown, and what she said to it."""
    return str(KINDS["finding"]), [
        Field(_("Shown"), entry.sentence),
        Field(_("You said"), said(ANSWERS, entry.answer), own=True),
        Field(_("Began about"), day_in_words(entry.since, year=True)),
        Field(_("Noticed"), day_in_words(entry.noticed, year=True)),
        Field(_("Seen in"), entry.series_name or series_name(journal, entry.series)),
        Field(_("How Inkling looked"), entry.method),
    ]


def _recognised(ids: tuple[object, ...], journal: Journal) -> str:
    """Other entries by their first words; one that is gone is not mentioned."""
    found = [entry for id in ids if (entry := journal.find(id))]  # type: ignore[arg-type]
    return "; ".join(_short(own_words(entry)) or day_in_words(entry.happened.day) for entry in found)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"
