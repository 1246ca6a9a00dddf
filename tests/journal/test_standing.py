"""Whether a shift still holds, as its own thing: a word, a sentence, since when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inkling.change import Shift
from inkling.journal import standing_in_words, standing_told
from tests.journal.test_behind import DAY, SHIFT

LAST = DAY + timedelta(days=200)
LATER = (DAY + timedelta(days=100)).toordinal()


@pytest.mark.parametrize(
    ("shift", "word", "told"),
    [
        (SHIFT, "holds", "It holds, as far as your answers go: up to 27 December 2026."),
        (replace(SHIFT, level_now=7.4), "holds", "It holds, and later went on, to about 7.4."),
        (
            replace(SHIFT, state_since=LATER, level_now=5.8),
            "holds again",
            "It holds again. It was back for a while, and since 18 September 2026 your answers lie near 5.8.",
        ),
        (
            replace(SHIFT, state="wobbles", state_since=LATER, level_now=4.2),
            "wobbles",
            "It wobbles. Since 18 September 2026 your answers lie around 4.2, more than half of the way back.",
        ),
        (
            replace(SHIFT, state="returned", state_since=LATER, level_now=3.1),
            "went back",
            "It went back. By 18 September 2026 your answers lay near 3.1 again.",
        ),
        (
            replace(SHIFT, state="returned", state_since=LATER, level_now=3.1, visit_until=LATER - 1),
            "was a visit",
            "It was a visit: it lasted until about 17 September 2026, and then it was over.",
        ),
    ],
)
def test_how_it_stands(shift: Shift, word: str, told: str) -> None:
    assert (standing_in_words(shift), standing_told(shift, LAST)) == (word, told)


def test_the_level_is_told_as_finely_as_the_shift_itself() -> None:
    coarse = replace(SHIFT, before=10.0, after=60.0, state="wobbles", state_since=LATER, level_now=31.7)
    assert "around 32," in standing_told(coarse, LAST)
    assert date.fromordinal(LATER).isoformat() == "2026-09-18"
