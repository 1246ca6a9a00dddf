"""A challenge that comes back, made up: one time for each catch that is given."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from inkling.journal import Catch, Moment, Response

CHALLENGE = UUID("5d0c5a4e-8a5e-4c43-9d5f-0c9a54b3a101")
FIRST = date(2026, 1, 14)


def times(
    *catches: Catch | None,
    every: int = 16,
    first: date = FIRST,
    challenge: UUID = CHALLENGE,
    **said: object,
) -> tuple[Response, ...]:
    """One time for each of these catches, oldest first, so many days apart; None where it was not said."""
    days = [Moment(first + timedelta(days=every * at)) for at in range(len(catches))]
    return tuple(
        Response(id=uuid4(), happened=day, written=day, challenge=challenge, catch=catch, **said)
        for day, catch in zip(days, catches, strict=True)
    )
