"""Everything known about an instrument in plain words, section by section: for the command and for the pages made of
its file. Each line that holds a number says where it comes from and how sure we are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.measures.instrument import Cutoff, Fact, Instrument, Subscale, Sure

_SURE = {
    "read": lambda: _("read"),
    "computed": lambda: _("worked out"),
    "memory": lambda: _("from memory, check before clinical use"),
    "ours": lambda: _("our choice"),
}


@dataclass(frozen=True)
class Line:
    """One thing that is known. `source` and `sure` are empty where it is no number."""

    name: str
    said: str
    source: str = ""
    sure: Sure | None = None

    @property
    def how_sure(self) -> str:
        """How sure are we, in words?"""
        return _SURE[self.sure]() if self.sure else ""


@dataclass(frozen=True)
class Section:
    """Lines that belong together."""

    title: str
    lines: tuple[Line, ...]


def to_tell(one: Instrument) -> tuple[Section, ...]:
    """What is known about this instrument? Only sections that hold something."""
    sections = (
        Section(_("Filling it in"), tuple(_filling_in(one))),
        Section(_("Scoring"), tuple(_scoring(one))),
        Section(_("Reading the number"), tuple(_numbers(one))),
        Section(_("Looked at by itself"), tuple(_risk(one))),
        Section(_("Good to know"), tuple(Line("", _(note)) for note in one.notes)),
        Section(_("Wording"), tuple(_wording(one))),
        Section(_("LOINC codes"), tuple(_codes(one))),
        Section(_("Sources"), tuple(Line("", source) for source in one.sources)),
    )
    return tuple(section for section in sections if section.lines)


def _filling_in(one: Instrument) -> Iterator[Line]:
    yield Line(_("Looks back on"), _(one.recall))
    yield Line(_("How often"), _(one.frequency))
    if one.own:
        said = _("up to {n}, each from {low} to {high}")
        yield Line(_("Items"), said.format(n=one.own.most, low=one.own.low, high=one.own.high))
    elif one.items:
        yield Line(_("Items"), str(len(one.items)))
        yield Line(_("Answers"), _ranges(one))
    for item in one.items:
        if item.optional:
            said = _("left open if {why}")
            yield Line(_("Item {item}").format(item=item.id), said.format(why=_(item.optional)))
    if one.better:
        way = _("higher is better") if one.better == "higher" else _("lower is better")
        yield Line(_("Direction"), way)


def _ranges(one: Instrument) -> str:
    """From where to where is each item answered? Items of the same range together."""
    ranges: dict[tuple[int, int], list[str]] = {}
    for item in one.items:
        ranges.setdefault((item.low, item.high), []).append(item.id)
    if len(ranges) == 1:
        ((low, high),) = ranges
        return _("from {low} to {high}").format(low=low, high=high)
    said = ngettext("item {items}: from {low} to {high}", "items {items}: from {low} to {high}", 1)
    several = ngettext("item {items}: from {low} to {high}", "items {items}: from {low} to {high}", 2)
    return "; ".join(
        (said if len(ids) == 1 else several).format(items=", ".join(ids), low=low, high=high)
        for (low, high), ids in ranges.items()
    )


def _scoring(one: Instrument) -> Iterator[Line]:
    total = one.total
    if total:
        rule = _("the sum of all items") if total.rule == "sum" else _("the mean of all items")
        if total.times != 1:
            rule = _("{rule}, times {n}").format(rule=rule, n=total.times)
        said = _("{rule}; from {low:g} to {high:g}").format(rule=rule, low=total.low, high=total.high)
        yield Line(_("Total"), said, total.source, total.sure)
    turned = [item.id for item in one.items if item.reverse]
    if turned:
        yield Line(
            _("Turned round"), ", ".join(turned), total.source if total else "", total.sure if total else None
        )
    for scale in one.subscales:
        yield Line(_(scale.title), _of_items(one, scale), scale.source, scale.sure)
    if one.missing:
        yield Line(_("Left out"), _missing(one), one.missing.source, one.missing.sure)


def _of_items(one: Instrument, scale: Subscale) -> str:
    items = [item for id in scale.items if (item := one.item(id))]
    said = _("the sum of items {items}; from {low} to {high}")
    low, high = sum(item.low for item in items), sum(item.high for item in items)
    return said.format(items=", ".join(scale.items), low=low, high=high)


def _missing(one: Instrument) -> str:
    missing = one.missing
    assert missing
    if not missing.most:
        return _("there is a number only when all are answered")
    said = ngettext(
        "with one item left out, the mean of the others stands for it; with more there is no score",
        "with up to {n} items left out, the mean of the others stands for each; with more there is no score",
        missing.most,
    ).format(n=missing.most)
    return f"{said}. {_(missing.note)}" if missing.note else said


def _numbers(one: Instrument) -> Iterator[Line]:
    if one.reliable_change:
        name = _("Reliable change")
        yield _fact(name, _("{value:g} points or more"), one.reliable_change)
    if one.important_change:
        yield _fact(_("Said to matter"), _("{value:g} points or more"), one.important_change)
    if one.cutoff:
        yield Line(_("Cut-off"), _cutoff(one.cutoff), one.cutoff.source, one.cutoff.sure)
    for scale in one.subscales:
        if scale.cutoff:
            name = _("Cut-off, {scale}").format(scale=_(scale.title))
            yield Line(name, _cutoff(scale.cutoff), scale.cutoff.source, scale.cutoff.sure)
    if one.bands:
        said = "; ".join(_band(band.low, band.high, _(band.name)) for band in one.bands.bands)
        yield Line(_("Bands"), said, one.bands.source, one.bands.sure)
    if one.reliability:
        said = _("{value:g} ({how})").format(value=one.reliability.value, how=_(one.reliability.note))
        yield Line(_("Reliability"), said, one.reliability.source, one.reliability.sure)
    for norm in one.norms:
        said = _("{group}: mean {mean:g}").format(group=_(norm.group), mean=norm.mean)
        if norm.sd is not None:
            said = _("{group}: mean {mean:g}, SD {sd:g}").format(
                group=_(norm.group), mean=norm.mean, sd=norm.sd
            )
        yield Line(_("Other people"), said, norm.source, norm.sure)


def _band(low: float, high: float, name: str) -> str:
    return f"{low:g} {name}" if low == high else f"{low:g} to {high:g} {name}"


def _fact(name: str, said: str, fact: Fact) -> Line:
    told = said.format(value=fact.value)
    return Line(name, f"{told}. {_(fact.note)}" if fact.note else told, fact.source, fact.sure)


def _cutoff(cutoff: Cutoff) -> str:
    side = {
        "at or above": _("{value:g} and above"),
        "at or below": _("{value:g} and below"),
        "below": _("below {value:g}"),
    }[cutoff.side]
    said = side.format(value=cutoff.value)
    return f"{said}. {_(cutoff.note)}" if cutoff.note else said


def _risk(one: Instrument) -> Iterator[Line]:
    for risk in one.risk:
        said = _("any answer above {n}, whatever the total")
        name = _("Item {item}").format(item=risk.item)
        yield Line(name, said.format(n=risk.above), risk.source, risk.sure)


def _wording(one: Instrument) -> Iterator[Line]:
    where = {
        "pack": _("not part of Inkling: a file that you or your practice add"),
        "own": _("the person's own"),
        "ours": _("our own"),
        "none": _("nothing is asked"),
    }[one.wording]
    yield Line(_("Where from"), where)
    yield Line(_("Rights"), _(one.licence.holder))
    yield Line(_("Terms"), _(one.licence.terms), one.licence.source, one.licence.sure)
    yield Line(_("Languages"), _(one.languages))


def _codes(one: Instrument) -> Iterator[Line]:
    if one.loinc:
        yield Line(_("Questionnaire"), one.loinc)
    if one.total and one.total.loinc:
        yield Line(_("Total"), one.total.loinc)
    items = [f"{item.id}: {item.loinc}" for item in one.items if item.loinc]
    if items:
        yield Line(_("Items"), ", ".join(items))
