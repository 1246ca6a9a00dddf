"""The bytes of a FHIR file as a typed resource, without believing anything: one clear sentence when it is not one."""

import json
from typing import Any

import msgspec

from inkling.exchange.archive.strict import Doubled, without_doubles
from inkling.exchange.errors import PackError
from inkling.exchange.fhir.resource import QuestionnaireResource
from inkling.language import gettext as _

MOST = 2_000_000
"""Bytes of a file that are read. The longest questionnaires with all their translations stay far below."""

_MEGABYTES = MOST // 1_000_000


def decode(data: bytes) -> QuestionnaireResource:
    """Which questionnaire do these bytes hold? Raises `PackError`."""
    if len(data) > MOST:
        said = _("This file is larger than {n} MB. The wording of a questionnaire is far smaller.")
        raise PackError(said.format(n=_MEGABYTES))
    if data.lstrip()[:1] == b"<":
        raise PackError(_("This is XML or a web page. Get the questionnaire as FHIR R4 in JSON."))
    said = _json(data)
    if not isinstance(said, dict) or "resourceType" not in said:
        raise PackError(_("This is JSON, but no FHIR file. Get the questionnaire as FHIR R4 in JSON."))
    _refuse_other_kinds(said["resourceType"])
    if has_nul(said):
        raise PackError(_("This file holds characters that are no text, so nothing of it was read."))
    try:
        return msgspec.convert(said, QuestionnaireResource)
    except (msgspec.ValidationError, RecursionError):
        raise PackError(
            _("This says it is a FHIR Questionnaire, but is not built like one. Get it anew.")
        ) from None


def _json(data: bytes) -> Any:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackError(_("This file is not UTF-8 text. Get the questionnaire as FHIR R4 in JSON.")) from None
    try:
        msgspec.json.decode(
            text
        )  # refuses what is no JSON although Python reads it: NaN, half of a character
        return json.loads(text, object_pairs_hook=without_doubles)
    except Doubled:
        raise PackError(
            _("One name stands twice in the same place of this file, so it is not clear what it says.")
        ) from None
    except RecursionError:
        raise too_deep() from None
    except ValueError:
        raise PackError(
            _("This is not JSON, or it is cut off. Get the questionnaire as FHIR R4 in JSON.")
        ) from None


def _refuse_other_kinds(kind: object) -> None:
    if kind == "Questionnaire":
        return
    if kind == "QuestionnaireResponse":
        raise PackError(
            _("These are somebody's answers, not the questions. The file to add is the Questionnaire.")
        )
    if kind == "Bundle":
        raise PackError(_("This is a bundle of FHIR files. Take the Questionnaire out of it and add that."))
    raise PackError(_("This is a FHIR file, but no Questionnaire. The file to add is the Questionnaire."))


def too_deep() -> PackError:
    """Groups in groups in groups, further than a program can follow."""
    return PackError(_("This file is nested far too deeply to be a questionnaire."))


def has_nul(said: Any) -> bool:
    """Does the character that ends texts in other programs stand anywhere in this?"""
    match said:
        case str():
            return "\0" in said
        case dict():
            return any(has_nul(name) or has_nul(value) for name, value in said.items())
        case list():
            return any(has_nul(each) for each in said)
    return False
