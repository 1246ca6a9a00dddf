"""Sessions taken together until no number is small."""

from hypothesis import given
from hypothesis import strategies as st

from inkling.cohort.report.pooling import MOST, Span, pooled


def test_by_hand() -> None:
    assert pooled({1: 4, 2: 6, 3: 12, 5: 3, 6: 7, 7: 2}) == (Span(1, 2, 10), Span(3, 3, 12), Span(4, 7, 12))


def test_too_few_make_no_span() -> None:
    assert pooled({1: 4, 2: 5}) == () and pooled({}) == ()


@given(st.dictionaries(st.integers(-5, 60), st.integers(0, 40), min_size=1))
def test_every_session_is_in_one_span_and_no_span_is_small(counts: dict[int, int]) -> None:
    spans = pooled(counts)
    if sum(counts.values()) < 10:
        assert spans == ()
        return
    sessions = [at for span in spans for at in range(span.first, span.last + 1)]
    assert sessions == list(range(min(counts), max(counts) + 1))
    assert sum(span.people for span in spans) == sum(counts.values())
    assert all(span.people >= 10 for span in spans)
    assert len(spans) <= max(MOST, 1)
