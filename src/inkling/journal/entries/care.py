"""What a person wrote down in better hours for the hard ones."""

from typing import ClassVar

from inkling.journal.entries.base import Category, Entry


class SafetyPlan(Entry, frozen=True, kw_only=True, gc=False, tag="safety-plan"):
    """How she sees a hard hour coming, what helps then, and whom she can reach. Any part may stay empty; `person` is
    the one she wants to call first. There is one plan: writing again corrects it. It is counted and brought up
    nowhere, and stands first on Support now."""

    CATEGORY: ClassVar[Category] = "safety-plan"
    OWN_WORDS: ClassVar[tuple[str, ...]] = (
        "warning_signs",
        "what_helps",
        "places",
        "people",
        "person",
        "person_number",
        "professionals",
        "surroundings",
    )

    warning_signs: str = ""
    what_helps: str = ""
    places: str = ""
    people: str = ""
    person: str = ""
    person_number: str = ""
    professionals: str = ""
    surroundings: str = ""
