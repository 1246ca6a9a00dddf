"""Changing one's own problems and goals: each change is of one item, so two tabs do not undo each other."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import uuid4

from inkling.journal import MeasureKept, OwnForm, own_kept, standard_kept, use_questionnaire
from inkling.measures import Measure, instrument
from inkling.vault import queries, services
from inkling.vault.keys import Vault
from inkling.web.measures.forms import own_measure, with_measure
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
    journal = queries.open_journal(vault).journal
    services.add_entries(vault, use_questionnaire(journal, instrument(key), now=moment(now), ids=uuid4))
    kept = standard_kept(queries.open_journal(vault).journal, key)
    assert kept
    return kept
