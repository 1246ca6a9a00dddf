"""`inkling verify`: opens every record of a journal or of a copy, and says which one fails and what is missing."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inkling.cli.backup import beside
from inkling.cli.home import JOURNAL, refuse_foreign
from inkling.cli.stop import Stop, printable
from inkling.cli.vaults import opened, set_up
from inkling.language import gettext as _
from inkling.language import ngettext

if TYPE_CHECKING:
    from inkling.vault.verifying import Verified

_MOST_NAMED = 20


@click.command(
    "verify",
    help=_(
        """Open every record and say what fails. Nothing is changed.

        FILE is a copy to look at. Without one, the journal itself is looked at."""
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option("--recovery-code", "by_code", is_flag=True, help=_("Open it with the recovery code."))
def verify(file: Path | None, by_code: bool) -> None:
    """Open every record and say what fails."""
    home = set_up()
    from django.db import DatabaseError

    from inkling.vault.verifying import verify as look

    path = file or home / JOURNAL
    if not path.exists() or not refuse_foreign(path, JOURNAL, sound=False):
        raise Stop(_("There is no journal in %(path)s.") % {"path": path})
    key = beside(path) if beside(path).exists() else None
    try:
        with opened(path, key, by_code=by_code) as vault:
            found = look(vault, with_key=not by_code)
    except (
        DatabaseError,
        UnicodeDecodeError,
    ) as error:  # the second where a damaged name is told as it stands
        raise Stop(_too_damaged(path, error)) from None
    _tell(found)
    if not found.sound:
        raise click.exceptions.Exit(1)


def _tell(found: "Verified") -> None:
    records = sum(found.opened.values())
    click.echo(ngettext("%(n)d record opens.", "%(n)d records open.", records) % {"n": records})
    for name, count in sorted(found.opened.items()):
        click.echo(f"  {name}: {count}")
    if found.sound:
        click.echo(_("Nothing is missing, and nothing was changed outside Inkling."))
        return
    for each in found.failed[:_MOST_NAMED]:
        said = _("Does not open: record %(id)s in %(category)s (row %(row)d).")
        click.echo(said % {"id": each.id, "category": each.category, "row": each.row})
    if len(found.failed) > _MOST_NAMED:
        click.echo(_("And %(n)d more that do not open.") % {"n": len(found.failed) - _MOST_NAMED})
    for name in sorted(found.altered):
        click.echo(
            _("Something is missing, foreign or older than it should be in: %(name)s") % {"name": name}
        )
    for line in found.damage:
        click.echo(_("The file is damaged: %(what)s") % {"what": line})
    click.echo(
        _("Nothing was changed. If you have a copy from before, keep it; `inkling restore` puts it back.")
    )


def _too_damaged(path: Path, reason: object) -> str:
    said = _(
        "The file %(path)s is so damaged that it cannot be read through (%(reason)s). Nothing was changed. Keep it; "
        "if you have a copy from before, `inkling restore` puts it back."
    )
    return said % {"path": path, "reason": printable(str(reason))}
