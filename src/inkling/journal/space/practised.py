"""Practice: what was set, tried or not tried, and brought back to sessions. Both outcomes weigh the same."""

from dataclasses import dataclass
from datetime import date

from inkling.journal.entries import Attempt
from inkling.journal.journal import Journal
from inkling.journal.sessions.between import brought_back, practices_now, sessions_in_order
from inkling.journal.space.months import Months

Days = tuple[date, ...]


@dataclass(frozen=True)
class Practised:
    """On which days something was set, tried or not tried, and said in words; and the sessions it came along to.
    `now` is how much is set today, `before` whether there is anything of earlier months."""

    months: Months
    chosen: Days
    tried: Days
    not_tried: Days
    in_words: Days
    brought: Days
    now: int
    before: bool = False


def practised(journal: Journal, months: Months) -> Practised:
    """What came of practising in these months?"""
    times = [each for each in journal.kind(Attempt) if months.lived(each.happened.day)]
    held = [
        each
        for each in sessions_in_order(journal.sessions)
        if each.status == "attended" and months.lived(each.happened.day)
    ]
    return Practised(
        months=months,
        chosen=tuple(p.happened.day for p in journal.practices if months.lived(p.happened.day)),
        tried=tuple(each.happened.day for each in times if each.outcome == "tried"),
        not_tried=tuple(each.happened.day for each in times if each.outcome == "not tried"),
        in_words=tuple(each.happened.day for each in times if each.what_happened),
        brought=tuple(each.happened.day for each in held if brought_back(journal, each)),
        now=len(practices_now(journal)),
        before=any(each.happened.day < months.first for each in (*journal.practices, *journal.kind(Attempt))),
    )
