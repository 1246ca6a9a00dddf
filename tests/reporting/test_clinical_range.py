"""On which side of its cutoff is the clinical range of a measure?"""

from pathlib import Path

import pytest

from inkling.cohort.report import report, yardstick
from inkling.reporting.cohort_outcomes import outcomes_section
from tests.reporting.test_cohort_document import words


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("phq9", "The clinical range is 10 and above."),
        ("who5", "The clinical range is 50 and below."),
        ("csi4", "The clinical range is below 13.5."),
    ],
)
def test_each_measure_says_its_own(tmp_path: Path, key: str, says: str) -> None:
    path = tmp_path / "scores.csv"
    rows = [
        f"{person},{session},{(person * 7 + session * 5) % 21}"
        for person in range(60)
        for session in (1, 2, 3)
    ]
    path.write_text("\n".join(["id,session,score", *rows]) + "\n")
    section = outcomes_section(report(path, yardstick(key)))
    assert section is not None and says in words(section)
