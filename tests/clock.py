"""The fixed day on which tests take place, and a clock that can be moved on."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
ZONE = "Europe/Madrid"
TODAY = NOW.date()


class Clock:
    """Says what time it is; goes on only when told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let some time go by."""
        self.now += timedelta(**time)

    @property
    def seconds(self) -> int:
        """Seconds since 1970."""
        return int(self.now.timestamp())
