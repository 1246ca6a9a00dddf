"""The safety plan, in words."""

from django.utils.translation import gettext as _

from inkling.journal import Journal, SafetyPlan
from inkling.web.entries.telling import Field, Told
from inkling.web.entries.wording import KINDS


def safety_plan(entry: SafetyPlan, journal: Journal) -> Told:
    """Everything in it, in the order in which it is asked."""
    alone, together, others = _alone(entry), _person(entry), _others(entry)
    return str(KINDS["safety-plan"]), [*alone, *together, *others]


def without_the_person(entry: SafetyPlan) -> list[Field]:
    """What is in it beside the one she calls first."""
    return [field for field in (*_alone(entry), *_others(entry)) if field.value]


def _alone(entry: SafetyPlan) -> list[Field]:
    return [
        Field(_("How I notice it coming"), entry.warning_signs, own=True),
        Field(_("What I can do myself"), entry.what_helps, own=True),
        Field(_("Where I can go"), entry.places, own=True),
        Field(_("Who is good to be with, or can help"), entry.people, own=True),
    ]


def _person(entry: SafetyPlan) -> list[Field]:
    return [
        Field(_("Whom I call first"), entry.person, own=True),
        Field(_("Their number"), entry.person_number, own=True),
    ]


def _others(entry: SafetyPlan) -> list[Field]:
    return [
        Field(_("Who helps me as their work"), entry.professionals, own=True),
        Field(_("What I put out of reach"), entry.surroundings, own=True),
    ]
