"""`python -m bench.change SEEDS...`: run the published benchmark and write its results file and picture."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from bench.change import drawing, report
from bench.change.peers import Peer
from bench.change.peers_own import Bocpd, Ewma
from bench.change.peers_packages import Adwin, Focus, PageHinkley, Pelt
from bench.change.plan import QUICK, Plan, SeedsError, checked_seeds
from bench.change.running import run

PEERS: tuple[Peer, ...] = (Ewma(), Adwin(), PageHinkley(), Pelt(), Bocpd(), Focus())


@click.command()
@click.argument("seeds", nargs=-1, type=int)
@click.option("--quick", is_flag=True, help="A handful of people: proves that the machinery works.")
@click.option("--share", default=1.0, show_default=True, help="This share of the people of a full run.")
@click.option("--workers", default=2, show_default=True, help="Processes.")
@click.option(
    "--out", default="docs/change", show_default=True, type=click.Path(file_okay=False, path_type=Path)
)
def main(seeds: tuple[int, ...], quick: bool, share: float, workers: int, out: Path) -> None:
    """Run the simulation with these fresh SEEDS and write results.md and results.svg."""
    try:
        checked_seeds(seeds)
    except SeedsError as error:
        raise click.ClickException(str(error)) from error
    plan = QUICK if quick else Plan().shared(share) if share != 1.0 else Plan()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # for the workers, which import numpy anew: they are the only threads
    start = time.perf_counter()
    results = run(plan, seeds, PEERS, workers=workers, bar=True)
    minutes = (time.perf_counter() - start) / 60
    for peer in results.missing:
        click.secho(f"NOT RUN: {peer.name}, {peer.package} is not installed", err=True, bold=True)
    made = report.Run(
        _command(seeds, quick, share), seeds, plan, datetime.now(UTC).date(), minutes, workers, plan != Plan()
    )
    out.mkdir(parents=True, exist_ok=True)
    (out / "results.md").write_text(report.written(results, made), encoding="utf-8")
    (out / "results.svg").write_text(drawing.draw(results) + "\n", encoding="utf-8")
    click.echo(f"Written in {minutes:.1f} minutes: {out / 'results.md'}, {out / 'results.svg'}")


def _command(seeds: tuple[int, ...], quick: bool, share: float) -> str:
    """The command that gives these numbers again."""
    given = " ".join(map(str, seeds))
    if quick or share != 1.0:
        flags = " --quick" if quick else f" --share {share}"
        return f"python -m bench.change {given}{flags}"
    return f'make bench-change SEEDS="{given}"'


if __name__ == "__main__":
    main()
