"""By what is change judged here? By numbers published for a measure, or by an index worked out from these people."""

from dataclasses import dataclass

from inkling.change import (
    Better,
    ChangeError,
    CutoffKind,
    Method,
    PublishedChange,
    ReliableChange,
    check_options,
    define_cutoff,
    published_change,
    reliable_change,
)
from inkling.cohort.errors import OptionError
from inkling.cohort.report.intervals import Floats
from inkling.language import gettext as _
from inkling.measures import Instrument, MeasureError, instrument


@dataclass(frozen=True, kw_only=True)
class Yardstick:
    """Which way is better, how large must a change be, and where does the clinical range begin?

    `measure` is known by name or None. Change is judged by `points` (and `cutoff`, if there is one) as published
    for the measure; otherwise by the index of `method` with `reliability` and the people judged, and by the
    cutoff of `cutoff_kind`; by nothing where both are missing. `gain_cutoff`: how many points a sudden gain must
    have; None: 1.96 standard errors of a difference where there is a reliability, and otherwise unknown.
    """

    better: Better
    measure: Instrument | None = None
    points: float | None = None
    cutoff: float | None = None
    clinical_at_cutoff: bool = True
    method: Method | None = None
    reliability: float | None = None
    functional: tuple[float, float] | None = None
    cutoff_kind: CutoffKind | None = None
    gain_cutoff: float | None = None
    share: float | None = 0.25

    @property
    def sign(self) -> int:
        """1 where higher is better, -1 where lower is."""
        return 1 if self.better == "higher" else -1

    @property
    def judges(self) -> bool:
        """Can the change of one person be judged at all?"""
        return self.points is not None or self.method is not None

    def judged(self, pre: Floats, post: Floats) -> PublishedChange | ReliableChange | None:
        """Which kind of change was each? None where nothing says."""
        if self.points is not None:
            return published_change(
                pre,
                post,
                points=self.points,
                better=self.better,
                cutoff=self.cutoff,
                clinical_at_cutoff=self.clinical_at_cutoff,
            )
        if self.method is None or self.reliability is None:
            return None
        return reliable_change(
            pre,
            post,
            reliability=self.reliability,
            method=self.method,
            better=self.better,
            functional=self.functional,
            cutoff=self.cutoff_kind,
        )

    def gain_points(self, sd: float) -> float | None:
        """How many points must a sudden gain have, with this SD of the scores before? None where it is unknown."""
        if self.gain_cutoff is not None:
            return self.gain_cutoff
        if self.points is not None:
            return self.points
        if self.reliability is None or not sd > 0:
            return None
        return define_cutoff(sd, self.reliability)


def yardstick(
    measure: str | None = None,
    *,
    method: Method | None = None,
    reliability: float | None = None,
    functional: tuple[float, float] | None = None,
    cutoff_kind: CutoffKind | None = None,
    better: Better | None = None,
    gain_cutoff: float | None = None,
    share: float | None = 0.25,
) -> Yardstick:
    """Which yardstick comes from these? What is said here goes before what is published for the measure.

    `measure` is the key or title of a questionnaire Inkling knows. With `method`, `reliability` or `functional`
    change is judged by the index; otherwise by the published numbers. Raises `OptionError`.
    """
    known = _known(measure) if measure else None
    by_index = any(said is not None for said in (method, reliability, functional, cutoff_kind))
    points = cutoff = None
    clinical_at = True
    if known and known.reliable_change and not by_index:
        points = known.reliable_change.value
        if known.cutoff:
            cutoff, clinical_at = known.cutoff.value, known.cutoff.side != "below"
    if reliability is None and known and known.reliability:
        reliability = known.reliability.value
    if by_index and reliability is None:
        raise OptionError(
            _("To judge change by an index, say how reliable the measure is, from 0 to below 1.")
        )
    if points is None and reliability is not None:
        method = method or "jacobson-truax"
        cutoff_kind = cutoff_kind or ("c" if functional else None)
        _check(method, reliability, functional, cutoff_kind)
    for size in (gain_cutoff, share):
        if size is not None and not 0 <= size < float("inf"):
            raise OptionError(_("The cutoff and the share are sizes, never negative, for losses neither."))
    return Yardstick(
        better=better or (known.better if known and known.better else "lower"),
        measure=known,
        points=points,
        cutoff=cutoff,
        clinical_at_cutoff=clinical_at,
        method=method if points is None else None,
        reliability=reliability,
        functional=functional,
        cutoff_kind=cutoff_kind if points is None else None,
        gain_cutoff=gain_cutoff,
        share=share,
    )


def _known(measure: str) -> Instrument:
    try:
        found = instrument(measure)
    except MeasureError as error:
        raise OptionError(str(error)) from None
    if found.form != "standard" or found.total is None:
        raise OptionError(
            _(
                "“{title}” has no total of its own that people can be compared by. Leave the measure out."
            ).format(title=found.title)
        )
    return found


def _check(
    method: Method,
    reliability: float,
    functional: tuple[float, float] | None,
    cutoff_kind: CutoffKind | None,
) -> None:
    try:
        check_options(method, reliability, reliability, 0.05)
    except ChangeError as error:
        said = str(error)
        raise OptionError(f"{said[0].upper()}{said[1:]}.") from None
    if cutoff_kind in ("b", "c") and functional is None:
        raise OptionError(_("Cutoffs b and c need the mean and the SD of people without the problem."))
    if functional is not None and not functional[1] >= 0:
        raise OptionError(_("The SD of people without the problem cannot be negative."))
