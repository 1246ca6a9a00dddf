"""What came of practising: tried and not tried are drawn and said alike."""

from collections.abc import Sequence

from inkling.journal import Practised
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.picture import Picture
from inkling.pictures.space.rows import Row, counted, drawn, marked, month_rows, months_said
from inkling.pictures.telling import capital, count_said

ROW = 25.0


def practice_picture(seen: Practised, prefix: str = "p") -> Picture:
    """On which days was something set, tried or not tried, and brought along?"""
    title = _("What was set to practise and what came of it, {months}").format(
        months=months_said(seen.months)
    )
    sentence = practice_sentence(seen)
    if not (seen.chosen or seen.tried or seen.not_tried):
        return Picture("", "", title, sentence, (), ())
    wide, narrow = drawn(seen.months, prefix, title, sentence, _rows(seen))
    columns = (
        _("Month"), _("Set"), _("Tried"), _("Not tried"), _("In words"), _("Brought"),
    )  # fmt: skip
    days = (seen.chosen, seen.tried, seen.not_tried, seen.in_words, seen.brought)
    rows = month_rows(seen.months, *(counted(seen.months, each) for each in days))
    return Picture(wide, narrow, title, sentence, columns, rows)


def practice_sentence(seen: Practised) -> str:
    """What came of practising? Both outcomes in one breath."""
    tried, left = len(seen.tried), len(seen.not_tried)
    if not tried and not left:
        return _nothing_written(seen)
    if not tried:
        said = _("About what is set to practise, “not this time” was written {left}").format(
            left=_times(left)
        )
    elif not left:
        said = _("What was set to practise was tried {tried}").format(tried=_times(tried))
    else:
        both = _("What was set to practise was tried {tried} and not tried {left}")
        said = both.format(tried=_times(tried), left=_times(left))
    if not seen.brought:
        return f"{said}."
    came = ngettext(
        "it came along to {count} session", "it came along to {count} sessions", len(seen.brought)
    )
    along = came.format(count=count_said(len(seen.brought)))
    either = _("{said}; either way {along}.") if tried and left else _("{said}; {along}.")
    return either.format(said=said, along=along)


def _nothing_written(seen: Practised) -> str:
    if seen.now:
        said = ngettext(
            "{count} thing is set to practise; nothing is written about it in these months.",
            "{count} things are set to practise; nothing is written about them in these months.",
            seen.now,
        )
        return capital(said.format(count=count_said(seen.now)))
    if seen.chosen or seen.before:
        return _("Nothing is written about practising in these months.")
    return _("Nothing is set to practise yet.")


def _times(count: int) -> str:
    return _("once") if count == 1 else _("{count} times").format(count=count_said(count))


def _rows(seen: Practised) -> Sequence[Row]:
    rows = []
    if seen.chosen:
        rows.append(Row(_("set"), ROW, marked(seen.chosen, "dot-open")))
    rows.append(Row(_("tried"), ROW, marked(seen.tried)))
    rows.append(Row(_("not tried"), ROW, marked(seen.not_tried)))
    if seen.brought:
        rows.append(Row(_("brought"), ROW, marked(seen.brought, "dot-open")))
    return rows
