"""Sessions, the unsaid, practices and attempts in words."""

from django.utils.translation import gettext as _

from inkling.journal import (
    MOST,
    Attempt,
    Challenge,
    Journal,
    Practice,
    Session,
    Unsaid,
    day_in_words,
)
from inkling.web.entries.telling import Field, Told, of_ten, yes_in_words
from inkling.web.entries.wording import KINDS, OUTCOMES, SAYINGS, STATUSES, TONES, said


def session(entry: Session, journal: Journal) -> Told:
    """When and with whom, before, and after."""
    bring = "\n".join(
        each.text if each.on_sheet else _("%(text)s (not on the sheet)") % {"text": each.text}
        for each in entry.bring
    )
    return str(KINDS["session"]), [
        Field(_("Session"), said(STATUSES, entry.status)),
        Field(_("With"), entry.whom, own=True),
        Field(_("From"), f"{entry.begins:%H:%M}" if entry.begins else ""),
        Field(_("To"), f"{entry.ends:%H:%M}" if entry.ends else ""),
        Field(_("Hoped for"), entry.hope, own=True),
        Field(_("To bring"), bring, own=True),
        Field(_("What stayed"), entry.stayed, own=True),
        Field(_("How it felt"), said(TONES, entry.tone)),
        Field(_("What most needed saying"), said(SAYINGS, entry.saying)),
        Field(_("How open"), of_ten(entry.openness, MOST)),
        Field(_("How safe"), of_ten(entry.safety, MOST)),
        Field(_("How much it helped"), of_ten(entry.helpfulness, MOST)),
        Field(_("What helped"), entry.helpful, own=True),
        Field(_("What got in the way"), entry.hindering, own=True),
    ]


def unsaid(entry: Unsaid, journal: Journal) -> Told:
    """What it is, to whom, and how far it got on which day."""
    sayings = "; ".join(
        f"{said(SAYINGS, each.saying)} ({day_in_words(each.day, year=True)})" for each in entry.sayings
    )
    return str(KINDS["unsaid"]), [
        Field(_("What it is"), entry.text, own=True),
        Field(_("To whom"), entry.whom, own=True),
        Field(_("How far it got"), sayings or said(SAYINGS, entry.saying)),
        Field(_("What came of it"), entry.what_came, own=True),
    ]


def practice(entry: Practice, journal: Journal) -> Told:
    """What it is, where it was agreed, and what for."""
    session = journal.one(Session, entry.session)
    challenge = journal.one(Challenge, entry.challenge)
    return str(KINDS["practice"]), [
        Field(_("To practise"), entry.text, own=True),
        Field(_("Agreed on"), day_in_words(session.happened.day, year=True) if session else ""),
        Field(_("For"), challenge.name if challenge else "", own=True),
        Field(_("Resting"), yes_in_words(entry.resting)),
    ]


def attempt(entry: Attempt, journal: Journal) -> Told:
    """Tried or not, and what happened."""
    practice = journal.one(Practice, entry.practice)
    return str(KINDS["attempt"]), [
        Field(_("Practice"), practice.text if practice else "", own=True),
        Field(_("This time"), said(OUTCOMES, entry.outcome)),
        Field(_("What happened"), entry.what_happened, own=True),
    ]
