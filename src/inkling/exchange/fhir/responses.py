"""Readings as FHIR R4: what was answered as a QuestionnaireResponse, what it comes to as Observations, in one Bundle.

https://hl7.org/fhir/R4/questionnaireresponse.html, https://hl7.org/fhir/R4/observation.html

Nothing in it says whose it is. No notes are in it, and no sentence of a questionnaire; problems and goals stand in her
own words. LOINC codes are given only where they were seen in use.
"""

from collections.abc import Collection, Iterator
from html import escape
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

import msgspec

from inkling.journal import Given, Journal, Line, Reading, lines_of, readings_of
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.measures import TOTAL, Instrument, Measure, instruments

_LOINC = "http://loinc.org"
_SURVEY = {
    "coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]
}

Resource = dict[str, Any]


def write_fhir(journal: Journal, only: Collection[str] = ()) -> bytes:
    """Every reading in this journal as one FHIR R4 Bundle, as JSON; or those of the measures whose keys are given.

    The same journal always gives the same bytes. A total from paper is an Observation alone; answers that cannot be
    scored are a QuestionnaireResponse alone.
    """
    measures = [one for key, one in journal.measures.items() if not only or key in only]
    entries = [entry for measure in measures for entry in _of_measure(measure, readings_of(journal, measure))]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    if not entries:
        del bundle["entry"]  # FHIR knows no empty lists
    return msgspec.json.format(msgspec.json.encode(bundle)) + b"\n"


def _of_measure(measure: Measure, readings: tuple[Reading, ...]) -> Iterator[Resource]:
    instrument = instruments().get(measure.key) if measure.form == "standard" else None
    answered = {reading.id for reading in readings if _is_answered(reading)}
    for reading in readings:
        if reading.id in answered:
            yield _entry(reading.id, _response(measure, reading))
    for line in lines_of(measure, readings):
        for given in line.given:
            if given.afterwards:  # what that reading came to in its time is told by another line
                continue
            id = uuid5(given.reading, line.key)
            yield _entry(id, _observation(line, given, instrument, from_answers=given.reading in answered))


def _is_answered(reading: Reading) -> bool:
    """Does it hold answers, rather than a total from paper or nothing at all?"""
    return any(key != TOTAL for key in reading.answers)


def _response(measure: Measure, reading: Reading) -> Resource:
    said = _("{title}, {day}").format(title=measure.title, day=reading.happened.day.isoformat())
    return {
        "resourceType": "QuestionnaireResponse",
        "text": _narrative(said),
        "questionnaire": f"urn:inkling:measure:{quote(measure.key)}",
        "status": "completed",
        "authored": reading.happened.day.isoformat(),
        "item": [_item(measure, key, value) for key, value in reading.answers.items()],
    }


def _item(measure: Measure, key: str, value: float | None) -> Resource:
    """One item; asked and not answered is an item without an answer."""
    item: Resource = {"linkId": key}
    own = measure.item(key)
    if own and own.name.strip():
        item["text"] = own.name.strip()
    if value is not None:
        whole = float(value).is_integer()
        item["answer"] = [{"valueInteger": int(value)} if whole else {"valueDecimal": value}]
    return item


def _observation(line: Line, given: Given, instrument: Instrument | None, *, from_answers: bool) -> Resource:
    found: Resource = {
        "resourceType": "Observation",
        "text": _narrative(f"{line.name}, {given.day.isoformat()}: {given.value:g}"),
        "status": "final",
        "category": [_SURVEY],
        "code": _code(line, instrument),
        "effectiveDateTime": given.day.isoformat(),
        "valueQuantity": {
            "value": int(given.value) if given.value.is_integer() else round(given.value, 4),
            "unit": "{score}",
            "system": "http://unitsofmeasure.org",
            "code": "{score}",
        },
    }
    if from_answers:
        found["derivedFrom"] = [{"reference": given.reading.urn}]
    notes = list(_notes(line, given, from_answers=from_answers))
    if notes:
        found["note"] = [{"text": " ".join(notes)}]
    return found


def _code(line: Line, instrument: Instrument | None) -> Resource:
    code: Resource = {"text": line.name.strip() or line.key}
    if instrument and instrument.total and instrument.total.loinc and line.key == TOTAL:
        code["coding"] = [{"system": _LOINC, "code": instrument.total.loinc}]
    return code


def _notes(line: Line, given: Given, *, from_answers: bool) -> Iterator[str]:
    """What a reader of the number has to know: its range, its direction, and how it came about."""
    if line.scale:
        low, high = line.scale
        yield _("From {low:g} to {high:g}.").format(low=low, high=high)
    if line.better:
        yield _("Higher is better.") if line.better == "higher" else _("Lower is better.")
    if given.filled_in:
        said = ngettext(
            "{n} item was left out and counted as the mean of the others.",
            "{n} items were left out and counted as the mean of the others.",
            given.filled_in,
        )
        yield said.format(n=given.filled_in)
    if not from_answers:
        yield _("A total copied from paper.")
    if not given.punctual:
        yield _("Written down more than two days later.")


def _narrative(said: str) -> Resource:
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{escape(said)}</div>'}


def _entry(id: UUID, resource: Resource) -> Resource:
    return {"fullUrl": id.urn, "resource": resource}
