"""Something that happened: written, read, corrected, deleted and brought back; told beside a shift as a fact."""

import re
from datetime import timedelta

from django.test import Client

from inkling.journal import LifeEvent
from tests.cast import diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.lived import keep, made

CAUSES = re.compile(r"becau|caus|led to|due to|after this|reason|explain", re.IGNORECASE)


def test_what_happened_around_a_shift_is_told_beside_its_words_as_a_fact(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    keep(
        ana,
        clock,
        [
            made(LifeEvent, 95, text="Moved house.", until=TODAY - timedelta(days=80)),
            made(LifeEvent, 190, text="A new job."),
        ],
    )
    page = ana.get("/shifts/")
    (card,) = page.context["page"].cards
    assert [(said.words, said.day) for said in card.around] == [
        ("Moved house.", "20 August to 4 September 2026")
    ]
    (said,) = re.findall(r"<p>Around then:.*?</p>", page.text)
    assert "Moved house." in said and not CAUSES.search(said)
    assert "A new job." not in page.text


def test_nothing_is_said_of_life_where_nothing_happened_around_then(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    assert "Around then" not in ana.get("/shifts/").text
