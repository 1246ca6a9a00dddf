"""In which order the tests run."""

import pytest


def test_those_that_take_longest_are_begun_first(request: pytest.FixtureRequest) -> None:
    """Of two workers one would wait for the other at the end. Red when nothing is sorted in `tests/conftest.py`, in a
    run of all tests."""
    long = [item.get_closest_marker("long") is not None for item in request.session.items]
    assert long == sorted(long, reverse=True)
