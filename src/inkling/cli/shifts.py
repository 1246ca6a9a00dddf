"""`inkling shifts FILE`: what has shifted in a diary, and what would have been seen if it had."""

import errno
import os
import sys
from typing import TYPE_CHECKING, Literal

import click

from inkling.cli.stop import Stop
from inkling.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inkling.cli.telling import Found
    from inkling.exchange import Diary


@click.command(
    "shifts",
    short_help=_("See what has shifted in a diary, a CSV file."),
    help=_(
        """See what has shifted in FILE, a diary as CSV with a date on every row (- reads standard input).

        Each column of numbers is watched as if looked at after every answer. Several rows on one day are
        averaged. Nothing is sent anywhere, and nothing is written but the page --html asks for.

        \b
        Examples:
          inkling shifts diary.csv
          inkling shifts diary.csv --value mood --value sleep --better higher
          inkling shifts study.csv --person participant --who P07
          inkling shifts tagebuch.csv --date-format DD.MM.YYYY --html tagebuch.html"""
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--date", metavar="COL", help=_("The column with the dates, if it is not found."))
@click.option(
    "--date-format", metavar="FORMAT", help=_("How dates are written, unless like 2026-11-23: DD.MM.YYYY.")
)
@click.option("--person", metavar="COL", help=_("The column that says whose row it is."))
@click.option("--who", metavar="NAME", help=_("Whose rows to read, in a file of several people."))
@click.option("--value", "values", metavar="COL", multiple=True, help=_("A column to watch. Repeatable."))
@click.option(
    "--better", type=click.Choice(["higher", "lower"]), help=_("Which way the answers are hoped to go.")
)
@click.option("--json", "json_", is_flag=True, help=_("Print JSON and nothing else."))
@click.option("--html", metavar="OUT", help=_("Also write a page with the pictures, to open in a browser."))
@click.option("--no-color", is_flag=True, help=_("Print no bold letters (as NO_COLOR does)."))
def shifts(
    file: str,
    date: str | None,
    date_format: str | None,
    person: str | None,
    who: str | None,
    values: tuple[str, ...],
    better: Literal["higher", "lower"] | None,
    json_: bool,
    html: str | None,
    no_color: bool,
) -> None:
    """Read the file, watch it, and say what was found."""
    from inkling.cli.as_json import as_json
    from inkling.cli.as_page import place_for_page, write_page
    from inkling.cli.diary_file import Asked, read_file, title_of
    from inkling.cli.telling import in_words

    asked = Asked(date=date, date_format=date_format, person=person, who=who, values=values, better=better)
    diary = read_file(file, asked)
    page = place_for_page(html, file) if html is not None else None
    found = _watched(diary)
    if page:
        write_page(page, title_of(file), diary, found)
    if json_:
        _say([as_json(found)])
    else:
        lines = in_words(title_of(file), diary, found, blocks=_can_show_blocks())
        _say(lines, color=not no_color and "NO_COLOR" not in os.environ)


def _watched(diary: "Diary") -> "list[Found]":
    """What was noticed in this diary? The same road as in the app: entries, journal, series, watch."""
    from inkling.cli.telling import Found
    from inkling.cli.watching import watched
    from inkling.journal import Journal, series_of

    named = series_of(Journal.of(diary.entries))
    found = watched(named)
    return [Found(series, found[key]) for key, series in named.items()]


def _say(lines: "Iterable[str]", *, color: bool = False) -> None:
    """Print the lines. An output that was closed or is full ends the command with a sentence."""
    if sys.stdout is None:
        raise Stop(_("The output is closed, so nothing could be printed. Leave it open, or use --html."))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        for line in lines:
            click.echo(line, color=None if color else False)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise Stop(_("The output was closed before everything was printed.")) from None
        raise Stop(_("The output cannot be written. Choose a place that has room.")) from None


def _can_show_blocks() -> bool:
    """Can standard output show block elements? Not on a dumb terminal or in a narrow encoding."""
    if os.environ.get("TERM") == "dumb":
        return False
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "▁█─┄▲".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
