"""`inkling import`: what was exported from a journal comes into this one. What is here already stays as it is."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from inkling.cli.stop import Stop
from inkling.cli.vaults import ask, journal_in, opened, set_up
from inkling.language import gettext as _
from inkling.language import ngettext

if TYPE_CHECKING:
    from inkling.exchange import Archive, Merged

MOST: Final = 480_000_000
"""Bytes: ten times what is brought in through a page. Whoever can type commands has the memory of this computer."""


@click.command(
    "import",
    help=_(
        """Bring in a file that was made with `inkling export`, or on the page Export. All of it or nothing.

        Entries that are in the journal already stay as they are."""
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--recovery-code", "by_code", is_flag=True, help=_("Open the journal with the recovery code."))
def import_(file: Path, by_code: bool) -> None:
    """Bring in a file that was exported."""
    home = set_up()
    from inkling.exchange import merge
    from inkling.vault import queries, services

    journal = journal_in(home)
    archive = _read(file)
    with opened(journal, None, by_code=by_code) as vault:
        found = queries.open_journal(vault)
        merged = merge(found.journal, archive, found.unreadable)
        if merged.new:
            services.add_entries(vault, merged.new)
    _tell(merged)


def _read(file: Path) -> "Archive":
    from inkling.exchange import ArchiveError, read_archive
    from inkling.vault import age

    if file.stat().st_size > MOST:
        raise Stop(_("%(path)s holds more than is read at once.") % {"path": file})
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Stop(
            _("%(path)s cannot be read (%(reason)s).") % {"path": file, "reason": error.strerror}
        ) from None
    try:
        if age.is_sealed(data):
            data = age.open_file(data, ask(_("Passphrase of the file")))
        return read_archive(data, most=MOST)
    except ArchiveError as error:
        raise Stop(str(error)) from None
    except age.DoesNotOpen:
        raise Stop(_("This passphrase does not open the file, or the file is damaged.")) from None
    except age.NotSealedSo:
        raise Stop(_("This file was sealed in a way that Inkling does not open.")) from None


def _tell(merged: "Merged") -> None:
    for sentence in _sentences(merged):
        click.echo(sentence)


def _sentences(merged: "Merged") -> list[str]:
    new, other = len(merged.new), len(merged.other)
    said = [
        ngettext("%(n)d entry was brought in.", "%(n)d entries were brought in.", new) % {"n": new}
        if new
        else _("There is nothing in it that is not here already.")
    ]
    if merged.same:
        here = ngettext("%(n)d entry was here already.", "%(n)d entries were here already.", merged.same)
        said.append(here % {"n": merged.same})
    if other:
        stays = ngettext(
            "%(n)d entry says something else here. It stays as it is here.",
            "%(n)d entries say something else here. They stay as they are here.",
            other,
        )
        said.append(stays % {"n": other})
    if merged.closed:
        closed = ngettext(
            "%(n)d is here as a record that does not open. It was left alone.",
            "%(n)d are here as records that do not open. They were left alone.",
            merged.closed,
        )
        said.append(closed % {"n": merged.closed})
    return said
