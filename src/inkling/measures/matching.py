"""A file of wording beside what is known of an instrument: which question is which item?

By the LOINC codes of the items where the file has them, or else by their order, and only where the answers go from the
same lowest to the same highest number. What does not fit is refused in one sentence; nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.measures.errors import WordingError
from inkling.measures.instrument import Asked, Instrument, instruments
from inkling.measures.wording import Answer, Question, Questionnaire, Worded, Wording


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
    coded = _has_codes(instrument, questionnaire)
    by: Literal["code", "order"] = "code" if coded else "order"
    pairs = (_by_code if coded else _by_order)(instrument, questionnaire)
    turned: list[str] = []
    items: list[Worded] = []
    plain = next((_by_label(question.answers) for item, question in pairs if not item.reverse), {})
    for item, question in pairs:
        answers, was_turned = _fitting_answers(instrument, item, question, plain)
        turned += [item.id] * was_turned
        code = item.loinc if item.loinc in question.codes else next(iter(question.codes), "")
        items.append(Worded(item=item.id, text=question.text, code=code, answers=answers))
    taken = {question.place for _item, question in pairs}
    return Matched(
        wording=_wording(instrument, questionnaire, items),
        by=by,
        places={item.id: question.place for item, question in pairs},
        coded=tuple(item.id for item, _question in pairs if coded and item.loinc),
        left_out=tuple(one.text for one in questionnaire.questions if one.place not in taken),
        turned=tuple(turned),
    )


def candidates(questionnaire: Questionnaire) -> tuple[Instrument, ...]:
    """Which instruments may this be the wording of? Those the file names, by a code or in its title; where it names
    none, those with as many items and the same answers. The person says which."""
    standard = [one for one in instruments().values() if one.form == "standard"]
    coded = [one for one in standard if _has_codes(one, questionnaire) or one.loinc in questionnaire.codes]
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


def _has_codes(instrument: Instrument, questionnaire: Questionnaire) -> bool:
    """Are all codes that are known of its items in this file?"""
    known = {item.loinc for item in instrument.items if item.loinc}
    return bool(known) and known <= {code for one in questionnaire.questions for code in one.codes}


def _by_code(instrument: Instrument, questionnaire: Questionnaire) -> list[tuple[Asked, Question]]:
    """Every item that has a code by its code, and each that has none by its place after the one before it."""
    questions = questionnaire.questions
    places: dict[str, int] = {}
    for item in instrument.items:
        here = [nth for nth, one in enumerate(questions) if item.loinc and item.loinc in one.codes]
        if len(here) > 1 or (here and here[0] in places.values()):
            said = _("Item {item} of the {title} stands in this file more than once. Mend the file first.")
            raise WordingError(said.format(item=item.id, title=instrument.title))
        if here:
            places[item.id] = here[0]
    last = -1
    for item in instrument.items:
        if item.id not in places:
            if last + 1 >= len(questions) or last + 1 in places.values():
                said = _("Item {item} of the {title} does not stand after the one before it in this file.")
                raise WordingError(said.format(item=item.id, title=instrument.title))
            places[item.id] = last + 1
        last = places[item.id]
    return [(item, questions[places[item.id]]) for item in instrument.items]


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
    instrument: Instrument, item: Asked, question: Question, plain: Mapping[str, int]
) -> tuple[tuple[Answer, ...], bool]:
    """The answers of this question, counted as printed; and whether the file had turned them round already: then the
    words that count least elsewhere count most here. `plain` is how they count where nothing is turned. Where an item
    has words of its own the order tells: highest first."""
    if not question.answers and not question.numbered:
        said = _("The answers to item {item} of the {title} are not in this file. Get one that holds them.")
        raise WordingError(said.format(item=item.id, title=instrument.title))
    if not question.numbered:
        said = _(
            "The answers to item {item} of the {title} carry no numbers in this file, so it cannot be scored."
        )
        raise WordingError(said.format(item=item.id, title=instrument.title))
    values = [answer.value for answer in question.answers]
    if sorted(values) != list(range(item.low, item.high + 1)):
        said = _("Item {item} of the {title} is answered from {low} to {high}; this file has other answers.")
        raise WordingError(said.format(item=item.id, title=instrument.title, low=item.low, high=item.high))
    turned = tuple(
        Answer(value=item.low + item.high - one.value, label=one.label) for one in question.answers
    )
    here, mirrored = _by_label(question.answers), _by_label(turned)
    if len(here) == len(values) and set(here) == set(plain):
        if here == plain:
            return question.answers, False
        if mirrored != plain or not item.reverse:
            said = _(
                "At item {item} of the {title} the same words count otherwise than elsewhere in this file."
            )
            raise WordingError(said.format(item=item.id, title=instrument.title))
        return turned, True
    if item.reverse and values == sorted(values, reverse=True):
        return turned, True
    return question.answers, False


def _by_label(answers: tuple[Answer, ...]) -> dict[str, int]:
    return {" ".join(answer.label.casefold().split()): answer.value for answer in answers}


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
