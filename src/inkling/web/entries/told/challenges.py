"""Challenges and the times they came back in words."""

from django.utils.translation import gettext as _

from inkling.journal import STRONGEST, Challenge, Journal, Response
from inkling.web.entries.telling import Field, Told, of_ten, yes_in_words
from inkling.web.entries.wording import CATCHES, KINDS, said


def challenge(entry: Challenge, journal: Journal) -> Told:
    """What keeps coming back, and how it usually goes."""
    return str(KINDS["challenge"]), [
        Field(_("Name"), entry.name, own=True),
        Field(_("How it usually goes"), entry.about, own=True),
        Field(_("Resting"), yes_in_words(entry.resting)),
    ]


def response(entry: Response, journal: Journal) -> Told:
    """Felt, thought, did, how strong, and when it was caught."""
    challenge = journal.one(Challenge, entry.challenge)
    return str(KINDS["response"]), [
        Field(_("Challenge"), challenge.name if challenge else "", own=True),
        Field(_("What happened"), entry.situation, own=True),
        Field(_("Felt"), entry.felt, own=True),
        Field(_("Thought"), entry.thought, own=True),
        Field(_("Did"), entry.did, own=True),
        Field(_("Strength"), of_ten(entry.strength, STRONGEST)),
        Field(_("Caught it"), said(CATCHES, entry.catch)),
        Field(_("Different this time"), yes_in_words(entry.different)),
    ]
