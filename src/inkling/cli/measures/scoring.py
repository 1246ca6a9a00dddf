"""`inkling measures score FILE`: what a file of answers comes to, with every answer that is missing named."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inkling.cli.columns import in_columns, wrapped
from inkling.cli.stop import Stop, printable
from inkling.language import gettext as _
from inkling.language import ngettext

if TYPE_CHECKING:
    from inkling.exchange import Answered
    from inkling.measures import Completeness, Instrument, Score, Scores

STDIN = "-"


@dataclass(frozen=True)
class Scored:
    """One row: what was answered, whether that is all of it, and what it comes to."""

    row: "Answered"
    complete: "Completeness"
    scores: "Scores"
    risk: bool


@click.command(
    "score",
    short_help=_("What a file of answers comes to."),
    help=_(
        """Score FILE, a CSV or JSON of answers, one row each time somebody filled in a questionnaire (- reads
        standard input). Nothing is kept and nothing is sent.

        Items are columns called by their numbers: 1, item 1, q1, phq9_1. A column “total” holds sums from paper.
        An empty cell is a question that was not answered: it is named, and never counted as 0. All other columns
        say whose row it is.

        \b
        Examples:
          inkling measures score answers.csv --as phq9
          inkling measures score study.csv --json          (with a column “measure” in it)"""
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--as", "as_", metavar="KEY", help=_("Which questionnaire it is, if the file does not say."))
@click.option("--json", "json_", is_flag=True, help=_("Print JSON and nothing else."))
def score(file: str, as_: str | None, json_: bool) -> None:
    """What a file of answers comes to."""
    from inkling.cli.measures.showing import named

    asked = named(as_) if as_ else None
    scored = [_scored(row) for row in _rows(file, asked)]
    if json_:
        click.echo(json.dumps([_as_json(one) for one in scored], indent=2))
        return
    for key in dict.fromkeys(one.row.instrument.key for one in scored):
        for line in _told([one for one in scored if one.row.instrument.key == key]):
            click.echo(line)


def _rows(file: str, asked: "Instrument | None") -> "tuple[Answered, ...]":
    from inkling.cli.advice import stop_for
    from inkling.exchange import ExchangeError, read_answers

    try:
        return read_answers(_bytes(file), asked, filename=file)
    except ExchangeError as error:
        raise stop_for(error) from None


def _scored(row: "Answered") -> Scored:
    from inkling.measures import AnswerError, complete, risk
    from inkling.measures import score as score_

    try:
        whole, scores = complete(row.instrument, row.answers), score_(row.instrument, row.answers)
    except AnswerError as error:
        raise Stop(_("Row {line}: {why}").format(line=row.line, why=error)) from None
    total = scores.total
    if row.total is not None and total and total.value is not None and abs(total.value - row.total) > 0.005:
        said = _("Row {line}: the answers come to {answers:g}, but the total beside them says {total:g}.")
        raise Stop(said.format(line=row.line, answers=total.value, total=row.total))
    return Scored(row, whole, scores, risk(row.instrument, row.answers))


def _told(scored: list[Scored]) -> Iterator[str]:
    one = scored[0].row.instrument
    times = ngettext("filled in once", "filled in {n} times", len(scored)).format(n=len(scored))
    yield f"{one.title}, {times}"
    yield ""
    about = list(dict.fromkeys(name for each in scored for name in each.row.about))
    keys = list(dict.fromkeys(score.key for each in scored for score in each.scores.all))
    rows = [_cells(each, about, keys) for each in scored]
    note = _("note") if any(row[-1] for row in rows) else ""
    head = [_("row"), *map(printable, about), _("complete?"), *map(_heading, keys), note]
    yield from in_columns([head, *rows], indent=2)
    yield ""
    yield from _after(scored)


def _cells(one: Scored, about: list[str], keys: list[str]) -> list[str]:
    found = {score.key: score for score in one.scores.all}
    whole = _("yes") if one.complete.whole else _("no: {items}").format(items=", ".join(one.complete.missing))
    numbers = [_number(found.get(key)) for key in keys]
    cells = [printable(one.row.about.get(name, "")) for name in about]
    return [str(one.row.line), *cells, whole, *numbers, _note(one)]


def _heading(key: str) -> str:
    return key.replace("-", " ")


def _number(score: "Score | None") -> str:
    if score is None:
        return ""
    if score.value is None:
        return _("none")
    return f"{score.value:.2f}".rstrip("0").rstrip(".")


def _note(one: Scored) -> str:
    total = one.scores.total
    if total and total.filled_in:
        said = ngettext(
            "{n} left out, counted as the mean of the others",
            "{n} left out, each counted as the mean of the others",
            total.filled_in,
        )
        return said.format(n=total.filled_in)
    return total.reason if total else ""


def _after(scored: list[Scored]) -> Iterator[str]:
    one = scored[0].row.instrument
    for score in {score.key: score for each in scored for score in each.scores.all}.values():
        said = _("{name} goes from {low:g} to {high:g}.")
        yield wrapped(
            said.format(name=_heading(score.key).capitalize(), low=score.low, high=score.high), indent=2
        )
    if one.better:
        way = _("Higher is better.") if one.better == "higher" else _("Lower is better.")
        yield wrapped(way, indent=2)
    marked = [str(each.row.line) for each in scored if each.risk]
    if marked:
        items = ", ".join(risk.item for risk in one.risk)
        said = _("Item {items} is above 0 in row {rows}. Look at that by itself, whatever the total.")
        yield wrapped(said.format(items=items, rows=", ".join(marked)), indent=2)
        yield wrapped(_("If it is yours: Support in Inkling has people to turn to, now."), indent=2)
    if one.from_memory:
        said = _(
            "Some of what is known here is to be checked before clinical use: inkling measures show {key}"
        )
        yield wrapped(said.format(key=one.key), indent=2)
    yield ""


def _as_json(one: Scored) -> dict[str, Any]:
    return {
        "row": one.row.line,
        **({"about": one.row.about} if one.row.about else {}),
        "measure": one.row.instrument.key,
        "complete": one.complete.whole,
        "missing": list(one.complete.missing),
        "scores": {
            score.key: {
                "value": score.value,
                "low": score.low,
                "high": score.high,
                "filled_in": score.filled_in,
                "reason": score.reason,
            }
            for score in one.scores.all
        },
        "risk": one.risk,
    }


def _bytes(file: str) -> bytes:
    from inkling.exchange import MAX_BYTES

    try:
        if file == STDIN:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        said = _("“{file}” cannot be read. Check the name and the folder.")
        raise Stop(said.format(file=printable(file))) from None
