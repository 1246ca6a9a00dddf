"""The tables of the results file, in Markdown."""

from collections.abc import Iterable, Sequence

from bench.change import people, summing, tuning
from bench.change.claims import Claim
from bench.change.running import Results
from bench.change.scoring import Share, percent, pooled, rounded, told

NOT_RUN = "**not run**"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def claims(made: list[Claim]) -> str:
    """Every claim beside its bar."""
    rows = (
        [
            str(claim.item),
            claim.what,
            "; ".join(bar.asked for bar in claim.bars),
            "; ".join(bar.measured for bar in claim.bars),
            "" if claim.people is None else str(claim.people),
            claim.verdict,
        ]
        for claim in made
    )
    return table(["item", "claim", "bar", "measured", "of", ""], rows)


def false_alarms(results: Results) -> str:
    """Inkling on every quiet kind, with how many and the interval."""
    rows = []
    for label in people.QUIET:
        share = summing.alarms(results.found["quiet", label], "Inkling")
        note = "no bar: told openly" if label in people.OPEN else ""
        rows.append([label, str(share.of), str(share.hits), told(share), note])
    return table(["nothing changed", "people", "with an alarm", "share (95 %)", ""], rows)


def peers_false_alarms(results: Results, setting: str) -> str:
    """All detectors on the same quiet people, the peers at this setting."""
    names = [one.peer.name for one in results.peers] + [one.name for one in results.missing]
    rows = []
    for label in people.QUIET:
        seen = [one for one in results.found["quiet", label] if len(one.said) > 1]
        if not seen and results.peers:
            continue
        seen = seen or results.found["quiet", label]
        cells = [percent(summing.alarms(seen, "Inkling").value)]
        cells += [percent(summing.alarms(seen, f"{one.peer.name}, {setting}").value) for one in results.peers]
        rows.append([label, str(len(seen)), *cells, *[NOT_RUN] * len(results.missing)])
    return table(["nothing changed", "people", "Inkling", *names], rows)


def planted(results: Results) -> str:
    """Inkling on every planted shift."""
    rows = []
    for label in people.PLANTS:
        one = summing.found(results.found["planted", label], "Inkling", label)
        rows.append(
            [
                label,
                str(one.found.of),
                told(one.found),
                percent(one.early.value),
                rounded(one.delay),
                rounded(one.off, 1),
                told(one.held),
                rounded(one.width),
                told(one.held_later),
                rounded(one.width_later),
                percent(one.answered.value),
                percent(one.right.value),
                percent(one.way.value),
            ]
        )
    head = (
        "planted,people,found (95 %),too early,median delay (d),median date error (d),interval holds (95 %)"
    )
    more = "median width (d),six weeks later it holds (95 %),median width (d),shape answered,right of those"
    more += ",direction right"
    return table(head.split(",") + more.split(","), rows)


def peers_planted(results: Results, setting: str) -> str:
    """All detectors on the same planted shifts: found / too early / median delay / median date error."""
    names = [one.peer.name for one in results.peers] + [one.name for one in results.missing]
    rows = []
    for label in people.PLANTS:
        seen = [one for one in results.found["planted", label] if len(one.said) > 1]
        if not seen and results.peers:
            continue
        seen = seen or results.found["planted", label]
        columns = ["Inkling", *(f"{one.peer.name}, {setting}" for one in results.peers)]
        cells = [_shortly(summing.found(seen, column, label)) for column in columns]
        rows.append([label, str(len(seen)), *cells, *[NOT_RUN] * len(results.missing)])
    return table(["planted", "people", "Inkling", *names], rows)


def _shortly(one: summing.Found) -> str:
    days = f"{rounded(one.delay)} / {rounded(one.off, 1)}"
    return f"{percent(one.found.value)} / {percent(one.early.value)} / {days}"


def settings(results: Results) -> str:
    """The peers and their knobs."""
    rows = []
    for one in results.peers:
        knobs = [f"{one.knobs[name]:.4g}" for name in (tuning.USUAL, tuning.ONE_KIND, tuning.ALL_KINDS)]
        rows.append([one.peer.name, one.peer.setting, *knobs])
    rows += [[one.name, one.setting, NOT_RUN, NOT_RUN, NOT_RUN] for one in results.missing]
    return table(["peer", "usual setting", *(tuning.USUAL, tuning.ONE_KIND, tuning.ALL_KINDS)], rows)


def families(results: Results, sizes: tuple[int, int]) -> str:
    """Families of series under one chance."""
    rows = []
    for (part, label), kept in results.found.items():
        if part not in ("families", "large families"):
            continue
        one = summing.family(kept)
        size = str(sizes[0] if part == "families" else sizes[1])
        shifted = people.FAMILIES[label][1]
        found = [told(one.found), rounded(one.delay)] if shifted else ["", ""]
        alone = [told(one.alone), rounded(one.alone_delay)] if shifted > 1 else ["", ""]
        rows.append([size, label, str(one.any.of), told(one.any), *found, *alone])
    head = "series,kind,families,any finding (95 %),found in time (95 %),median delay (d)"
    return table([*head.split(","), "found in any of them alone (95 %)", "median delay (d)"], rows)


def sessions(results: Results) -> str:
    """Sixteen measurements, one a session."""
    rows = []
    for label in people.SESSIONS:
        seen = results.found["sessions", label]
        one = summing.found(seen, "Inkling", label)
        if label.startswith("slow"):
            rows.append(
                [label, str(len(seen)), told(summing.alarms(seen, "Inkling")), "", "", "no bar: told openly"]
            )
        else:
            delay = "–" if one.delay is None else rounded(one.delay / 7 + 1)
            rows.append([label, str(len(seen)), told(one.found), percent(one.early.value), delay, ""])
    return table(["16 sessions", "people", "found (95 %)", "too early", "sessions until noticed", ""], rows)


def later(results: Results) -> str:
    """Two shifts in one life."""
    rows = []
    for label, course in people.COURSES.items():
        lives = results.found["later", label]
        both = [Share.counted(one.noticed[i] for one in lives) for i in (0, 1)]
        as_such = Share.counted(one.told for one in lives if one.told is not None)
        events = ", ".join(f"day {day} to {level:g}" for day, level in course.events)
        extra = Share.counted(one.extra for one in lives)
        rows.append([f"{label} ({events})", str(len(lives)), *map(told, (*both, extra, as_such))])
    head = ["", "people", "first found (95 %)", "second found (95 %)", "anything else said (95 %)"]
    return table([*head, "told as such, if both found (95 %)"], rows)


def decades(results: Results, years: int) -> str:
    """Quiet years in a row."""
    rows = []
    for label in people.DECADES:
        lives = results.found["decades", label]
        shares = summing.each_year(lives, years)
        rows.append([label, str(len(lives)), *(percent(one.value) for one in shares), told(pooled(shares))])
    return table(["", "people", *(str(i + 1) for i in range(years)), "all years (95 %)"], rows)


def visible(results: Results) -> str:
    """The smallest visible change, put to the test."""
    rows = []
    for days, phi in people.VISIBLE:
        label = f"{days} days, carry-over {phi}"
        share, size, silent = summing.visible(results.found["visible", label])
        rows.append([label, str(share.of), told(share), rounded(size, 2), str(silent)])
    return table(["", "told one", "found (95 %)", "median size (points of 0–10)", "not told"], rows)


def cost(results: Results) -> str:
    """Processor time and memory."""
    spent = results.cost
    looks = [(f"one look at daily answers, years: {n}", ms) for n, ms in spent.look.items()]
    journal = f"{spent.series} series of {spent.years} years"
    rows = [
        *looks,
        ("a year replayed, answer by answer", spent.year),
        (f"one more answer to {journal}, all looked at again", spent.one_answer),
        ("one more answer to each of them", spent.all_answers),
        ("all of them replayed from the first day", spent.replayed),
    ]
    cells = [[what, f"{ms:.1f} ms"] for what, ms in rows]
    memory = [
        [f"memory of a look at {n} year{'s' * (n > 1)}", f"{size / 1e6:.2f} MB"]
        for n, size in spent.memory.items()
    ]
    return table(["", "median"], [*cells, *memory])
