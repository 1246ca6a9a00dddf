"""What the frame around every page needs to know."""

from dataclasses import dataclass

from django.db import DatabaseError
from django.http import HttpRequest

from inkling.vault import homes, queries, services
from inkling.web.shell.access import dark_after
from inkling.web.shell.kept import KeptHere, kept_here
from inkling.web.shell.places import Place, looking_back, main_places
from inkling.web.shell.request import named


@dataclass(frozen=True)
class Writing:
    """What the script needs so that nothing typed on this page is lost: whose journal it is, after how many seconds
    the page leaves the screen, and as which drafts a form was kept that came back to be looked at again."""

    journal: str
    dark_after: int
    draft: str
    draft_page: str


@dataclass(frozen=True)
class Shell:
    """The frame: where one can go, whose journal this is, and what was kept while it was being written."""

    signed_in: bool
    looking_around: bool
    places: tuple[Place, ...]
    looking_back: tuple[Place, ...] = ()
    writing: Writing | None = None
    kept: KeptHere | None = None
    page_names: bool = False
    """May the tab say which page this is? Otherwise every tab says the same, and nothing to a stranger."""


def shell(request: HttpRequest) -> dict[str, Shell]:
    """The frame around this page."""
    vault = getattr(request, "vault", None)
    signed_in, beginning = vault is not None, vault is not None and _beginning(vault)
    places = main_places(request.path) if signed_in and not beginning else ()
    return {
        "shell": Shell(
            signed_in,
            signed_in and homes.current() == homes.SAMPLE,
            places,
            looking_back(request.path) if places else (),
            _writing(request, vault) if vault and not beginning else None,
            _kept(request, vault) if vault and not beginning and _offers(request) else None,
            vault is not None and not beginning and _names_pages(vault),
        )
    }


def _offers(request: HttpRequest) -> bool:
    """Does this page offer what was kept? Not where a form came back: it holds what was typed last."""
    return request.method == "GET" and not getattr(request, "not_kept", "")


def _beginning(vault: services.Vault) -> bool:
    try:
        return services.waiting_recovery_code(vault) is not None
    except DatabaseError:
        return False


def _names_pages(vault: services.Vault) -> bool:
    try:
        wishes = queries.preferences(vault)
    except DatabaseError:
        return False
    return bool(wishes and wishes.page_names)


def _writing(request: HttpRequest, vault: services.Vault) -> Writing:
    came_back = "" if vault.kept else " ".join(str(draft) for draft in named(request, "draft"))
    page = request.POST.get("draft-page", "") if came_back else ""
    return Writing(vault.owner.hex, dark_after(vault), came_back, page)


def _kept(request: HttpRequest, vault: services.Vault) -> KeptHere | None:
    """The frame also stands around the page that says what went wrong, and must not go wrong itself."""
    try:
        return kept_here(request, vault)
    except DatabaseError:
        return None
