"""Journals frozen by the code of their day, and whether today's program finds in one what was put in then."""

import json
from pathlib import Path
from typing import Any

import msgspec

from tests.house import SECONDS

FIXTURES = Path(__file__).parent / "fixtures"


def frozen() -> list[Path]:
    """Every frozen journal, the oldest first."""
    return sorted(path for path in FIXTURES.iterdir() if path.is_dir())


def differences(holds: dict[str, Any], *, by_code: bool = False) -> str:
    """Open the journal of this home, and say what is not as it was frozen. Nothing is the right answer."""
    from inkling.vault import queries, services, verifying

    if by_code:
        opened = services.recover(code=holds["code"], passphrase=holds["passphrase"], now=SECONDS)
    else:
        opened = services.unlock(passphrase=holds["passphrase"], now=SECONDS)
    found = queries.open_journal(opened.vault)
    if not found.whole:
        return f"not whole: {found.unreadable} {found.altered}"
    put_in = sorted(holds["entries"], key=_id)
    there = sorted((json.loads(msgspec.json.encode(entry)) for entry in found.journal.entries), key=_id)
    if there != put_in:
        return f"{len(put_in)} entries were put in, and {len(there)} others are there"
    waiting = [kept.draft.fields[1][1] for kept in queries.kept_drafts(opened.vault)]
    if waiting != [draft for draft in [holds["draft"]] if draft]:
        return f"{len(waiting)} drafts wait"
    return "" if verifying.verify(opened.vault).sound else "verify finds something"


def _id(entry: dict[str, Any]) -> str:
    return str(entry["id"])
