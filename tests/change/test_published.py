"""Change judged by numbers that were published for a measure."""

import numpy as np
import pytest

from inkling.change import ReliableChangeError, published_change


def test_each_edge_by_hand() -> None:
    """Lower is better, six points, clinical from 10 on: each number that decides stands on its edge."""
    pre = [16, 15, 10, 9, 12, 3, 9, 12, np.nan]
    post = [9, 10, 4, 3, 7, 10, 15, 18, 5]
    found = published_change(pre, post, points=6, cutoff=10)
    assert found.labels.tolist() == [
        "recovered",
        "unchanged",  # five points
        "recovered",  # ten itself is clinical
        "improved",  # began outside of the clinical range
        "unchanged",
        "harmed",  # ten itself is clinical here too
        "harmed",
        "deteriorated",  # was clinical all the time
        "undecided",
    ]


def test_a_measure_on_which_higher_is_better_is_its_mirror() -> None:
    pre, post = np.array([16.0, 10, 9, 3, 9]), np.array([9.0, 4, 3, 10, 15])
    low = published_change(pre, post, points=6, cutoff=10)
    high = published_change(-pre, -post, points=6, cutoff=-10, better="higher")
    assert low.labels.tolist() == high.labels.tolist()


def test_the_cutoff_itself_may_be_functional() -> None:
    """As for a measure whose clinical range lies below its cutoff."""
    assert published_change([5], [13.5], points=4, better="higher", cutoff=13.5).labels == ["improved"]
    assert published_change(
        [5], [13.5], points=4, better="higher", cutoff=13.5, clinical_at_cutoff=False
    ).labels == ["recovered"]


def test_without_a_cutoff_nobody_recovers() -> None:
    found = published_change([20, 20, 20], [5, 18, 27], points=6)
    assert found.labels.tolist() == ["improved", "unchanged", "deteriorated"] and found.at is None


@pytest.mark.parametrize("points", [0, -1, np.nan, np.inf])
def test_points_that_are_no_size_are_refused(points: float) -> None:
    with pytest.raises(ReliableChangeError, match="above 0"):
        published_change([1], [2], points=points)
