"""Shifts: found, told, answered; and silence where nothing has changed."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from inkling.change import Series, Shift
from inkling.journal import MeasureKept, versions
from inkling.journal.sample import sample_journal
from inkling.vault import homes, queries, services
from inkling.web.shifts.opening import opening
from tests.cast import check_in, diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.inside import vault_of


def test_it_works(ana: Client) -> None:
    page = ana.get("/shifts/")
    assert page.status_code == 200
    assert "Shifts need a little time." in page.text


def test_a_shift_is_told_with_its_picture_and_how_sure(ana: Client) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    assert "mood" in card.sentence
    assert card.picture.wide.startswith("<svg")
    assert [line.split()[0] for line in card.sure] == ["Noticed", "It", "Looked"]
    assert "six weeks" in card.unsure


def test_how_often_it_is_wrong_is_said_once_and_every_card_leads_there(stranger: Client) -> None:
    stranger.post("/look-around/")
    said = stranger.get("/shifts/").text
    assert said.count("once in twenty years") == 1
    assert said.count('<a class="reach" href="#by-mistake">') == said.count("<article") == 2
    one = stranger.get("/shifts/").context["page"].cards[1].id
    alone = stranger.get(f"/shifts/?shift={one}").text
    assert "once in twenty years" in alone and 'id="by-mistake"' in alone


def test_nothing_found_is_said_with_the_smallest_that_could_have_been(ana: Client) -> None:
    bring_in(ana, diary_csv(shift_at=None))
    page = ana.get("/shifts/")
    assert "No shift found in seven months." in page.text
    names = [quiet.name for quiet in page.context["page"].unfound.seen]
    assert names == ["mood", "sleep"]
    assert "smallest change we could have seen by now" in page.text


def test_the_words_written_around_then_stand_beside_it(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    began = TODAY - timedelta(days=90)
    words = [
        check_in(began + timedelta(days=1), note="Slept through."),
        check_in(began - timedelta(days=60), note="Old."),
    ]
    services.add_entries(vault_of(ana, clock), words)
    page = ana.get("/shifts/").text
    assert "Slept through." in page
    assert "Old." not in page


def test_an_answer_is_kept_and_can_be_changed(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    said = {"series": card.series, "noticed": card.noticed}
    ana.post("/shifts/answer/", {**said, "answer": "yes"})
    assert "You said “Yes, that is it” on 23 November." in ana.get("/shifts/").text
    ana.post("/shifts/answer/", {**said, "answer": "not-really"})
    assert "Before that, on 23 November, you said “Yes, that is it”." in ana.get("/shifts/").text
    (finding,) = queries.open_journal(vault_of(ana, clock)).journal.findings
    assert finding.answer == "not-really"
    assert finding.method


@pytest.mark.parametrize(
    "said",
    [
        {"series": "nothing", "noticed": "2026-01-01", "answer": "yes"},
        {"series": "x", "noticed": "no day", "answer": "yes"},
        {},
    ],
)
def test_an_answer_to_nothing_is_not_found(ana: Client, said: dict[str, str]) -> None:
    bring_in(ana, diary_csv())
    assert ana.post("/shifts/answer/", said).status_code == 404


def test_path_shows_the_same_shift(ana: Client) -> None:
    bring_in(ana, diary_csv())
    page = ana.get("/path/")
    assert "mood" in page.context["page"].picture.sentence
    assert "<svg" in page.text
    assert ana.get("/path/?line=1").status_code == 200
    assert ana.get("/path/?line=99").status_code == 200
    assert ana.get("/path/?line=" + "9" * 5000).status_code == 200


def test_an_empty_path_says_what_will_be_there(ana: Client) -> None:
    assert "Your path begins with a first mark." in ana.get("/path/").text


def test_what_was_noticed_is_kept_and_equals_looking_anew(ana: Client, clock: Clock) -> None:
    from inkling.journal import look

    bring_in(ana, diary_csv())
    ana.post("/today/", {"entry": uuid4(), "place": "22"})
    opened = queries.open_journal(vault_of(ana, clock))
    assert opened.lookout == look(opened.journal)


def test_looking_around_opens_a_sample_and_leaves_the_own_home_alone(stranger: Client) -> None:
    answer = stranger.post("/look-around/")
    assert answer.url == "/path/"
    page = stranger.get("/shifts/")
    assert "A sample journal." in page.text
    assert len(page.context["page"].cards) >= 2
    assert not queries.has_journal(), "the own home holds no journal"
    stranger.post("/lock/")
    assert "Begin a journal" in stranger.get("/").text
    with homes.inside(homes.SAMPLE):
        assert not queries.has_journal(), "locking it is the end of it"


def test_light_over_a_path_ends_with_the_answers_it_rests_on(ana: Client, clock: Clock) -> None:
    old = diary_csv().replace("2026-", "2022-")
    bring_in(ana, old)
    services.add_entry(vault_of(ana, clock), check_in())
    picture = ana.get("/path/").context["page"].picture
    stops = re.findall(r'offset="([0-9.]+)%" class="lit-far" stop-opacity="([0-9.]+)"', picture.wide)
    assert max(float(much) for _at, much in stops) > 0.5
    assert float(stops[-1][1]) == 0.0


def test_a_finding_still_says_what_it_was_about_when_its_measure_is_gone(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    ana.post("/shifts/answer/", {"series": card.series, "noticed": card.noticed, "answer": "yes"})
    (kept,) = queries.open_journal(vault_of(ana, clock)).journal.kind(MeasureKept)
    ana.post(f"/journal/{kept.id}/delete/", {"version": 1})
    page = ana.get("/journal/").text
    assert "diary-" not in page
    assert ">mood<" in page


def test_what_was_said_first_is_kept_when_it_changes(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    for answer in ("yes", "yes", "not-sure"):
        ana.post("/shifts/answer/", {"series": card.series, "noticed": card.noticed, "answer": answer})
    (finding,) = queries.open_journal(vault_of(ana, clock)).journal.findings
    assert [was.answer for _until, was in versions(finding)] == ["yes"]


def test_a_card_leads_to_the_path_of_that_time_and_to_each_entry(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    note = check_in(TODAY - timedelta(days=89), note="Slept through.")
    services.add_entry(vault_of(ana, clock), note)
    page = ana.get("/shifts/")
    (card,) = page.context["page"].cards
    assert f'href="/journal/{note.id}/"' in page.text
    address = card.path.partition("#")[0]
    there = ana.get(address)
    assert there.status_code == 200 and "mood" in there.context["page"].picture.sentence
    assert re.fullmatch(r"/path/\?span=quarter&at=\d{4}-\d\d-\d\d&line=\d+#picture", card.path)


def test_whether_it_holds_is_told_by_itself(ana: Client) -> None:
    bring_in(ana, diary_csv())
    page = ana.get("/shifts/")
    (card,) = page.context["page"].cards
    assert card.standing == "holds" and card.holds.startswith("It holds, as far as your answers go")
    assert card.holds in page.text and "One shift in seven months. It holds." in page.text


def test_a_while_in_which_it_did_not_hold_is_told_though_it_holds(ana: Client, clock: Clock) -> None:
    services.add_entries(vault_of(ana, clock), list(sample_journal(TODAY).entries))
    cards = ana.get("/shifts/").context["page"].cards
    (card,) = (each for each in cards if each.series == "pleasantness")
    assert card.standing == "holds"
    assert re.search(r"It was nearer to where it was before around .*, and came back\.$", card.holds)


def test_a_series_with_a_shift_says_what_could_have_been_seen_since(ana: Client) -> None:
    bring_in(ana, diary_csv())
    unfound = ana.get("/shifts/").context["page"].unfound
    assert [quiet.name for quiet in unfound.since] == ["mood"]
    assert re.search(r"^since the shift around .* smallest change .*: \d", unfound.since[0].smallest)
    assert [quiet.name for quiet in unfound.seen] == ["sleep"]


@pytest.mark.parametrize("asked", ["shift-1-2", "%00", "9" * 3000, "\u202e🌒", "<script>"])
def test_a_shift_that_is_not_there_is_not_found(ana: Client, asked: str) -> None:
    bring_in(ana, diary_csv())
    assert ana.get("/shifts/", {"shift": asked}).status_code == 404


def _shift(state: str) -> Shift:
    days = {"noticed": 90, "since": 60, "earliest": 55, "latest": 65}
    told = {"shape": "step", "before": 3.0, "after": 6.0, "direction": "up", "begun": (), "evidence": 4.0}
    return Shift(**days, **told, state=state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("states", "days", "said"),
    [
        ([], 5, "No shift found in five days."),
        ([], 40, "No shift found in six weeks."),
        (["returned"], 300, "One shift in ten months. It went back."),
        (["holds", "holds"], 300, "Two shifts in ten months. Both hold."),
        (["holds"] * 3, 300, "Three shifts in ten months. All of them hold."),
        (
            ["wobbles", "returned", "holds"],
            3650,
            "Three shifts in ten years. One holds, one wobbles, one went back.",
        ),
        (["returned", "returned"], 900, "Two shifts in two years. Two went back."),
        (["holds"] * 15 + ["wobbles"], 3650, "16 shifts in ten years. 15 hold, one wobbles."),
    ],
)
def test_the_page_opens_with_how_many_over_how_long_and_what_became(
    states: list[str], days: int, said: str
) -> None:
    series = {"mood": Series([1, days], [1.0, 2.0])}
    assert opening([_shift(state) for state in states], series) == said


def test_before_anything_it_says_so() -> None:
    assert opening([], {}) == "Shifts need a little time."


def test_the_path_leads_to_the_card_of_each_shift_that_began_there(ana: Client) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    path = ana.get("/path/")
    assert [each.id for each in path.context["page"].shifted] == [card.id]
    (address,) = re.findall(r'href="(/shifts/\?shift=[^"]+)"', path.text)
    assert [each.id for each in ana.get(address).context["page"].cards] == [card.id]
    assert not ana.get("/path/?span=week").context["page"].shifted, "nothing began in the last week"


def test_few_that_are_too_early_stand_with_the_others(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv(shift_at=None))
    services.add_entries(
        vault_of(ana, clock), [check_in(TODAY - timedelta(days=at), place=(at % 5, 1)) for at in range(5)]
    )
    unfound = ana.get("/shifts/").context["page"].unfound
    assert len(unfound.seen) == 4 and not unfound.early
    assert {quiet.smallest.partition(",")[0] for quiet in unfound.seen[2:]} <= {
        "too few answers to tell yet",
        "always the same answer",
    }


def test_where_nothing_can_be_told_yet_it_does_not_say_that_nothing_shifted(ana: Client) -> None:
    """Red while it read "No shift found in three weeks" and folded every reason away."""
    bring_in(ana, diary_csv(21))
    page = ana.get("/shifts/")
    assert "After three weeks it is too early to tell." in page.text and "No shift found" not in page.text
    assert [quiet.name for quiet in page.context["page"].unfound.early] == ["mood", "sleep"]
    assert page.text.count("too few answers to tell yet") == 2
    assert "Too early to tell in these" not in page.text and "smallest change" not in page.text
