"""The people in the tests, and what they bring.

Ana is in therapy and keeps a journal. A stranger has a browser and no passphrase.
"""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid4

from django.test import Client

from inkling.journal import CheckIn, MeasureKept, Moment, Reading
from inkling.measures import Item, Measure
from tests.clock import NOW, TODAY, ZONE

PASSPHRASE = "lantern orchard quiet river stone"
NOW_MOMENT = Moment(day=TODAY, at=NOW, zone=ZONE)


def sign_up(client: Client) -> str:
    """Ana begins a journal in this browser. Returns her recovery code."""
    client.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    code = "-".join(client.get("/begin/code/").context["groups"])
    confirm(client, code)
    return code


def confirm(client: Client, code: str) -> None:
    """Ana types two groups of her code back."""
    assert client.post("/begin/check/", groups_of(code)).status_code == 302


def groups_of(code: str) -> dict[str, object]:
    """Two groups of it, as they are typed back."""
    groups = code.split("-")
    return {"first_at": 2, "first": groups[1], "second_at": 7, "second": groups[6].lower()}


def check_in(
    day: date = TODAY, *, place: tuple[int, int] = (1, 1), id: UUID | None = None, **said: object
) -> CheckIn:
    """A check-in of Ana's, on the evening of this day."""
    evening = Moment(day=day, at=datetime.combine(day, time(19), tzinfo=UTC), zone=ZONE)
    pleasantness, energy = place
    return CheckIn(
        id=id or uuid4(), happened=evening, written=evening, pleasantness=pleasantness, energy=energy, **said
    )


def diary_csv(days: int = 200, *, shift_at: int | None = 110, seed: int = 11) -> str:
    """A diary in which mood rises by 2.5 of its own standard deviations at `shift_at`; sleep does not change."""
    chance = Random(seed)
    lines = ["date,mood,sleep"]
    for at in range(days):
        mood = 4 + chance.gauss(0, 1) + (2.5 if shift_at is not None and at >= shift_at else 0)
        day = TODAY - timedelta(days=days - at)
        lines.append(f"{day.isoformat()},{mood:.1f},{chance.gauss(7, 0.6):.2f}")
    return "\n".join(lines) + "\n"


def own_measure(key: str = "evenings") -> MeasureKept:
    """A measure of Ana's with one question."""
    item = Item(key="tension", name="Tension in the evening", low=0, high=10, better="lower")
    return MeasureKept(
        id=uuid4(),
        happened=NOW_MOMENT,
        written=NOW_MOMENT,
        measure=Measure(key=key, title="My evenings", items=(item,)),
    )


def reading(day: date = TODAY, value: float | None = 4.0, key: str = "evenings", note: str = "") -> Reading:
    """One answer to it."""
    return Reading(
        id=uuid4(),
        happened=Moment(day),
        written=NOW_MOMENT,
        measure=key,
        answers={"tension": value},
        note=note,
    )
