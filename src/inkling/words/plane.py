"""The check-in plane in words, for everyone who hears it rather than sees it."""

from gettext import gettext as _


def describe_place(pleasantness: int, energy: int) -> str:
    """How is this place said? "unpleasant, low energy". Raises `ValueError` for a place off the plane."""
    pleasant, energetic = _pleasantness_in_words(), _energy_in_words()
    if pleasantness not in range(len(pleasant)) or energy not in range(len(energetic)):
        raise ValueError(f"there is no place ({pleasantness}, {energy}) on the plane")
    return _("{pleasantness}, {energy}").format(pleasantness=pleasant[pleasantness], energy=energetic[energy])


def corners() -> dict[tuple[int, int], str]:
    """What are the four corners of the plane called? Keyed by their pleasantness and energy."""
    return {
        (0, 4): _("restless"),
        (4, 4): _("lit up"),
        (0, 0): _("flat"),
        (4, 0): _("at ease"),
    }


def _pleasantness_in_words() -> tuple[str, ...]:
    return (
        _("deeply unpleasant"),
        _("unpleasant"),
        _("neither pleasant nor unpleasant"),
        _("pleasant"),
        _("deeply pleasant"),
    )


def _energy_in_words() -> tuple[str, ...]:
    return (
        _("very low energy"),
        _("low energy"),
        _("some energy"),
        _("high energy"),
        _("very high energy"),
    )
