"""What is known about each questionnaire: how it is scored, and how sure we are of every number. Never its wording.

One TOML file each stands in `instruments/`. Facts about scoring belong to nobody; the wording of the items belongs
to their authors and is no part of this project (see `wording.py`).
"""

import difflib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

import msgspec

from inkling.language import gettext as _
from inkling.measures.errors import UnknownInstrument
from inkling.measures.measure import Better

Form = Literal["problems", "goals", "session", "standard", "computed"]
"""Own-words problems and goals, the review of a session, a standard questionnaire, or worked out from entries."""

WordingFrom = Literal["pack", "own", "ours", "none"]
"""Its wording comes from a file that is added, from the person, from us; or nothing is asked."""

Sure = Literal["read", "computed", "memory", "ours"]
"""How sure are we? Read where the source says; worked out from numbers of the same file; from memory of the
literature, to be checked before clinical use; or our own choice."""


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which number is it, where does it come from, and how sure are we?"""

    value: float
    source: str
    sure: Sure
    note: str = ""


class Cutoff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From where on do scores look more like those of people in treatment than of people who are not? Never a
    diagnosis, and only where a clinician looks."""

    value: float
    side: Literal["at or above", "at or below", "below"]
    source: str
    sure: Sure
    note: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How is one item answered? In whole steps from `low` to `high`, as printed, before anything is turned round.

    `reverse` items count the other way round in the score. `optional` says when the item does not apply, and is then
    no part of the answers at all (which is not the same as an item asked and left out).
    """

    id: str
    low: int
    high: int
    reverse: bool = False
    optional: str = ""
    loinc: str = ""


class Own(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Items in the person's own words: how many at most, and on which scale are they answered?"""

    most: int
    low: int
    high: int


class Total(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How do the items make one number? `sum` or `mean` of them, `times` so much; from `low` to `high`."""

    rule: Literal["sum", "mean"]
    low: float
    high: float
    source: str
    sure: Sure
    times: int = 1
    loinc: str = ""


class Subscale(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which items are summed to a number of their own?"""

    key: str
    title: str
    items: tuple[str, ...]
    source: str
    sure: Sure
    cutoff: Cutoff | None = None
    loinc: str = ""


class Missing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many items may be left out before there is no score? With up to `most` left out, the mean of the others
    stands for each of them."""

    most: int
    source: str
    sure: Sure
    note: str = ""


class Band(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What do the authors call scores from `low` to `high`, both included? Only where a clinician looks."""

    low: float
    high: float
    name: str


class Bands(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Into which bands is the total divided, in steps of how much?"""

    bands: tuple[Band, ...]
    step: float
    source: str
    sure: Sure


class Norm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was found in which group of people?"""

    group: str
    mean: float
    source: str
    sure: Sure
    sd: float | None = None


class Risk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which item is looked at by itself, and above which answer?"""

    item: str
    above: int
    source: str
    sure: Sure


class Licence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who holds the rights to the wording, and what did we read that they allow? No legal advice."""

    holder: str
    terms: str
    source: str
    sure: Sure


class Instrument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known about this questionnaire?

    `key` never changes. `better` says which way is better, or None where neither is. `recall_days` is how far back
    its questions look, 0 where they name no days; it is not asked again before they are over. `total` is None where
    its items are never made into one number. `reliable_change` is how far apart two totals must be to be more than
    error of measurement (95 of 100 times, or as its note says), `important_change` a smaller step that is agreed to
    matter. `unscored` is how many questions may follow the scored ones in the printed form.
    """

    key: str
    title: str
    name: str
    about: str
    form: Form
    better: Better | None = None
    recall: str
    frequency: str
    wording: WordingFrom
    licence: Licence
    languages: str
    sources: tuple[str, ...]
    recall_days: int = 0
    items: tuple[Asked, ...] = ()
    own: Own | None = None
    total: Total | None = None
    subscales: tuple[Subscale, ...] = ()
    missing: Missing | None = None
    bands: Bands | None = None
    cutoff: Cutoff | None = None
    reliable_change: Fact | None = None
    important_change: Fact | None = None
    reliability: Fact | None = None
    norms: tuple[Norm, ...] = ()
    risk: tuple[Risk, ...] = ()
    unscored: int = 0
    loinc: str = ""
    notes: tuple[str, ...] = ()

    def item(self, id: str) -> Asked | None:
        """Which item has this id? None if there is none."""
        return next((item for item in self.items if item.id == id), None)

    @property
    def from_memory(self) -> bool:
        """Does any number here still have to be checked before clinical use?"""
        return any(sure == "memory" for sure in _sureties(self))


@cache
def instruments() -> Mapping[str, Instrument]:
    """Which instruments are there? By key, in the order in which they are offered."""
    found = {one.key: one for one in map(_read, _ORDER)}
    return MappingProxyType(found)


def instrument(key: str) -> Instrument:
    """Which instrument has this key? Raises `UnknownInstrument`, which says which was perhaps meant."""
    found = instruments().get(key)
    if found is None:
        raise _unknown(key)
    return found


def find(name: str) -> Instrument | None:
    """Which instrument is called this, by its key or its title, whatever the capitals, spaces and dashes? None if
    none is."""
    wanted = _plain(name)
    return next(
        (one for one in instruments().values() if wanted in (_plain(one.key), _plain(one.title))), None
    )


_ORDER = (
    "pq",
    "gbo",
    "session-review",
    "phq9",
    "phq8",
    "gad7",
    "phq4",
    "core10",
    "who5",
    "swls",
    "csi4",
    "wsas",
    "differentiation",
    "catch",
)


def _read(key: str) -> Instrument:
    text = (
        resources.files("inkling.measures").joinpath("instruments", f"{key}.toml").read_text(encoding="utf-8")
    )
    return msgspec.convert(tomllib.loads(text), Instrument, strict=True)


def _unknown(key: str) -> UnknownInstrument:
    plain = {_plain(name): one.key for one in instruments().values() for name in (one.key, one.title)}
    close = difflib.get_close_matches(_plain(key), plain, n=1, cutoff=0.6)
    if close:
        said = _("There is no questionnaire with this key. Did you mean {close}?")
        return UnknownInstrument(said.format(close=plain[close[0]]), close=plain[close[0]])
    said = _("There is no questionnaire with this key. There are: {keys}.")
    return UnknownInstrument(said.format(keys=", ".join(instruments())))


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _sureties(part: object) -> list[Sure]:
    """How sure are we of each number in here, and in all that is inside it?"""
    if isinstance(part, tuple):
        return [sure for one in part for sure in _sureties(one)]
    if not isinstance(part, msgspec.Struct):
        return []
    own: list[Sure] = [part.sure] if hasattr(part, "sure") else []
    return own + [sure for field in part.__struct_fields__ for sure in _sureties(getattr(part, field))]
