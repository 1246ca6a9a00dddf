"""The wording of a questionnaire, as it stands in a file that the person or her practice adds.

No wording is part of this project. A file is read elsewhere (`inkling.exchange`, which makes a `Questionnaire` of it),
and laid beside what we know of the instrument in `matching.py`.
"""

from dataclasses import dataclass

import msgspec


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
