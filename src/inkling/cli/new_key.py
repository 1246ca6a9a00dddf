"""`inkling new-key`: for somebody whose key file is lost and who still has the recovery code."""

import click

from inkling.cli.stop import Stop
from inkling.cli.vaults import journal_in, set_up
from inkling.language import gettext as _


@click.command(
    "new-key",
    help=_(
        """Make a new key file, if the old one is lost. After that, the recovery code opens the journal and you choose
        a new passphrase; the old passphrase opens it no more."""
    ),
)
def new_key() -> None:
    """Make a new key file for a journal whose own is lost."""
    home = set_up()
    from django.conf import settings

    from inkling.vault.installation import adopt_key, opens_with

    journal = journal_in(home)
    path = settings.INSTALLATION_KEY
    if path.exists():
        if opens_with(journal, path):
            raise Stop(
                _("The key file %(path)s is there and belongs to this journal. Keep it.") % {"path": path}
            )
        raise Stop(_("There is another key file at %(path)s. Move it away first.") % {"path": path})
    adopt_key(journal, path, None)
    click.echo(_("There is a new key file: %(path)s. Open Inkling with your recovery code.") % {"path": path})
