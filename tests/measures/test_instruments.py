"""What holds for every instrument: its range, its directions, its bands, and a source for every number."""

import math
from importlib import resources
from itertools import pairwise

import msgspec
import pytest

from inkling.measures import Instrument, UnknownInstrument, find, instrument, instruments, score
from inkling.measures.instrument import Bands

ALL = list(instruments().values())
STANDARD = [one for one in ALL if one.form == "standard"]
SUMMED = [one for one in STANDARD if one.total]

VERIFIED = {
    "phq9": {
        "44249-1",
        "44261-6",
        "44250-9",
        "44255-8",
        "44259-0",
        "44254-1",
        "44251-7",
        "44258-2",
        "44252-5",
    },
    "gad7": {
        "69737-5",
        "70274-6",
        "69725-0",
        "68509-9",
        "69733-4",
        "69734-2",
        "69735-9",
        "69689-8",
        "69736-7",
    },
    "phq4": {"69724-3"},
}
"""The only LOINC codes that were seen where they are used. A code from memory is never shipped."""


def by_key(some: list[Instrument]):
    return pytest.mark.parametrize("one", some, ids=[one.key for one in some])


def far_end(one: Instrument, *, highest: bool) -> dict[str, float | None]:
    return {item.id: float(item.high if item.reverse != highest else item.low) for item in one.items}


def test_the_first_twelve_are_there():
    assert list(instruments()) == [
        *("pq", "gbo", "session-review"),
        *("phq9", "phq8", "gad7", "phq4", "core10", "who5", "swls", "csi4", "wsas"),
        *("differentiation", "catch"),
    ]


def test_every_file_is_an_instrument_under_its_own_name():
    folder = resources.files("inkling.measures").joinpath("instruments")
    names = {file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")}
    assert names == set(instruments())
    assert all(key == one.key for key, one in instruments().items())


def test_a_field_nobody_knows_is_refused():
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"value": 1.0, "source": "x", "sure": "read", "vlaue": 2.0}, type=type(FACT))


FACT = instrument("phq9").reliable_change


@by_key(SUMMED)
def test_both_ends_of_the_range_can_be_reached(one):
    assert one.total
    lowest, highest = (score(one, far_end(one, highest=end)).total for end in (False, True))
    assert lowest and lowest.value == one.total.low == lowest.low
    assert highest and highest.value == one.total.high == highest.high


@by_key(SUMMED)
def test_each_item_moves_the_total_by_its_own_range_and_the_way_it_should(one):
    assert one.total
    low = far_end(one, highest=False)
    at_rest = score(one, low).total
    for item in one.items:
        other_end = item.low if item.reverse else item.high
        moved = score(one, low | {item.id: float(other_end)}).total
        assert at_rest and moved and at_rest.value is not None and moved.value is not None
        assert moved.value - at_rest.value == (item.high - item.low) * one.total.times


@by_key(STANDARD)
def test_items_are_numbered_from_one(one):
    assert [item.id for item in one.items] == [str(nth + 1) for nth in range(len(one.items))]
    assert all(item.low < item.high for item in one.items)


def test_the_reverse_items_are_those_that_are_known():
    turned = {one.key: [item.id for item in one.items if item.reverse] for one in ALL}
    assert {key: ids for key, ids in turned.items() if ids} == {"core10": ["2", "3"]}


@by_key(ALL)
def test_subscales_and_risk_items_are_made_of_items(one):
    ids = {item.id for item in one.items}
    assert all(set(scale.items) <= ids for scale in one.subscales)
    assert all(len(scale.items) == len(set(scale.items)) for scale in one.subscales)
    assert {risk.item for risk in one.risk} <= ids


def test_the_risk_items_are_those_that_are_known():
    found = {one.key: [(risk.item, risk.above) for risk in one.risk] for one in ALL if one.risk}
    assert found == {"phq9": [("9", 0)], "core10": [("6", 0)]}


@by_key([one for one in ALL if one.bands])
def test_bands_cover_the_range_without_gap_or_overlap(one):
    assert one.total and one.bands
    bands = one.bands.bands
    assert bands[0].low == one.total.low
    assert bands[-1].high == one.total.high
    assert all(band.low <= band.high and band.name for band in bands)
    assert all(b.low == a.high + one.bands.step for a, b in pairwise(bands))


@by_key([one for one in ALL if one.bands and one.cutoff])
def test_the_cutoff_lies_where_a_band_begins_or_ends(one):
    """A slip in one of the two shows: nobody ever calls 10 a cut-off in the middle of a band."""
    assert one.bands and one.cutoff
    edges = {band.low for band in one.bands.bands} | {band.high for band in one.bands.bands}
    inside = {"gad7"}  # 8 is the NHS's; the bands are those of the paper, whose cut-off is 10
    assert (one.cutoff.value in edges or one.cutoff.value - 0.5 in edges) == (one.key not in inside)


@by_key([one for one in ALL if one.total])
def test_numbers_lie_inside_the_range(one):
    assert one.total
    low, high = one.total.low, one.total.high
    assert low < high
    assert all(low <= norm.mean <= high and (norm.sd or 1) < high - low for norm in one.norms)
    assert one.cutoff is None or low < one.cutoff.value < high
    for change in (one.reliable_change, one.important_change):
        assert change is None or 0 < change.value < high - low
    assert one.reliability is None or 0 < one.reliability.value < 1


@by_key(
    [one for one in SUMMED if one.reliable_change and one.reliable_change.sure == "computed" and one.norms]
)
def test_a_computed_reliable_change_is_what_its_own_numbers_give(one):
    """Jacobson & Truax 1991: 1.96 x SD x sqrt(2) x sqrt(1 - r), taken up to the next whole number."""
    assert one.reliable_change and one.reliability and one.norms[0].sd
    by_hand = 1.96 * one.norms[0].sd * math.sqrt(2) * math.sqrt(1 - one.reliability.value)
    assert one.reliable_change.value == math.ceil(by_hand)
    assert f"{by_hand:.1f}" in one.reliable_change.note


@by_key(ALL)
def test_every_number_has_a_source(one):
    numbers = [part for part in _parts(one) if hasattr(part, "sure")]
    assert all(part.source.strip() for part in numbers)
    assert one.sources


@by_key(ALL)
def test_only_codes_that_were_seen_in_use_are_given(one):
    parts = [one, one.total, *one.items, *one.subscales]
    codes = {part.loinc for part in parts if part is not None and part.loinc}
    assert codes == VERIFIED.get(one.key, set())


@by_key(STANDARD)
def test_a_standard_questionnaire_says_what_is_needed_to_use_it(one):
    assert one.better and one.total and one.missing and one.wording == "pack"
    assert one.about.endswith(".") and one.licence.terms.endswith(".")


def test_whoever_types_nearly_a_key_is_told_the_key():
    with pytest.raises(UnknownInstrument) as found:
        instrument("PHQ-9")
    assert found.value.close == "phq9"
    with pytest.raises(UnknownInstrument) as found:
        instrument("something else altogether")
    assert found.value.close == ""
    assert "phq9" in str(found.value)


@pytest.mark.parametrize("name", ["phq9", "PHQ-9", "phq 9", " Phq_9 "])
def test_a_questionnaire_is_found_by_its_title_too(name):
    assert find(name) is instrument("phq9")


def test_a_name_nobody_has_finds_nothing():
    assert find("") is None
    assert find("phq") is None


def test_it_is_known_which_numbers_still_have_to_be_checked():
    assert instrument("phq9").from_memory
    assert not instrument("session-review").from_memory


def _parts(part: object):
    if isinstance(part, tuple):
        for one in part:
            yield from _parts(one)
    elif isinstance(part, msgspec.Struct):
        yield part
        for field in part.__struct_fields__:
            yield from _parts(getattr(part, field))


def test_the_walk_over_the_parts_finds_bands():
    assert any(isinstance(part, Bands) for part in _parts(instrument("phq9")))
