"""What our files of data say to people is looked up for a translation where it is said, like every sentence of ours.

A translator that puts brackets around whatever it is asked for stands in for a language: what is said without brackets
was never looked up.
"""

from collections.abc import Iterator
from gettext import NullTranslations
from html import unescape

import msgspec
import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils.translation import _trans

from inkling import language
from inkling.cli import main
from inkling.journal import MeasureKept, Preferences, care
from inkling.journal.care.lines import lines
from inkling.measures import Instrument, Measure, instruments, to_tell
from tests.clock import Clock
from tests.web.lived import keep, made
from tests.web.packs import choose_pack, pack

INSTRUMENTS = list(instruments().values())
STANDARD = [one for one in INSTRUMENTS if one.form == "standard"]

NO_WORDS = {"key", "id", "form", "better", "wording", "rule", "side", "sure", "loinc", "item", "items"}
"""Fields that hold no words of a language."""

AS_PRINTED = {"source", "sources"}
"""What is quoted as it stands: where something was read."""


class _Brackets(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is looked up from here on stands in brackets, in the rooms and on the pages."""
    there = _Brackets()
    monkeypatch.setattr(language._found, "_fallback", there)
    monkeypatch.setattr(_trans, "gettext", there.gettext)


def _texts(part: object, field: str = "") -> Iterator[str]:
    """Every text of a file that is said in a language."""
    if isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from _texts(getattr(part, name), name)
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one, field)
    elif isinstance(part, str) and part and field not in NO_WORDS | AS_PRINTED:
        yield part


def _told(one: Instrument) -> str:
    answer = CliRunner().invoke(main, ["measures", "show", one.key])
    assert answer.exit_code == 0
    said = (f"{line.name} {line.said}" for section in to_tell(one) for line in section.lines)
    return " ".join((*answer.output.split(), *said))


def _page(client: Client, address: str) -> str:
    """What stands on a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.text)


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: one.key)
def test_every_text_of_an_instrument_is_looked_up_where_it_is_told(one: Instrument, brackets: None) -> None:
    """Red with any `_(...)` of `telling.py` around a text of the file taken away, and with a new field that is told
    as it stands."""
    told = _told(one)
    assert [text for text in _texts(one) if f"⟦{text}⟧" not in told] == []


def test_what_is_told_of_every_instrument_in_the_list_is_looked_up(brackets: None) -> None:
    told = " ".join(CliRunner().invoke(main, ["measures", "list"]).output.split())
    for one in INSTRUMENTS:
        assert f"⟦{one.about.split()[0]}" in told, one.key


def test_on_the_pages_of_measures_too(ana: Client, clock: Clock, brackets: None) -> None:
    offered = _page(ana, "/measures/")
    for one in STANDARD:
        for text in (one.name, one.about, one.recall):
            assert f"⟦{text}⟧" in offered, (one.key, text)


@pytest.mark.parametrize("one", STANDARD, ids=lambda one: one.key)
def test_where_one_is_looked_at_and_filled_in(
    ana: Client, clock: Clock, brackets: None, one: Instrument
) -> None:
    measure = Measure(key=one.key, title=one.title, items=(), form="standard")
    kept = made(MeasureKept, 0, measure=measure)
    keep(ana, clock, [kept])
    page = _page(ana, f"/measures/{kept.id}/")
    assert f"⟦{one.name}⟧" in page
    for scale in one.subscales:
        assert f"⟦{scale.title}⟧" in page
    asked = _page(ana, f"/measures/{kept.id}/fill/")
    assert f"⟦{one.recall}⟧" in asked
    for item in one.items:
        assert not item.optional or f"⟦{item.optional}⟧" in asked


def test_where_its_words_are_added(ana: Client, brackets: None) -> None:
    assert f"⟦{instruments()['phq9'].name}⟧" in unescape(choose_pack(ana, pack()).text)


def test_when_and_how_people_answer_and_where_a_number_holds(
    client: Client, ana: Client, clock: Clock, brackets: None
) -> None:
    """Red with the hours or the way of a line said as they stand in the file."""
    page = _page(client, "/support/")
    for line in lines().line:
        assert f"⟦{line.hours}⟧" in page and f"⟦{line.how}⟧" in page, line.name
    for number in lines().emergency:
        assert not number.where or f"⟦{number.where}⟧" in page
    country = lines().line[0].country
    keep(ana, clock, [made(Preferences, 0, country=country)])
    assert all(f"⟦{line.how}⟧" in _page(ana, "/support/") for line in care.lines_for(country))
