"""The machinery of the published benchmark, on a handful of people: never its numbers."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest
from bench.change import drawing, people, report, summing
from bench.change.__main__ import main
from bench.change.asking import Setup, inkling
from bench.change.claims import all_claims
from bench.change.measuring import Asked, quiet
from bench.change.peers import Scored
from bench.change.peers_own import Bocpd, Ewma
from bench.change.peers_packages import Adwin, Focus, PageHinkley, Pelt
from bench.change.plan import QUICK, TUNING_SEEDS, USED_WHILE_BUILDING, Plan, SeedsError, checked_seeds
from bench.change.running import ask, everybody, run
from bench.change.scoring import Share
from click.testing import CliRunner

from inkling.change import METHOD, Series

SEEDS = (314, 159)
TINY = Plan(
    quiet=1,
    other_quiet=1,
    quick_quiet=2,
    planted=1,
    sessions=2,
    peers_quiet=1,
    peers_planted=1,
    tuning=1,
    families=1,
    quiet_families=1,
    large_families=1,
    sizes=(2, 3),
    later=1,
    decades=1,
    decade=1,
    visible=1,
    cost_series=1,
    cost_years=1,
)


class Absent(Scored):
    """A peer whose package is nowhere."""

    name, package, usual = "Absent", "a_package_that_is_nowhere", 1.0


def always(named, chance):
    """Alarms on the first day of every series."""
    shift = SimpleNamespace(
        noticed=0, since=0, earliest=0, latest=0, shape="step", direction="up", state="holds", undoes=None
    )
    return dict.fromkeys(named, (shift,))


def never(named, chance):
    """Says nothing, ever."""
    return dict.fromkeys(named, ())


def sometimes(named, chance):
    """Quickly done: alarms at the end where the later half differs from the first."""
    return {name: _halves(series.days, series.values) for name, series in named.items()}


def _halves(days, values):
    half = len(days) // 2
    apart = float(values[half:].mean() - values[:half].mean())
    if abs(apart) < 0.5:
        return ()
    last, since = int(days[-1]), int(days[half])
    direction = "up" if apart > 0 else "down"
    facts = {"noticed": last, "since": since, "earliest": since - 9, "latest": last, "shape": "drift"}
    return (SimpleNamespace(**facts, direction=direction, state="holds", undoes=None),)


def asked_of(detector, parts, seeds=SEEDS):
    """What the people of these parts are told by this detector, by part and kind."""
    found = {}
    for one in everybody(TINY, seeds):
        if one.part in parts:
            kept = ask(replace(one, peers=False), Setup(detector))[1]
            found.setdefault((one.part, one.label), []).append(kept)
    return found


@pytest.fixture(scope="module")
def results():
    return run(TINY, SEEDS, (Ewma(), Bocpd(), Absent()), detector=sometimes)


@pytest.fixture(scope="module")
def told(results):
    made = report.Run("make bench-change", SEEDS, TINY, date(2026, 11, 23), 1.5, 2, True)
    return report.written(results, made)


def test_every_kind_has_its_row(told):
    kinds = (people.QUIET, people.PLANTS, people.SESSIONS, people.DECADES, people.FAMILIES)
    for label in {label for kind in kinds for label in kind}:
        assert f"| {label} |" in told, label
    for label in people.COURSES:
        assert f"| {label} (" in told
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert not [line for line in rows if "nan" in line.lower() or "None" in line]


def test_the_file_says_how_it_was_made(told):
    for fact in (
        f"`{METHOD}`",
        "`make bench-change`",
        "Seeds: 314 159",
        "2026-11-23",
        "1.5 minutes",
        "numpy",
    ):
        assert fact in told
    assert "Its numbers mean nothing" in told


def test_a_peer_that_is_absent_is_said_loudly(told, results):
    assert "**NOT RUN: Absent." in told
    assert told.count("| **not run** |") > len(people.MAIN)
    assert [peer.name for peer in results.missing] == ["Absent"]


def test_every_item_of_the_promise_has_claims_with_a_verdict(results):
    made = all_claims(results, TINY)
    assert {claim.item for claim in made} == set(range(1, 9))
    for claim in made:
        assert claim.verdict == "met" or "missed by" in claim.verdict or "not measured" in claim.verdict


def test_the_picture_is_one_and_names_every_kind(results):
    drawn = drawing.draw(results)
    ElementTree.fromstring(drawn)
    for label in (*people.QUIET, *people.PLANTS, "EWMA chart", "Absent", "not run"):
        assert f">{label}<" in drawn


@pytest.mark.parametrize(("detector", "share"), [(always, 1.0), (never, 0.0)])
def test_who_always_alarms_shows_all_and_who_is_silent_none(detector, share):
    found = asked_of(detector, ("quiet", "planted", "families"))
    for label in people.QUIET:
        assert summing.alarms(found["quiet", label], "Inkling").value == share
    for label in people.PLANTS:
        one = summing.found(found["planted", label], "Inkling", label)
        assert one.found.value == 0.0
        assert one.early.value == share
    for label in ("quiet", "quiet, alike .6"):
        assert summing.family(found["families", label]).any.value == share


def test_seeds_change_the_numbers_and_never_the_settings_of_the_peers(results):
    other = run(TINY, (2653, 589), (Ewma(), Bocpd()), detector=sometimes)
    assert other.found != results.found
    assert [one.knobs for one in other.peers] == [one.knobs for one in results.peers]


def test_the_same_seeds_give_the_same_numbers():
    parts = ("sessions", "later", "families")
    assert asked_of(sometimes, parts) == asked_of(sometimes, parts)
    assert asked_of(sometimes, parts) != asked_of(sometimes, parts, (2653, 589))


def test_inkling_itself_is_asked():
    found = ask(Asked("planted", "step 2.0", 314, 0), Setup())[1].said["Inkling"]
    alone = inkling({"": Series(range(90), [0.0] * 90)}, 0.05)
    assert found is None or found.earliest <= found.since <= found.latest
    assert alone == {"": ()}


def test_everyone_is_made_by_themselves():
    setup = Setup(detector=lambda named, chance: {name: _fingerprint(s) for name, s in named.items()})
    made = [quiet(Asked("quiet", "realistic", seed, i), setup) for seed in (1, 2) for i in (0, 1)]
    days = [one.said["Inkling"].since for one in made]
    assert len(set(days)) == len(days)


def _fingerprint(series):
    mark = int(np.dot(series.days, series.values))
    return (SimpleNamespace(noticed=0, since=mark, earliest=0, latest=0, shape="step", direction="up"),)


def test_no_tuning_seed_is_reported():
    reported = {one.seed for one in everybody(QUICK, checked_seeds(SEEDS))}
    assert reported == set(SEEDS)
    assert not reported & set(TUNING_SEEDS)
    for spent in (*TUNING_SEEDS, *USED_WHILE_BUILDING):
        with pytest.raises(SeedsError, match="Not fresh"):
            checked_seeds((314, spent))


@pytest.mark.parametrize("given", [(), (5, 5), (-1,)])
def test_seeds_that_cannot_be_reported_are_refused(given):
    with pytest.raises(SeedsError):
        checked_seeds(given)


def test_without_seeds_it_says_why_not(tmp_path):
    said = CliRunner().invoke(main, ["--out", str(tmp_path)])
    assert said.exit_code == 1
    assert "fresh seeds" in said.output
    assert not list(tmp_path.iterdir())


def test_the_interval_is_wilsons():
    low, high = Share(5, 100).interval
    assert (round(low, 4), round(high, 4)) == (0.0215, 0.1118)
    assert Share(0, 0).value is None


@pytest.mark.parametrize(
    "peer", [Ewma(), Bocpd(), Pelt(), Adwin(), PageHinkley(), Focus()], ids=lambda p: p.name
)
def test_a_peer_finds_what_nobody_could_miss_and_is_silent_where_it_says(peer):
    if not peer.installed():
        pytest.skip(f"{peer.package} is not installed")
    noise = np.random.default_rng(7).standard_normal(200)
    moved = noise + 4.0 * (np.arange(200) >= 120)
    silent = peer.silence(noise)
    assert peer.alarm(noise, silent) is None
    at, start = peer.alarm(moved, silent)
    assert 120 <= at < 150
    assert start is None or start <= at
