"""`inkling measures add FILE`: shows what a file of wording holds, and keeps it in the journal, sealed."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from inkling.cli.columns import in_columns, wrapped
from inkling.cli.measures.showing import named
from inkling.cli.stop import Misasked, Stop, printable
from inkling.cli.vaults import journal_in, opened, set_up
from inkling.language import gettext as _
from inkling.language import ngettext

if TYPE_CHECKING:
    from inkling.journal import Moment
    from inkling.measures import Instrument, Matched, Questionnaire

_SHOWN = 60
"""How much of a question is shown, in characters."""


@click.command(
    "add",
    short_help=_("Add the wording of a questionnaire to your journal."),
    help=_(
        """Add the wording of a questionnaire to your journal. FILE is a FHIR R4 Questionnaire, as JSON.

        What was matched is shown first; then your passphrase is asked for, and the wording is kept in your journal,
        sealed like everything else there. FILE itself is left as it is."""
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--as", "as_", metavar="KEY", help=_("Which questionnaire it is, if that is not clear by itself.")
)
@click.option("--yes", is_flag=True, help=_("Keep it without asking whether it looks right."))
@click.option("--recovery-code", "by_code", is_flag=True, help=_("Open the journal with the recovery code."))
def add(file: Path, as_: str | None, yes: bool, by_code: bool) -> None:
    """Add the wording of a questionnaire."""
    matched = _matched(_read(file), named(as_) if as_ else None)
    for line in _told(matched):
        click.echo(line)
    _agree(yes)
    home = set_up()
    from inkling.journal import keep_wording
    from inkling.vault import queries, services

    journal = journal_in(home)
    with opened(journal, None, by_code=by_code) as vault:
        found = queries.open_journal(vault)
        new = keep_wording(found.journal, matched.wording, now=_now(), ids=uuid4)
        if new:
            services.add_entries(vault, new)
    click.echo(_("It is kept in your journal.") if new else _("It is in your journal already."))


def _read(file: Path) -> "Questionnaire":
    from inkling.exchange import MAX_PACK_BYTES, PackError, read_questionnaire

    try:
        with file.open("rb") as stream:
            return read_questionnaire(stream.read(MAX_PACK_BYTES + 1))
    except OSError as error:
        said = _("%(path)s cannot be read (%(reason)s).")
        raise Stop(said % {"path": file, "reason": error.strerror}) from None
    except PackError as error:
        raise Stop(_("{why} Nothing was kept.").format(why=error)) from None


def _matched(questionnaire: "Questionnaire", asked: "Instrument | None") -> "Matched":
    from inkling.measures import WordingError, match

    try:
        return match(asked or _only_one(questionnaire), questionnaire)
    except WordingError as error:
        raise Stop(_("{why} Nothing was kept.").format(why=error)) from None


def _only_one(questionnaire: "Questionnaire") -> "Instrument":
    """Which questionnaire is it, if that is clear? Stops with what can be said with --as where it is not."""
    from inkling.measures import candidates

    found = candidates(questionnaire)
    if len(found) == 1:
        return found[0]
    if found:
        keys = _(" or ").join(f"--as {one.key}" for one in found)
        raise Misasked(_("This may be more than one questionnaire. Say which: {keys}").format(keys=keys))
    said = _(
        "This fits none of the questionnaires known here. With --as you can name one, and are told what is different; "
        "`inkling measures list` shows which there are."
    )
    raise Misasked(said)


def _told(matched: "Matched") -> Iterator[str]:
    from inkling.measures import instrument

    wording = matched.wording
    one = instrument(wording.instrument)
    yield _("{title} ({name})").format(title=one.title, name=_(one.name))
    yield wrapped(_("The file calls it “{title}”.").format(title=printable(wording.title)))
    yield wrapped(_("Found: {how}").format(how=matched.explain()))
    yield ""
    rows = [(item.item, item.code, _clipped(item.text)) for item in wording.items]
    yield from in_columns(rows, indent=2)
    yield ""
    for answers in dict.fromkeys(wording.answers_to(item.item) for item in wording.items):
        of = [item.item for item in wording.items if wording.answers_to(item.item) == answers]
        yield wrapped(_answers_to(of, len(wording.items)))
        yield from in_columns([(str(one.value), _clipped(one.label)) for one in answers], indent=2)
    if matched.turned:
        said = _(
            "Items {items} count the other way round; the file had turned them already, so they are turned back."
        )
        yield wrapped(said.format(items=", ".join(matched.turned)))
    if matched.left_out:
        yield wrapped(
            _("Left out, because it is no part of the score: {text}").format(
                text="; ".join(_clipped(text) for text in matched.left_out)
            )
        )
    if wording.copyright:
        yield ""
        yield wrapped(printable(wording.copyright))
    yield ""


def _answers_to(items: list[str], of: int) -> str:
    if len(items) == of:
        return _("Answers to each:")
    said = ngettext("Answers to item {items}:", "Answers to items {items}:", len(items))
    return said.format(items=", ".join(items))


def _agree(yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise Misasked(_("Look at what was found. If it is right, run this again with --yes."))
    if not click.confirm(_("Is that right, and shall it be kept?")):
        raise Stop(_("Nothing was kept."))


def _clipped(text: str) -> str:
    text = printable(text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _now() -> "Moment":
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from django.conf import settings

    from inkling.journal import Moment

    now: datetime = settings.CLOCK()
    return Moment(day=now.astimezone(ZoneInfo(settings.ZONE)).date(), at=now, zone=settings.ZONE)
