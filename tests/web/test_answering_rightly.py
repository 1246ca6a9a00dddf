"""Beside an item stands what has to be known to answer it rightly: when it does not apply, and which way it counts."""

from inkling.exchange import read_questionnaire
from inkling.measures import Measure, instrument, match
from inkling.web.entries.answering import answer_fields
from tests.packs import pack


def _beside(key: str, *, worded: bool = False) -> dict[str, str]:
    measure = Measure(key=key, title=key, items=(), form="standard")
    words = match(instrument(key), read_questionnaire(pack(key))).wording if worded else None
    given = dict.fromkeys((item.id for item in instrument(key).items), None)
    found = answer_fields(measure, words, given)
    return {id: str(field.help_text) for id, field in found.items() if field.help_text}


def test_an_item_that_may_not_apply_says_when() -> None:
    for worded in (False, True):
        assert list(_beside("wsas", worded=worded)) == ["1"]
    assert "do not work" in _beside("wsas")["1"]


def test_without_words_a_turned_item_says_how_to_count() -> None:
    """Paper forms print such numbers turned already: copied as they stand, they would be turned twice."""
    assert list(_beside("core10")) == ["2", "3"]
    assert "from the left, from 0 on" in _beside("core10")["2"]
    assert _beside("core10", worded=True) == {}


def test_other_items_need_nothing() -> None:
    for key in ("phq9", "who5", "csi4", "swls"):
        assert _beside(key) == {}
