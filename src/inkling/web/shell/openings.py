"""When the journal was opened lately, and by what, as its owner is told."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from inkling.journal import Journal, day_in_words, last_written
from inkling.vault import services
from inkling.vault.services import Vault
from inkling.vault.visits import visits
from inkling.web.shell.moments import local, today


@dataclass(frozen=True)
class Opening:
    """One time it was opened: when, by what, and whether it was by this browser, as it is open now."""

    when: str
    by: str
    here: bool


def openings(vault: Vault, now: datetime) -> tuple[Opening, ...]:
    """The last times it was opened, newest first."""
    here = next((each.started for each in services.signed_in(vault) if each.here), None)
    return tuple(
        Opening(when_in_words(each.at, now), _by(each.by), each.at == here) for each in visits(vault)
    )


def opened_before(vault: Vault, journal: Journal, now: datetime) -> str:
    """When it was last written in, and opened before this time. Whoever knows it better sees that something is
    wrong: that somebody else was here, or that the whole folder was set back to an earlier day."""
    before = next((each for each in openings(vault, now) if not each.here), None)
    written = last_written(journal)
    said = [
        _("Last written on %(day)s.") % {"day": day_in_words(written, year=True)} if written else "",
        _("Opened before this: %(when)s, %(by)s.") % {"when": before.when, "by": before.by} if before else "",
    ]
    return " ".join(sentence for sentence in said if sentence)


def when_in_words(seconds: int, now: datetime) -> str:
    """Day and time, so many seconds after 1970, as the person lived them."""
    then = local(datetime.fromtimestamp(seconds, UTC))
    day = _("today") if then.date() == today(now) else day_in_words(then.date(), year=True)
    return _("%(day)s at %(time)s") % {"day": day, "time": f"{then:%H:%M}"}


def _by(by: str) -> str:
    return {"passphrase": _("with the passphrase"), "recovery code": _("with the recovery code")}[by]
