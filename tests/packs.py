"""Files of wording for tests, shaped like real ones. Every sentence in them is made up: no questionnaire asks it."""

import json
from typing import Any

from inkling.measures import Asked, instrument

LOINC = "http://loinc.org"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"

LABELS = (
    "Clouds none",
    "Clouds a few",
    "Clouds many",
    "All grey",
    "Rain",
    "Downpour",
    "Flood",
    "Sea",
    "Ocean",
)
"""What is offered as an answer, from the lowest to the highest."""


def option(value: int, label: str, *, by: str = ORDINAL) -> dict[str, Any]:
    """One answer, its number in an extension as most files have it."""
    coding = {"code": f"made-up-{value}", "display": label}
    return {"extension": [{"url": by, "valueDecimal": value}], "valueCoding": coding}


def question(item: Asked, *, coded: bool = False) -> dict[str, Any]:
    """One question of a made-up form, answered as this item is."""
    values = range(item.low, item.high + 1)
    found: dict[str, Any] = {
        "linkId": f"q-{item.id}",
        "type": "choice",
        "text": f"How was the weather on hill number {item.id}?",
        "answerOption": [option(value, LABELS[value - item.low]) for value in values],
    }
    if coded and item.loinc:
        found["code"] = [{"system": LOINC, "code": item.loinc}]
    return found


def resource(key: str, *, coded: bool = False, **also: Any) -> dict[str, Any]:
    """A questionnaire shaped like this instrument; `also` adds to it or takes the place of what stands in it."""
    one = instrument(key)
    found: dict[str, Any] = {
        "resourceType": "Questionnaire",
        "status": "active",
        "language": "en",
        "title": f"Weather on the hills ({len(one.items)} of them)",
        "copyright": "Made up for tests. Nobody holds any rights.",
        "item": [
            {"linkId": "intro", "type": "display", "text": "Think of the hills behind the house."},
            *(question(item, coded=coded) for item in one.items),
        ],
    }
    if coded and one.loinc:
        found["code"] = [{"system": LOINC, "code": one.loinc}]
    return found | also


def pack(key: str, *, coded: bool = False, **also: Any) -> bytes:
    """The same as the bytes of a file."""
    return json.dumps(resource(key, coded=coded, **also)).encode()
