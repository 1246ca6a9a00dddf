"""`inkling cohort report`: everything a table says about many courses of therapy, as a page, a PDF and tables."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inkling import __version__
from inkling.cli.cohort.asked import METHODS, check_writable, functional_of, of_a_table, say, sentences
from inkling.cli.stop import Misasked, Stop, printable
from inkling.cli.waiting import waiting
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.change import Better, CutoffKind, Method
    from inkling.cohort import Engine
    from inkling.printing import Document, Paper

STEPS = 3


@click.command(
    "report",
    short_help=_("Everything about a cohort, as a page, a PDF and tables."),
    help=_(
        """Write a report into DIR: report.html, report.pdf and tables/*.csv.

        Who was counted in and why not, outcomes, sudden gains, single courses, how long people stayed, and groups side
        by side. Before and after are each person's first and last score. No number of fewer than ten people is told.

        \b
        Examples:
          inkling cohort report scores.csv --out report --measure phq9 --group location
          inkling cohort report scores.parquet --out report --reliability 0.85 --better higher"""
    ),
)
@of_a_table
@click.option(
    "--out", required=True, metavar="DIR", help=_("The folder to write. A report in it is replaced.")
)
@click.option(
    "--measure", metavar="KEY", help=_("The questionnaire, such as phq9: its published numbers are used.")
)
@click.option("--group", metavar="C", help=_("The column of a location, a focus area or the like."))
@click.option("--no-courses", is_flag=True, help=_("Show no single courses."))
@click.option("--title", default="", metavar="T", help=_("What stands at the top."))
@click.option("--cutoff", type=float, metavar="X", help=_("How many points make a sudden gain."))
@click.option("--method", type=click.Choice(METHODS), help=_("Judge change by this index instead."))
@click.option("--reliability", type=float, metavar="R", help=_("Of the measure, from 0 to below 1."))
@click.option("--functional-mean", type=float, metavar="M", help=_("Of people without the problem."))
@click.option("--functional-sd", type=float, metavar="S", help=_("Of people without the problem."))
@click.option(
    "--cutoff-type", type=click.Choice(["a", "b", "c"]), help=_("Where the populations part, with an index.")
)
@click.option("--better", type=click.Choice(["lower", "higher"]), help=_("Which scores are better."))
@click.option(
    "--paper", type=click.Choice(["a4", "us-letter"]), default="a4", show_default=True, help=_("Of the PDF.")
)
def report(
    table: str,
    out: str,
    person: str | None,
    session: str | None,
    score: str | None,
    engine: "Engine",
    measure: str | None,
    group: str | None,
    no_courses: bool,
    title: str,
    cutoff: float | None,
    method: "Method | None",
    reliability: float | None,
    functional_mean: float | None,
    functional_sd: float | None,
    cutoff_type: "CutoffKind | None",
    better: "Better | None",
    paper: "Paper",
) -> None:
    """Read the table, work everything out, and write the three."""
    functional = functional_of(functional_mean, functional_sd)
    place = _folder(out)
    with sentences():
        from inkling.cohort.report import report as report_of
        from inkling.cohort.report import yardstick
        from inkling.reporting import About, cohort_document

        by = yardstick(
            measure,
            method=method,
            reliability=reliability,
            functional=functional,
            cutoff_kind=cutoff_type,
            better=better,
            gain_cutoff=cutoff,
        )
        asked: dict[str, Any] = {"person": person, "session": session, "score": score, "group": group}
        with waiting(1, STEPS, _("Reading and working out")):
            found = report_of(table, by, engine=engine, single_courses=not no_courses, **asked)
    with waiting(2, STEPS, _("Drawing and setting")):
        today = datetime.now(UTC).astimezone().date()
        about = About(title=title, source=Path(table).name, day=today, version=__version__, paper=paper)
        files, short = _made(cohort_document(found, about))
    with waiting(3, STEPS, _("Writing")):
        _write(place, files)
    say([*found.flow.lines(), *short], Path(out))


def _made(document: "Document") -> tuple[dict[str, bytes], list[str]]:
    """The files of this document, and what is said of it: its beginning, and what is missing."""
    from inkling.pictures import STYLE
    from inkling.printing import Paragraph, PrintingError, document_page, document_pdf, document_tables

    files = {"report.html": document_page(document, STYLE).encode()}
    files |= {f"tables/{name}": text.encode() for name, text in document_tables(document).items()}
    said = [piece.words for piece in document.sections[0].pieces if isinstance(piece, Paragraph)]
    try:
        files["report.pdf"] = document_pdf(document)
    except PrintingError:
        said.append(
            _("report.pdf could not be made: no typeface here has all of its letters. Print report.html.")
        )
    return files, said


def _folder(out: str) -> Path:
    """Where will the report be? Raises `Stop` where it cannot be: nothing is written over that is no report."""
    place = Path(out).resolve()
    if place.exists() and not place.is_dir():
        raise Misasked(_("“{out}” is a file. Give --out the name of a folder.").format(out=printable(out)))
    if place.is_dir() and not _is_ours(place):
        said = _("There is more in “{out}” than a report. Give --out an empty folder, or a new name.")
        raise Misasked(said.format(out=printable(out)))
    check_writable(place.parent, out)
    return place


def _is_ours(folder: Path) -> bool:
    """Is there nothing in this folder, or a report and nothing else?"""
    from inkling.reporting import TABLES

    known = {folder / name for name in ("report.html", "report.pdf", "tables")}
    known |= {folder / "tables" / f"{name}.csv" for name in TABLES}
    there = set(folder.rglob("*"))
    return not there or (folder / "report.html" in there and there <= known)


def _write(place: Path, files: dict[str, bytes]) -> None:
    """All of it or, with a sentence that says why not, none of it: what was there stays until all is written."""
    made = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    old = made.with_name(f"{made.name}.old")
    try:
        for name, content in files.items():
            target = made / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
        made.chmod(0o755)
        if place.exists():
            place.rename(old)
        made.rename(place)
    except OSError:
        if old.exists() and not place.exists():
            old.rename(place)
        said = _("“{out}” could not be written. Look whether there is room, and whether the folder is yours.")
        raise Stop(said.format(out=printable(str(place)))) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)
        if place.exists():
            shutil.rmtree(old, ignore_errors=True)
