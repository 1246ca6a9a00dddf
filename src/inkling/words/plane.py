"""The check-in plane in words, for everyone who hears it rather than sees it."""

from collections.abc import Callable

from inkling.language import gettext as _


def describe_place(pleasantness: int, energy: int) -> str:
    """How is this place said? "unpleasant, low energy". Raises `ValueError` for a place off the plane."""
    if pleasantness not in range(len(_PLEASANTNESS)) or energy not in range(len(_ENERGY)):
        raise ValueError(f"there is no place ({pleasantness}, {energy}) on the plane")
    return _("{pleasantness}, {energy}").format(
        pleasantness=_PLEASANTNESS[pleasantness](), energy=_ENERGY[energy]()
    )


def corners() -> dict[tuple[int, int], str]:
    """What are the four corners of the plane called? Keyed by their pleasantness and energy."""
    return {
        (0, 4): _("restless"),
        (4, 4): _("lit up"),
        (0, 0): _("flat"),
        (4, 0): _("at ease"),
    }


# Each name is asked for by itself and only when needed: looking one up takes time.
_PLEASANTNESS: tuple[Callable[[], str], ...] = (
    lambda: _("deeply unpleasant"),
    lambda: _("unpleasant"),
    lambda: _("neither pleasant nor unpleasant"),
    lambda: _("pleasant"),
    lambda: _("deeply pleasant"),
)

_ENERGY: tuple[Callable[[], str], ...] = (
    lambda: _("very low energy"),
    lambda: _("low energy"),
    lambda: _("some energy"),
    lambda: _("high energy"),
    lambda: _("very high energy"),
)
