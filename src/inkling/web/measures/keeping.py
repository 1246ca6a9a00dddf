"""Changing one's own problems and goals: each change is of one item, so two tabs do not undo each other."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import uuid4

from inkling.journal import MeasureKept, OwnForm, own_kept
from inkling.measures import Measure
from inkling.vault import queries, services
from inkling.vault.keys import Vault
from inkling.web.measures.forms import own_measure, started, with_measure
from inkling.web.shell.moments import moment

TRIES = 4
"""So often is it tried again when another tab was faster in the same blink."""


def change_own(
    vault: Vault, form: OwnForm, now: datetime, change: Callable[[Measure], Measure]
) -> MeasureKept:
    """Change the questions as they stand now, whoever changed others of them meanwhile."""
    for _try in range(TRIES):
        opened = queries.open_journal(vault)
        kept = own_kept(opened.journal, form)
        if kept is None:
            return begin(vault, change(own_measure(form)), now)
        becomes = with_measure(kept, change(kept.measure))
        if becomes == kept:
            return kept
        with suppress(services.ChangedMeanwhile):
            services.correct_entry(vault, becomes, opened.versions[kept.id])
            return becomes
    raise services.ChangedMeanwhile


def begin(vault: Vault, measure: Measure, now: datetime) -> MeasureKept:
    """Keep a measure for the first time."""
    written = moment(now)
    kept = MeasureKept(id=uuid4(), happened=written, written=written, measure=measure)
    services.add_entry(vault, kept)
    return kept


def start(vault: Vault, key: str, now: datetime) -> MeasureKept:
    """Use this questionnaire from now on; the one that is there, if it is in use already."""
    kept = standard_kept(vault, key)
    return kept or begin(vault, started(key), now)


def standard_kept(vault: Vault, key: str) -> MeasureKept | None:
    """This questionnaire, if it is in use."""
    journal = queries.open_journal(vault).journal
    found = [k for k in journal.kind(MeasureKept) if k.measure.form == "standard" and k.measure.key == key]
    return found[-1] if found else None
