"""A FHIR R4 Questionnaire as questions that are answered with numbers.

Questions may stand in groups, as deep as the file likes. What is offered as an answer stands with the question or in a
set that comes along inside the file; its number in the extension `ordinalValue` or `itemWeight`, as the answer itself,
or as its code.
"""

import hashlib
import re
from collections.abc import Iterator

from inkling.exchange.errors import PackError
from inkling.exchange.fhir.resource import Coding, Extension, Option, QuestionItem, QuestionnaireResource
from inkling.exchange.fhir.strictly import MOST, decode, too_deep
from inkling.language import gettext as _
from inkling.measures import Answer, Question, Questionnaire

__all__ = ["MOST", "read_questionnaire"]

LOINC = "http://loinc.org"
_WEIGHTS = ("/ordinalValue", "/itemWeight", "/questionnaire-ordinalValue")
_LEAST, _HIGHEST = "/minValue", "/maxValue"
_CHOSEN = ("choice", "open-choice", "coding")
_SCORED = {"LA6568-5": 0, "LA6569-3": 1, "LA6570-1": 2, "LA6571-9": 3}
"""Answers of the PHQ family by their LOINC codes, which some files give without a number."""

_MOST_QUESTIONS, _MOST_ANSWERS, _LONGEST = 500, 101, 4_000
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal, or turn the direction of what comes after them."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LARGEST = 1_000_000
"""A number beyond this is no answer."""


def read_questionnaire(data: bytes) -> Questionnaire:
    """Which questions stand in these bytes? Raises `PackError` with one sentence that says what to do."""
    try:
        return _read(data)
    except RecursionError:
        raise too_deep() from None


def _read(data: bytes) -> Questionnaire:
    resource = decode(data)
    sets = _sets(resource)
    questions = tuple(_question(item, sets) for item in _asked(resource.item))
    if not questions:
        raise PackError(_("There is no question in this file that is answered with a number."))
    if len(questions) > _MOST_QUESTIONS:
        raise PackError(_("This file asks more questions than any questionnaire here has."))
    if len({one.place for one in questions}) != len(questions):
        raise PackError(
            _("Two questions of this file have the same linkId, so it is not clear which is which.")
        )
    return Questionnaire(
        title=_words(resource.title or resource.name),
        language=resource.language if _LANGUAGE.fullmatch(resource.language) else "",
        digest=hashlib.sha256(data).hexdigest(),
        questions=questions,
        codes=_loinc(resource.code),
        intro=_intro(resource),
        copyright=_words(resource.copyright),
    )


def _asked(items: tuple[QuestionItem, ...]) -> Iterator[QuestionItem]:
    """Every item that is answered with a number, in the order of the file, however deep it stands."""
    for item in items:
        if item.type in _CHOSEN or _is_scale(item):
            yield item
        yield from _asked(item.item)


def _is_scale(item: QuestionItem) -> bool:
    """Is a whole number asked for, and is it said from where to where? Sums that a form works out are not asked."""
    if item.type != "integer" or item.read_only:
        return False
    return bool(item.answer_option) or None not in _limits(item)


def _limits(item: QuestionItem) -> tuple[int | None, int | None]:
    low, high = (
        next((one.value_integer for one in item.extension if one.url.endswith(end)), None)
        for end in (_LEAST, _HIGHEST)
    )
    return low, high


def _question(item: QuestionItem, sets: dict[str, tuple[Option, ...]]) -> Question:
    text = _words(item.text or next((code.display for code in item.code if code.display), ""))
    if not text:
        raise PackError(_("A question of this file has no words."))
    options = item.answer_option or sets.get(item.answer_value_set.removeprefix("#"), ())
    low, high = _limits(item)
    if not options and low is not None and high is not None and 0 <= high - low < _MOST_ANSWERS:
        options = tuple(Option(value_integer=value) for value in range(low, high + 1))
    if len(options) > _MOST_ANSWERS:
        raise PackError(_("A question of this file has more answers than any here."))
    numbers = [_number(option) for option in options]
    return Question(
        place=item.link_id,
        text=text,
        codes=_loinc(item.code),
        answers=tuple(
            Answer(value=number, label=_label(option))
            for option, number in zip(options, numbers, strict=True)
            if number is not None
        ),
        numbered=bool(options) and None not in numbers,
    )


def _number(option: Option) -> int | None:
    """Which number does this answer stand for? None where the file does not say."""
    coding = option.value_coding or Coding()
    for extension in (*option.extension, *coding.extension):
        if extension.url.endswith(_WEIGHTS):
            return _whole(extension)
    if option.value_integer is not None:
        return option.value_integer if abs(option.value_integer) <= _LARGEST else None
    if coding.system == LOINC and coding.code in _SCORED:
        return _SCORED[coding.code]
    code = coding.code or (option.value_string or "")
    return int(code) if code.isascii() and code.isdigit() and len(code) <= len(str(_LARGEST)) else None


def _whole(extension: Extension) -> int | None:
    value = extension.value_integer if extension.value_decimal is None else extension.value_decimal
    if value is None or abs(value) > _LARGEST or value != int(value):
        return None
    return int(value)


def _label(option: Option) -> str:
    coding = option.value_coding
    if coding is not None:
        return _words(coding.display or coding.code)
    return _words(option.value_string or "") or str(option.value_integer)


def _sets(resource: QuestionnaireResource) -> dict[str, tuple[Option, ...]]:
    """The sets of answers that come along inside the file, by their names."""
    return {
        one.id: tuple(
            Option(
                value_coding=Coding(include.system, concept.code, concept.display),
                extension=concept.extension,
            )
            for include in one.compose.include
            for concept in include.concept
        )
        for one in resource.contained
        if one.resource_type == "ValueSet"
    }


def _intro(resource: QuestionnaireResource) -> str:
    """What is to be read before the first question?"""
    said: list[str] = []
    for item in _before(resource.item):
        if item is None:
            break
        said.append(_words(item.text))
    return "\n".join(filter(None, said))[:_LONGEST]


def _before(items: tuple[QuestionItem, ...]) -> Iterator[QuestionItem | None]:
    """Words to read, in the order of the file; None where the first question stands."""
    for item in items:
        if item.type in _CHOSEN or _is_scale(item):
            yield None
        elif item.type in ("display", "group"):
            yield item
        yield from _before(item.item)


def _loinc(codes: tuple[Coding, ...]) -> tuple[str, ...]:
    return tuple(code.code for code in codes if code.system == LOINC and code.code)


def _words(text: str) -> str:
    """The same words without anything that would steer a page or a terminal; refused where they are far too long."""
    if len(text) > _LONGEST:
        raise PackError(_("A piece of text in this file is far too long for a questionnaire."))
    kept = (" ".join(_STEERING.sub(" ", line).split()) for line in text.splitlines())
    return "\n".join(filter(None, kept))
