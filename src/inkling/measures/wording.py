"""The wording of a questionnaire, as it stands in a file that the person or her practice adds.

No wording is part of this project. A file is read elsewhere (`inkling.exchange`, which makes a `Questionnaire` of it);
here it is laid beside what we know of the instrument: by the codes of its items where it has them, or else by their
order, and only where the answers go from the same lowest to the same highest number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.measures.errors import WordingError
from inkling.measures.instrument import Asked, Instrument, instruments


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is the person offered as an answer, and which number does it stand for?"""

    value: int
    label: str


class Worded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How is one item asked? `item` is its id in the instrument, `code` the LOINC code it has in the file."""

    item: str
    text: str
    code: str = ""
    answers: tuple[Answer, ...] = ()


class Wording(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How is a questionnaire asked, in one language, and where does that come from?

    `answers` are those of every item that has none of its own. `digest` is the SHA-256 of the bytes of the file, in
    hexadecimal. `copyright` is shown wherever the items are.
    """

    instrument: str
    language: str
    title: str
    items: tuple[Worded, ...]
    digest: str
    answers: tuple[Answer, ...] = ()
    intro: str = ""
    copyright: str = ""

    def item(self, id: str) -> Worded | None:
        """How is this item asked? None if the wording does not have it."""
        return next((one for one in self.items if one.item == id), None)

    def answers_to(self, id: str) -> tuple[Answer, ...]:
        """What is offered as an answer to this item, in the order of the file?"""
        found = self.item(id)
        return found.answers or self.answers if found else ()


@dataclass(frozen=True)
class Question:
    """One question of a file: its text, its LOINC codes, and what is offered as an answer. `place` is how the file
    itself names it. `numbered` says whether every answer came with a number."""

    place: str
    text: str
    codes: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    numbered: bool = True


@dataclass(frozen=True)
class Questionnaire:
    """What stands in a file of wording: the questions that are answered with numbers, in their order.

    `codes` are the LOINC codes of the whole questionnaire.
    """

    title: str
    language: str
    digest: str
    questions: tuple[Question, ...]
    codes: tuple[str, ...] = ()
    intro: str = ""
    copyright: str = ""


@dataclass(frozen=True)
class Matched:
    """Which question of the file is which item, and how was that found?

    `places` says how the file names the question of each item, by item id; `coded` which of them were found by code.
    `left_out` are the questions of the file that are no items of the instrument; `turned` the items whose answers the
    file had turned round already.
    """

    wording: Wording
    by: Literal["code", "order"]
    places: Mapping[str, str]
    coded: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()

    def explain(self) -> str:
        """What was matched, in a sentence."""
        coded, placed = len(self.coded), len(self.places) - len(self.coded)
        if not coded:
            said = ngettext("{n} item, as it stands.", "{n} items, in the order of the file.", placed)
            return said.format(n=placed)
        by_code = ngettext("{n} item by its code", "{n} items by their codes", coded).format(n=coded)
        if not placed:
            return by_code + "."
        by_place = ngettext("{n} by its place", "{n} by their place", placed).format(n=placed)
        return f"{by_code}, {by_place}."


def match(instrument: Instrument, questionnaire: Questionnaire) -> Matched:
    """Which question is which item? By LOINC code if the file has the codes of all items, or else by order.

    Raises `WordingError` with one sentence: too few questions, too many, or other answers than the instrument has.
    """
    if not instrument.items or instrument.form != "standard":
        raise WordingError(_("The {title} takes no wording from a file.").format(title=instrument.title))
    found = _by_code(instrument, questionnaire)
    by: Literal["code", "order"] = "code" if found else "order"
    pairs = found or _by_order(instrument, questionnaire)
    turned: list[str] = []
    items: list[Worded] = []
    for item, question in pairs:
        answers, was_turned = _fitting_answers(instrument, item, question)
        turned += [item.id] * was_turned
        code = item.loinc if item.loinc in question.codes else next(iter(question.codes), "")
        items.append(Worded(item=item.id, text=question.text, code=code, answers=answers))
    taken = {question.place for _item, question in pairs}
    return Matched(
        wording=_wording(instrument, questionnaire, items),
        by=by,
        places={item.id: question.place for item, question in pairs},
        coded=tuple(item.id for item, _question in pairs if found and item.loinc),
        left_out=tuple(one.text for one in questionnaire.questions if one.place not in taken),
        turned=tuple(turned),
    )


def candidates(questionnaire: Questionnaire) -> tuple[Instrument, ...]:
    """Which instruments may this be the wording of? Those the file names, by a code or in its title; where it names
    none, those with as many items and the same answers. The person says which."""
    standard = [one for one in instruments().values() if one.form == "standard"]
    coded = [one for one in standard if _by_code(one, questionnaire) or one.loinc in questionnaire.codes]
    title = _letters(questionnaire.title)
    titled = [one for one in standard if _letters(one.title) in title]
    return tuple(coded or titled or [one for one in standard if _fits(one, questionnaire)])


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _fits(instrument: Instrument, questionnaire: Questionnaire) -> bool:
    try:
        match(instrument, questionnaire)
    except WordingError:
        return False
    return True


def _by_code(instrument: Instrument, questionnaire: Questionnaire) -> list[tuple[Asked, Question]]:
    """Every item that has a code by its code, and each that has none by its place after the one before it. Nothing
    if a code is not in the file."""
    questions = questionnaire.questions
    if not any(item.loinc for item in instrument.items):
        return []
    places: list[int] = []
    for item in instrument.items:
        here = [nth for nth, one in enumerate(questions) if item.loinc and item.loinc in one.codes]
        if not item.loinc:
            here = [places[-1] + 1] if places and places[-1] + 1 < len(questions) else []
        if not here:
            return []
        if len(here) > 1 or here[0] in places:
            said = _("Item {item} of the {title} stands in this file more than once. Mend the file first.")
            raise WordingError(said.format(item=item.id, title=instrument.title))
        places += here
    return [(item, questions[nth]) for item, nth in zip(instrument.items, places, strict=True)]


def _by_order(instrument: Instrument, questionnaire: Questionnaire) -> list[tuple[Asked, Question]]:
    there, wanted = len(questionnaire.questions), len(instrument.items)
    if there < wanted:
        said = _(
            "The {title} has {wanted} items; this file asks {there}. It may be another form, or cut off."
        )
    elif there > wanted + instrument.unscored:
        said = _("The {title} has {wanted} items; this file asks {there}. It may be another form.")
    else:
        return list(zip(instrument.items, questionnaire.questions, strict=False))
    raise WordingError(said.format(title=instrument.title, wanted=wanted, there=there))


def _fitting_answers(
    instrument: Instrument, item: Asked, question: Question
) -> tuple[tuple[Answer, ...], bool]:
    """The answers of this question, counted as printed; and whether the file had turned them round already."""
    if not question.numbered:
        said = _(
            "The answers to item {item} of the {title} carry no numbers in this file, so it cannot be scored."
        )
        raise WordingError(said.format(item=item.id, title=instrument.title))
    values = [answer.value for answer in question.answers]
    if sorted(values) != list(range(item.low, item.high + 1)):
        said = _("Item {item} of the {title} is answered from {low} to {high}; this file has other answers.")
        raise WordingError(said.format(item=item.id, title=instrument.title, low=item.low, high=item.high))
    if not item.reverse or values != sorted(values, reverse=True):
        return question.answers, False
    whole = item.low + item.high
    return tuple(Answer(value=whole - one.value, label=one.label) for one in question.answers), True


def _wording(instrument: Instrument, questionnaire: Questionnaire, items: list[Worded]) -> Wording:
    shared = items[0].answers
    return Wording(
        instrument=instrument.key,
        language=questionnaire.language,
        title=questionnaire.title or instrument.title,
        items=tuple(
            Worded(
                item=one.item,
                text=one.text,
                code=one.code,
                answers=() if one.answers == shared else one.answers,
            )
            for one in items
        ),
        answers=shared,
        intro=questionnaire.intro,
        copyright=questionnaire.copyright,
        digest=questionnaire.digest,
    )
