"""Whatever a file holds, it is read or refused with the errors of this room: nothing else ever comes out."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.exchange import ExchangeError, read_answers, read_questionnaire
from inkling.measures import MeasureError, candidates, complete, instrument, instruments, match, risk, score
from tests.packs import resource

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from([one.key for one in instruments().values() if one.form == "standard"])


def places(value: Any, path: tuple[Any, ...] = ()):
    """Every place in this file, from the top down."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The same file with something else in this place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], new)
    return copy


@settings(max_examples=300, deadline=None)
@given(st.data(), KEYS, st.booleans())
def test_a_file_with_anything_anywhere_is_read_or_refused(data, key, coded):
    said = resource(key, coded=coded)
    for _change in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(places(said))))
        said = put(said, path, data.draw(ANYTHING))
        if not isinstance(said, dict):
            break
    try:
        found = read_questionnaire(json.dumps(said).encode())
        for one in candidates(found):
            match(one, found)
    except (ExchangeError, MeasureError) as error:
        assert str(error)
        assert "\n" not in str(error)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(data):
    for read in (read_questionnaire, lambda data: read_answers(data, instrument("phq9"))):
        try:
            read(data)
        except (ExchangeError, MeasureError) as error:
            assert str(error)


@settings(max_examples=300, deadline=None)
@given(
    KEYS,
    st.lists(st.dictionaries(st.sampled_from(["1", "q1", "2", "total", "who", "9"]), SCALARS), max_size=3),
)
def test_answers_of_any_kind_are_scored_or_refused(key, rows):
    try:
        for row in read_answers(json.dumps(rows).encode(), instrument(key)):
            complete(row.instrument, row.answers)
            found = score(row.instrument, row.answers)
            risk(row.instrument, row.answers)
            assert all(one.value is None or one.low <= one.value <= one.high for one in found.all)
            assert all((one.value is None) == bool(one.reason) for one in found.all)
    except (ExchangeError, MeasureError) as error:
        assert str(error)
