"""Ground, grains, sessions and practice on the path: what is drawn agrees with what was written."""

from itertools import pairwise
from uuid import UUID

import pytest

from inkling.journal import Held, Insight, Layer, Way
from inkling.pictures import PathPage, path_picture
from inkling.pictures.held import told_apart
from tests.pictures.along import day_of, walked, way
from tests.pictures.drawn import marks, numbers, root, shift, words


def beds(svg):
    """The tops of the layers, lowest first, as lists of points."""
    found = [each for each in root(svg).iter() if "bed" in each.get("class", "").split()]
    tops = []
    for bed in reversed(found):
        flat = numbers(bed.get("d").split("V")[0])
        tops.append(list(zip(flat[::2], flat[1::2], strict=True)))
    return tops


def grains(svg):
    """How many grains are drawn, open and filled?"""
    return tuple(
        sum(each.get("d").count("M") for each in marks(svg, classes)) for classes in ("grain", "grain lived")
    )


@pytest.mark.parametrize("layers", range(1, 9))
@pytest.mark.parametrize("seed", range(3))
def test_the_ground_only_grows_and_every_layer_lies_on_the_one_below(layers, seed):
    picture = walked(300, way(300, layers=layers, seed=seed))
    for svg in (picture.wide, picture.narrow):
        tops = beds(svg)
        assert len(tops) == layers
        for top in tops:
            assert all(after[1] <= before[1] + 0.11 for before, after in pairwise(top))
        ends = [top[-1][1] for top in tops]
        assert all(upper < lower for lower, upper in pairwise(ends))


def test_eight_layers_can_be_told_apart_without_colour():
    svg = walked(300, way(300, layers=8, insights=80)).wide
    plain = [each for each in range(1, 5) if marks(svg, f"g{each} bed")]
    hatched = list(root(svg).iter("pattern"))
    assert plain == [1, 2, 3, 4] and len(hatched) == 4
    tones = [each.find("rect").get("class") for each in hatched]
    assert tones == ["g1", "g2", "g3", "g4"]


def test_each_insight_has_its_grain_open_or_filled():
    along = way(300, layers=3, insights=24, named=0)
    insights = [each for layer in along.layers for each in layer.insights]
    for svg in (walked(300, along).wide, walked(300, along).narrow):
        open_, filled = grains(svg)
        assert filled <= sum(each.settled for each in insights)
        assert open_ <= sum(not each.settled for each in insights)
        assert open_ + filled >= 0.8 * len(insights)


def test_a_grain_lies_on_its_day_within_its_layer():
    insights = tuple(Insight(UUID(int=at), day_of(at), False) for at in range(20, 300, 20))
    svg = walked(300, Way((Layer("One", 1, insights),))).wide
    (path,) = marks(svg, "grain")
    xs = [numbers(each)[0] for each in path.get("d").split("M")[1:]]
    per_day = 970 / 300
    assert xs == pytest.approx([(at + 0.5) * per_day for at in range(20, 300, 20)], abs=0.1)


def test_close_grains_stand_for_several_and_the_page_is_told_so():
    crowded = walked(60, way(60, layers=2, insights=900, named=0, sessions=0))
    assert crowded.thinned and sum(grains(crowded.wide)) <= 220 and sum(grains(crowded.narrow)) <= 110
    sparse = walked(300, way(300, layers=2, insights=8, named=0, sessions=30))
    assert not sparse.thinned


def test_the_ground_is_as_high_from_near_as_in_the_whole():
    along = way(300, layers=3, insights=60)
    whole, near = walked(300, along), walked(300, along, first=200, last=229)
    horizon = {svg: numbers(marks(svg, "horizon")[0].get("d"))[1] for svg in (whole.wide, near.wide)}
    crust = beds(whole.wide)[-1]
    at = min(range(len(crust)), key=lambda each: abs(crust[each][0] - 229 * 970 / 300))
    from_far = horizon[whole.wide] - crust[at][1]
    from_near = horizon[near.wide] - beds(near.wide)[-1][-1][1]
    assert from_near == pytest.approx(from_far, abs=6)


def test_days_to_come_are_plain_paper():
    picture = walked(100, way(100, named=0), last=129, today=99)
    (ahead,) = marks(picture.wide, "ahead")
    assert float(ahead.get("x")) == pytest.approx(100 * 970 / 130, abs=0.1)
    assert all(top[-1][0] <= float(ahead.get("x")) + 0.1 for top in beds(picture.wide))
    assert not marks(walked(100, way(100, named=0)).wide, "ahead")


def test_each_session_has_the_shape_of_its_tone():
    tones = ["routine", "profound", "hard", None, "routine"]
    held = tuple(Held(day_of(20 * at + 5), tone) for at, tone in enumerate(tones))
    held += (Held(day_of(130), None, "missed"), Held(day_of(140), None, "cancelled"))
    for svg in (walked(200, Way(sessions=held)).wide, walked(200, Way(sessions=held)).narrow):
        drawn = {
            each: sum(found.get("d").count("M") for found in marks(svg, each))
            for each in ("s-routine", "s-profound", "s-hard", "s-untold")
        }
        assert drawn == {"s-routine": 2, "s-profound": 1, "s-hard": 1, "s-untold": 1}


def test_close_sessions_keep_the_share_of_each_tone():
    tones = ["routine", "routine", "routine", "hard", "profound", "hard"] * 100
    kept = told_apart([(at * 1.5, tone) for at, tone in enumerate(tones)], 7.0)
    xs = [x for x, _tone in kept]
    assert all(after - before >= 5 for before, after in pairwise(xs)) and len(kept) > 100
    for tone in set(tones):
        share = sum(each == tone for _x, each in kept) / len(kept)
        assert share == pytest.approx(tones.count(tone) / len(tones), abs=0.03)


def test_what_was_practised_has_its_row_and_its_name():
    picture = walked(200, Way(tried=(day_of(20), day_of(80))))
    (row,) = marks(picture.wide, "s-tried")
    assert row.get("d").count("M") == 2
    assert "Practised" in words(picture.wide) and "Sessions" not in words(picture.wide)


def test_only_insights_make_a_path_without_a_line():
    along = way(60, layers=2, insights=8, named=1, sessions=0)
    picture = path_picture(PathPage("", {}, {}, day_of(0), day_of(59), way=along, today=day_of(59)))
    assert picture and picture.headline.startswith("Eight small insights settled")
    assert not marks(picture.wide, "checkins") and beds(picture.wide)


def test_light_of_an_earlier_shift_stays_and_its_bracket_does_not():
    picture = walked(300, way(300), shift(100, 120, 4, 6), first=200, last=259, steps=[(110, 2)])
    assert not marks(picture.wide, "bracket")
    assert {each.get("stop-opacity") for each in marks(picture.wide, "lit-far")} != {"0.000"}
    assert picture.headline == "No shift began in these days."


def test_the_sentences_agree_with_the_numbers():
    insights = tuple(Insight(UUID(int=at), day_of(at), False) for at in (5, 50, 120))
    held = (Held(day_of(3), "routine"), Held(day_of(60), "hard"), Held(day_of(70), None, "missed"))
    along = Way((Layer("One", 1, insights),), held, (day_of(7), day_of(150)))
    said = walked(200, along).sentence
    assert "Three small insights settled, in one thread." in said
    assert "Two sessions took place: one routine and one hard." in said
    assert "Something was practised two times." in said
    near = walked(200, along, first=40, last=70).sentence
    assert "One small insight settled, in one thread." in near
    assert "One session took place: one hard." in near and "practised" not in near
    later = walked(200, along, first=160, last=190).sentence
    assert "The ground stayed as it was." in later


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("first", "last"), [(0, 299), (100, 189), (150, 163)])
def test_the_table_holds_every_number(seed, first, last):
    along = way(300, seed=seed)
    picture = walked(300, along, first=first, last=last)
    at = {name: place for place, name in enumerate(picture.columns)}

    def total(name):
        return sum(int(row[at[name]] or 0) for row in picture.rows)

    def here(days):
        return sum(day_of(first) <= day <= day_of(last) for day in days)

    assert total("Insights") == here(each.day for layer in along.layers for each in layer.insights)
    assert total("Practised") == here(along.tried)
    counted = sum(
        int(part.split()[0]) for row in picture.rows for part in row[at["Sessions"]].split(", ") if part
    )
    assert counted == here(each.day for each in along.sessions)
    notes = " ".join(row[-1] for row in picture.rows)
    assert notes.count("reakthrough ") == here(each.day for each in along.named)
    assert all(len(row) == len(picture.columns) for row in picture.rows)


def test_few_days_are_told_by_weeks():
    picture = walked(300, way(300), first=100, last=130)
    assert picture.columns[0] == "Week from" and len(picture.rows) == 5
    assert walked(300, way(300)).columns[0] == "Month"


def test_many_years_are_told_by_quarters_and_nothing_falls_between_them():
    along = way(2600, named=5)
    picture = walked(2600, along)
    assert picture.quarters and picture.columns[0] == "Quarter"
    assert [picture.rows[at][0] for at in (0, 1, -1)] == [
        "January to March 2026",
        "April to June 2026",
        "January to March 2033",
    ]
    at = picture.columns.index("Insights")
    assert sum(int(row[at] or 0) for row in picture.rows) == sum(
        len(layer.insights) for layer in along.layers
    )
    near = walked(2600, along, first=0, last=364)
    assert not near.quarters and near.columns[0] == "Month"


def test_a_week_names_its_days():
    picture = walked(300, way(300), first=100, last=106)
    assert "13 Apr" in words(picture.wide) and "19" in words(picture.wide)


def test_what_went_the_other_way_is_said_also_from_near():
    went_back = {"steps": [(110, 2)], "dips": [(170, 226, -2)], "seed": 6, "better": None}
    moved = shift(100, 120, 4, 6)
    whole = walked(300, way(300), moved, **went_back)
    assert "nearer to where it was before" in whole.headline
    assert "nearer" not in " ".join(whole.more), "once is enough"
    near = walked(300, way(300), moved, first=170, last=230, **went_back)
    assert near.headline == "No shift began in these days."
    assert near.more[0].endswith(", and came back.") and any("nearer" in row[-1] for row in near.rows)
    assert "nearer" not in walked(300, way(300), moved, first=250, last=290, **went_back).sentence
