"""What has been noticed in a journal so far, kept so that a new answer costs one look and not a replay."""

from collections.abc import Mapping

import msgspec

from inkling.change import METHOD, Series, Watch, watch_all
from inkling.journal.journal import Journal
from inkling.journal.noticing.series import series_of


class Lookout(msgspec.Struct, frozen=True, kw_only=True):
    """What every series of a journal had to tell, by series key, and by which method it was seen."""

    method: str
    watches: dict[str, Watch]


def look(
    journal: Journal, kept: Lookout | None = None, series: Mapping[str, Series] | None = None
) -> Lookout:
    """What is there to notice by now? Only answers that `kept` has not seen are looked at; what was corrected
    since, or seen by another method, is looked at anew. `series` are those of the journal, where they are at hand."""
    so_far = kept.watches if kept and kept.method == METHOD else {}
    return Lookout(
        method=METHOD, watches=watch_all(series_of(journal) if series is None else series, so_far=so_far)
    )


def encode_lookout(lookout: Lookout) -> bytes:
    """What bytes stand for this lookout?"""
    return msgspec.json.encode(lookout, order="deterministic")


def decode_lookout(data: bytes) -> Lookout | None:
    """Which lookout do these bytes stand for? None if an older program wrote them: it can be worked out anew."""
    try:
        return msgspec.json.decode(data, type=Lookout)
    except msgspec.ValidationError:
        return None
