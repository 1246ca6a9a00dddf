"""Everybody is made and asked, on a few cores, with a bar that shows how far it is."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from bench import change_series as made
from bench.change import cost, people, tuning
from bench.change.asking import Detector, Setup, inkling
from bench.change.measuring import PARTS, Asked
from bench.change.peers import Peer, Tuned
from bench.change.plan import Plan

Job = tuple[Callable[..., Any], *tuple[Any, ...]]
"""A function and what it is given."""
Found = dict[tuple[str, str], list[Any]]
"""By part and kind, what was kept of each person, in the order of their numbers."""


@dataclass(frozen=True)
class Results:
    """Everything a run found: the people, the peers at their settings, those not run, and the cost."""

    found: Found
    peers: tuple[Tuned, ...]
    missing: tuple[Peer, ...]
    cost: cost.Cost


def run(
    plan: Plan,
    seeds: tuple[int, ...],
    peers: tuple[Peer, ...],
    *,
    workers: int = 0,
    detector: Detector = inkling,
    bar: bool = False,
) -> Results:
    """The whole benchmark. With no workers everything happens here, in order."""
    here = tuple(peer for peer in peers if peer.installed())
    scales = tuning.usual_scales()
    kinds = [(label, i) for label in tuning.tuned_kinds() for i in range(plan.tuning)] if here else []
    jobs: list[Job] = [(tuning.silences, label, i, here, scales[label]) for label, i in kinds]
    crowd = Crowd(workers, bar)
    settings = tuning.tuned(here, list(crowd.done(jobs, "Tuning the peers"))) if here else ()
    setup = Setup(detector, settings, scales)
    asked = sorted(everybody(plan, seeds), key=lambda one: -_effort(one))
    jobs = [(cost.measure, plan.cost_series, plan.cost_years, seeds[0])]
    jobs += [(ask, one, setup) for one in asked]
    efforts = [plan.cost_series * plan.cost_years * 1.5, *map(_effort, asked)]
    done = crowd.done(jobs, "Asking everybody", efforts)
    spent: cost.Cost = next(done)
    found: Found = {(part, label): [] for part, label, *_ in _counts(plan)}
    for one, kept in sorted(done, key=lambda pair: pair[0].number):
        found[one.part, one.label].append(kept)
    return Results(found, settings, tuple(peer for peer in peers if peer not in here), spent)


def ask(one: Asked, setup: Setup) -> tuple[Asked, Any]:
    """One person asked."""
    return one, PARTS[one.part](one, setup)


def everybody(plan: Plan, seeds: tuple[int, ...]) -> Iterator[Asked]:
    """Who is made? The people of each kind take turns with the seeds."""
    for part, label, count, peers, sizes in _counts(plan):
        for i in range(count):
            yield Asked(part, label, seeds[i % len(seeds)], i, i < peers, sizes)


def _counts(plan: Plan) -> Iterator[tuple[str, str, int, int, dict[str, int]]]:
    for label in people.QUIET:
        few = people.few_answers(label)
        peers = 0 if few or label == "constant" else plan.peers_quiet
        daily = plan.quiet if label in people.MAIN else plan.other_quiet
        yield "quiet", label, plan.quick_quiet if few else daily, peers, {}
    for label in people.PLANTS:
        own = label not in made.PLANTS
        count = plan.other_quiet if own else plan.planted
        yield "planted", label, count, 0 if people.few_answers(label) else plan.peers_planted, {}
    for label in people.SESSIONS:
        yield "sessions", label, plan.sessions, 0, {}
    for label in people.COURSES:
        yield "later", label, plan.later, 0, {}
    for label in people.DECADES:
        yield "decades", label, plan.decades, 0, {"decade": plan.decade}
    for label, (_, shifted, _) in people.FAMILIES.items():
        count = plan.families if shifted else plan.quiet_families
        yield "families", label, count, 0, {"count": plan.sizes[0]}
        if not shifted:
            yield "large families", label, plan.large_families, 0, {"count": plan.sizes[1]}
    for case, (days, phi) in enumerate(people.VISIBLE):
        yield "visible", f"{days} days, carry-over {phi}", plan.visible, 0, {"case": case}


def _effort(one: Asked) -> float:
    """Roughly how many years of answers are looked at: the long ones go first, so that no core waits."""
    years = one.sizes.get("decade", 0) * 1.5 + one.sizes.get("count", 0)
    return years or (0.05 if people.few_answers(one.label) else 1.5 if one.peers else 1.0)


@dataclass(frozen=True)
class Crowd:
    """So many workers do the jobs; a bar may show how far they are."""

    workers: int
    bar: bool

    def done(self, jobs: list[Job], label: str, efforts: list[float] | None = None) -> Iterator[Any]:
        """The answers to these jobs, in their order."""
        if not self.workers:
            yield from self._shown(map(_call, jobs), label, efforts or [1.0] * len(jobs))
            return
        with multiprocessing.get_context("spawn").Pool(self.workers) as pool:
            yield from self._shown(pool.imap(_call, jobs), label, efforts or [1.0] * len(jobs))

    def _shown(self, answers: Iterable[Any], label: str, efforts: list[float]) -> Iterator[Any]:
        if not self.bar:
            yield from answers
            return
        stream = click.get_text_stream("stderr")
        with click.progressbar(length=round(100 * sum(efforts)), label=label, file=stream) as shown:
            for answer, effort in zip(answers, efforts, strict=True):
                shown.update(round(100 * effort))
                yield answer


def _call(job: Job) -> Any:
    return job[0](*job[1:])
