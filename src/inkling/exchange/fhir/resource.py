"""As much of a FHIR R4 Questionnaire as is read here; whatever else a file holds is passed over.

https://hl7.org/fhir/R4/questionnaire.html
"""

import msgspec


class Extension(msgspec.Struct, frozen=True, rename="camel"):
    """Something that was added to an element; the numbers of answers stand in one."""

    url: str = ""
    value_decimal: float | None = None
    value_integer: int | None = None


class Coding(msgspec.Struct, frozen=True):
    """A code, the system it is from, and how it reads."""

    system: str = ""
    code: str = ""
    display: str = ""
    extension: tuple[Extension, ...] = ()


class Option(msgspec.Struct, frozen=True, rename="camel"):
    """One answer that is offered."""

    extension: tuple[Extension, ...] = ()
    value_coding: Coding | None = None
    value_integer: int | None = None
    value_string: str | None = None


class QuestionItem(msgspec.Struct, frozen=True, rename="camel"):
    """A question, a group of them, or words to read. Items stand in items."""

    link_id: str = ""
    type: str = ""
    text: str = ""
    prefix: str = ""
    code: tuple[Coding, ...] = ()
    extension: tuple[Extension, ...] = ()
    read_only: bool = False
    answer_option: tuple[Option, ...] = ()
    answer_value_set: str = ""
    item: tuple["QuestionItem", ...] = ()


class Include(msgspec.Struct, frozen=True):
    """Codes of one system that belong to a set."""

    system: str = ""
    concept: tuple[Coding, ...] = ()


class Compose(msgspec.Struct, frozen=True):
    """What a set is made of."""

    include: tuple[Include, ...] = ()


class Contained(msgspec.Struct, frozen=True, rename="camel"):
    """A resource that comes along inside; only sets of answers are read."""

    resource_type: str = ""
    id: str = ""
    compose: Compose = Compose()


class QuestionnaireResource(msgspec.Struct, frozen=True, rename="camel"):
    """The file as a whole."""

    resource_type: str = ""
    title: str = ""
    name: str = ""
    language: str = ""
    copyright: str = ""
    code: tuple[Coding, ...] = ()
    contained: tuple[Contained, ...] = ()
    item: tuple[QuestionItem, ...] = ()
