"""What Support now and the safety plan show, as plain values."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from inkling.journal import Journal, SafetyPlan, day_in_words
from inkling.journal import care as known
from inkling.web.entries.told.care import without_the_person


@dataclass(frozen=True)
class Part:
    """One part of the plan: what it is about, and her words."""

    name: str
    words: str


@dataclass(frozen=True)
class Person:
    """Whom she wants to call first. `dial` is the number as a telephone takes it, empty if it is none."""

    name: str
    number: str
    dial: str


@dataclass(frozen=True)
class Plan:
    """Her safety plan, part by part, without the person."""

    id: UUID
    parts: tuple[Part, ...]
    person: Person | None


@dataclass(frozen=True)
class Line:
    """A number at which a person answers, to be called, and to be texted if `text` is not empty."""

    name: str
    number: str
    dial: str
    text: str
    text_dial: str
    about: str


@dataclass(frozen=True)
class Country:
    """Who answers in a country, and its number for danger to life."""

    name: str
    lines: tuple[Line, ...]
    emergency: str


@dataclass(frozen=True)
class Emergency:
    """A number for danger to life, and where it holds."""

    number: str
    where: str


@dataclass(frozen=True)
class SupportPage:
    """Who can be reached now? Her plan and her country, where she is signed in and has said; else all countries.
    `elsewhere` says that she chose a country of which we know nothing."""

    plan: Plan | None
    country: Country | None
    countries: tuple[Country, ...]
    elsewhere: bool
    emergency: tuple[Emergency, ...]
    finder: str
    checked: str


@dataclass(frozen=True)
class PlanPage:
    """The plan by itself, and the lines that go on paper with it."""

    plan: Plan | None
    country: Country | None
    whole: bool


def support_page(journal: Journal | None) -> SupportPage:
    """Who can be reached? Without a journal the page is the same for everybody."""
    chosen = _chosen(journal)
    country = _country(chosen)
    return SupportPage(
        plan=_plan(journal),
        country=country,
        countries=tuple(found for each in known.countries() if (found := _country(each))),
        elsewhere=bool(chosen) and country is None,
        emergency=tuple(Emergency(*each) for each in known.emergency_numbers()),
        finder=known.finder().address,
        checked=day_in_words(known.last_checked(), year=True),
    )


def plan_page(journal: Journal, *, whole: bool) -> PlanPage:
    """The plan, if there is one."""
    return PlanPage(_plan(journal), _country(_chosen(journal)), whole)


def _chosen(journal: Journal | None) -> str:
    wishes = journal.preferences if journal else None
    return wishes.country if wishes else ""


def _plan(journal: Journal | None) -> Plan | None:
    plan = journal.safety_plan if journal else None
    if plan is None:
        return None
    parts = tuple(Part(field.name, field.value) for field in without_the_person(plan))
    return Plan(plan.id, parts, _person(plan))


def _person(plan: SafetyPlan) -> Person | None:
    if not (plan.person or plan.person_number):
        return None
    name = plan.person or _("The person on my plan")
    return Person(name, plan.person_number, known.dialled(plan.person_number))


def _country(country: str) -> Country | None:
    lines = tuple(_line(line) for line in known.lines_for(country))
    return Country(known.country_name(country), lines, known.emergency_number(country)) if lines else None


def _line(line: known.HelpLine) -> Line:
    about = _("%(when)s. %(how)s") % {"when": capfirst(_(line.hours)), "how": _(line.how)}
    return Line(
        line.name, line.number, known.dialled(line.number), line.text, known.dialled(line.text), about
    )
