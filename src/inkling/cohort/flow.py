"""Who was counted in, who was not, and why: a flow of numbers that add up."""

from dataclasses import dataclass

from inkling.language import gettext as _
from inkling.language import ngettext


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Which rows and people of a table could be used, and which were left out for which reason?

    Rows: `rows` = `rows_without_person` + `rows_without_session` (empty, or not a whole number) +
    `rows_of_doubled` (of people left out because they have two rows for one session) + `rows_used`.
    Of `rows_used`, `scores_empty`, `scores_unread` (text) and `scores_infinite` have no score: they stay, as
    sessions without one.
    People: `people` = `people_without_session` + `people_doubled` + `people_used`. Of `people_used`,
    `people_with_one_session` have just one, and `people_too_short` span fewer than four (with those of one),
    so that no interval has two sessions on either side.
    `sessions_missed`: numbers left out between a person's first and last session, taken as sessions without
    a score.
    """

    rows: int
    rows_without_person: int
    rows_without_session: int
    rows_of_doubled: int
    scores_empty: int
    scores_unread: int
    scores_infinite: int
    people: int
    people_without_session: int
    people_doubled: int
    people_with_one_session: int
    people_too_short: int
    sessions_missed: int

    @property
    def rows_used(self) -> int:
        """How many rows are a session of somebody who is counted in?"""
        return self.rows - self.rows_without_person - self.rows_without_session - self.rows_of_doubled

    @property
    def people_used(self) -> int:
        """How many people are counted in?"""
        return self.people - self.people_without_session - self.people_doubled

    def lines(self) -> tuple[str, ...]:
        """The flow, one plain sentence a line; what happened to nobody is not mentioned."""
        told = (
            (self.rows_without_person, _rows_without_person),
            (self.rows_without_session, _rows_without_session),
            (self.people_without_session, _people_without_session),
            (self.people_doubled, self._doubled),
            (self.scores_unread, _scores_unread),
            (self.scores_infinite, _scores_infinite),
            (self.scores_empty, _scores_empty),
            (self.sessions_missed, _sessions_missed),
            (self.people_with_one_session, _people_with_one_session),
        )
        return (self._read(), *(say(count) for count, say in told if count))

    def explain(self) -> str:
        """The whole flow in one text."""
        return " ".join(self.lines())

    def _read(self) -> str:
        rows = ngettext("{n} row", "{n} rows", self.rows).format(n=f"{self.rows:,}")
        people = ngettext("{n} person", "{n} people", self.people).format(n=f"{self.people:,}")
        used = f"{self.people_used:,}"
        return _("{rows} of {people} were read; {used} of them are counted in.").format(
            rows=rows, people=people, used=used
        )

    def _doubled(self, people: int) -> str:
        return ngettext(
            "{n} person has two rows for one session and was left out with all {rows} rows.",
            "{n} people have two rows for one session and were left out with all {rows} rows.",
            people,
        ).format(n=f"{people:,}", rows=f"{self.rows_of_doubled:,}")


def _rows_without_person(rows: int) -> str:
    said = ngettext("{n} row says nobody's name.", "{n} rows say nobody's name.", rows)
    return said.format(n=f"{rows:,}")


def _rows_without_session(rows: int) -> str:
    return ngettext(
        "{n} row has no whole number for its session and was left out.",
        "{n} rows have no whole number for their session and were left out.",
        rows,
    ).format(n=f"{rows:,}")


def _people_without_session(people: int) -> str:
    said = ngettext("{n} person has no other row.", "{n} people have no other row.", people)
    return said.format(n=f"{people:,}")


def _scores_unread(scores: int) -> str:
    return ngettext(
        "{n} score is text and counts as missing.", "{n} scores are text and count as missing.", scores
    ).format(n=f"{scores:,}")


def _scores_infinite(scores: int) -> str:
    return ngettext(
        "{n} score is infinite and counts as missing.",
        "{n} scores are infinite and count as missing.",
        scores,
    ).format(n=f"{scores:,}")


def _scores_empty(scores: int) -> str:
    said = ngettext("{n} session has no score.", "{n} sessions have no score.", scores)
    return said.format(n=f"{scores:,}")


def _sessions_missed(sessions: int) -> str:
    return ngettext(
        "{n} session between others has no row and counts as one without a score.",
        "{n} sessions between others have no row and count as some without a score.",
        sessions,
    ).format(n=f"{sessions:,}")


def _people_with_one_session(people: int) -> str:
    said = ngettext("{n} person has only one session.", "{n} people have only one session.", people)
    return said.format(n=f"{people:,}")
