"""What was kept while it was being written, as pages offer it: on Today all of it, elsewhere what belongs there."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from inkling.journal import day_in_words
from inkling.vault import queries
from inkling.vault.drafts import Kept
from inkling.vault.services import Draft, Vault
from inkling.web.shell.moments import day_of

_SHOWN = 90


@dataclass(frozen=True)
class Filled:
    """The form on this page into which something goes again."""

    id: UUID
    action: str
    place: int
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeptLine:
    """One thing that was being written: its first words, when, and where to go on. None where its page is gone."""

    id: UUID
    words: str
    day: str
    address: str | None
    opens: bool = True


@dataclass(frozen=True)
class KeptHere:
    """What a page offers of what was kept."""

    filled: Filled | None
    lines: tuple[KeptLine, ...]


@dataclass(frozen=True)
class DraftPage:
    """One draft to read: each thing that was written in it."""

    line: KeptLine
    words: tuple[str, ...]


def kept_here(request: HttpRequest, vault: Vault) -> KeptHere | None:
    """What does this page offer? The newest of its own goes into its form again, others are named."""
    everything = queries.kept_drafts(vault)
    own = [(kept.id, kept.draft) for kept in everything if kept.draft and kept.draft.page == request.path]
    newest = own[0] if own else None
    filled = Filled(newest[0], newest[1].action, newest[1].place, newest[1].fields) if newest else None
    named = everything if request.path == reverse("today") else [k for k in everything if k.id in dict(own)]
    lines = tuple(_line(vault, kept) for kept in named if not filled or kept.id != filled.id)
    return KeptHere(filled, lines) if filled or lines else None


def read_again(vault: Vault, id: UUID) -> DraftPage | None:
    """The page on which this draft is read. None if there is no such draft."""
    found = next((kept for kept in queries.kept_drafts(vault) if kept.id == id), None)
    return DraftPage(_line(vault, found), _written(found.draft) if found.draft else ()) if found else None


def _line(vault: Vault, kept: Kept) -> KeptLine:
    draft = kept.draft
    if draft is None:
        return KeptLine(kept.id, "", "", None, opens=False)
    words = " ".join(" ".join(_written(draft)).split())
    short = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
    return KeptLine(
        kept.id, short or _("A form you had begun"), day_in_words(day_of(draft.at)), _address(vault, draft)
    )


def _written(draft: Draft) -> tuple[str, ...]:
    return tuple(value for name, value in draft.fields if name in draft.written and value.strip())


def _address(vault: Vault, draft: Draft) -> str | None:
    """Where to go on. Nowhere, if what the page is about was deleted meanwhile."""
    try:
        named = resolve(draft.page).kwargs.values()
    except Resolver404:
        return None
    there = all(queries.is_there(vault, id) for id in named if isinstance(id, UUID))
    return draft.page if there else None
