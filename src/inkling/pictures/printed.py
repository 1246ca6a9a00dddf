"""Drawings with colours of their own, for a file that reads no stylesheet: the day's colours of pictures.css."""

from xml.etree import ElementTree

SANS = (
    "Atkinson Hyperlegible Next", "Open Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans",
    "DejaVu Sans", "Libertinus Serif",
)  # fmt: skip
"""What our words are set in, the first that is there; the last one a PDF always has."""

_INK, _SOFT, _FIRM, _NIGHT, _DAWN_INK = "#1f2639", "#4f5768", "#767d8d", "#2c3f6e", "#934e2b"
_LIGHT, _GRAIN, _SPARK, _PAPER, _LINE = "#ffc58e", "#eee7db", "#ffcf90", "#ffffff", "#d9d4cb"
_GROUND = {"1": "#29375f", "2": "#3d4e79", "3": "#52668f", "4": "#60759c"}
_ROUND = {"stroke-linecap": "round", "stroke-linejoin": "round"}

Marks = dict[str, str]


def _drawn(colour: str, width: str, **more: str) -> Marks:
    return {
        "fill": "none",
        "stroke": colour,
        "stroke-width": width,
        **{k.replace("_", "-"): v for k, v in more.items()},
    }


def _said(colour: str, size: str, **more: str) -> Marks:
    return {"fill": colour, "font-size": size, **{k.replace("_", "-"): v for k, v in more.items()}}


_CLASSES: tuple[tuple[str, Marks], ...] = (
    ("t", _said(_INK, "15")),
    ("t-s", _said(_SOFT, "13.5")),
    ("t-b", _said(_INK, "15", font_weight="600")),
    ("end", {"text-anchor": "end"}),
    ("mid", {"text-anchor": "middle"}),
    (
        "halo-sky",
        _said(_INK, "13.5", paint_order="stroke", stroke="#e9eef9", stroke_width="4", stroke_opacity="0.8"),
    ),
    ("sky-lo", {"stop-color": "#d6e0f2"}),
    ("sky-hi", {"stop-color": "#e9eef9"}),
    ("sky-paper", {"stop-color": _PAPER}),
    ("lit", {"stop-color": _LIGHT}),
    ("lit-far", {"stop-color": "#ffdfce"}),
    ("ray", _drawn(_DAWN_INK, "1", stroke_opacity="0.42")),
    ("bracket", _drawn(_DAWN_INK, "1.5")),
    ("best", {"fill": _DAWN_INK}),
    ("days", _drawn(_SOFT, "2.6", stroke_opacity="0.28", **_ROUND)),
    ("days large", {"stroke-width": "5", "stroke-opacity": "0.5"}),
    ("alone", _drawn(_INK, "5", **_ROUND)),
    ("checkins", _drawn(_INK, "2", **_ROUND)),
    ("usual", {"fill": "#fffdf9", "fill-opacity": "0.55"}),
    ("usual-edge", _drawn(_SOFT, "1", stroke_dasharray="1 4", stroke_linecap="round")),
    ("below", {"fill": _NIGHT, "fill-opacity": "0.22"}),
    ("axis", _drawn(_FIRM, "1")),
    ("horizon", _drawn(_GROUND["1"], "2")),
    ("ahead", {"fill": _PAPER}),
    *((f"g{at}", {"fill": colour}) for at, colour in _GROUND.items()),
    ("bed", {"stroke": _PAPER, "stroke-width": "1", "stroke-opacity": "0.5", "stroke-linejoin": "round"}),
    ("hatch", _drawn("#fbf8f1", "1.2", stroke_opacity="0.4")),
    ("seam", _drawn(_PAPER, "1", stroke_opacity="0.5")),
    ("crust", _drawn(_GROUND["1"], "2")),
    ("dusk", {"stop-color": "#b9c7e8"}),
    ("g-night", {"stop-color": _NIGHT}),
    ("g-dawn", {"stop-color": "#ef9f67"}),
    ("g-spark", {"stop-color": _SPARK}),
    ("g-grain", {"stop-color": _GRAIN}),
    ("grain", _drawn(_GRAIN, "1.1", stroke_opacity="0.85")),
    ("grain lived", {"fill": _GRAIN}),
    ("grain led", {"stroke": _SPARK, "stroke-opacity": "1", "stroke-width": "1.4"}),
    ("grain led lived", {"fill": _SPARK}),
    ("trail", _drawn(_SPARK, "1.4", stroke_linecap="round", stroke_opacity="0.8")),
    ("bt-halo", {"fill": "#ef9f67", "opacity": "0.3"}),
    ("bt", {"fill": _SPARK, "stroke": _INK, "stroke-width": "1.75"}),
    ("bt-ring", _drawn(_INK, "1.25")),
    ("stem", _drawn(_INK, "1", stroke_opacity="0.55")),
    ("s-routine", _drawn(_SOFT, "2", stroke_linecap="round")),
    ("s-untold", _drawn(_SOFT, "3", stroke_linecap="round")),
    ("s-tried", _drawn(_SOFT, "1.4", **_ROUND)),
    ("s-profound", {"fill": _INK}),
    ("halo", {"paint-order": "stroke", "stroke": _PAPER, "stroke-width": "4", "stroke-linejoin": "round"}),
    ("tick", _drawn(_LINE, "1")),
    ("wash-n", {"fill": "#dfe7f5"}),
    ("weeks", _drawn(_SOFT, "1.5", **_ROUND)),
    ("stepline", _drawn(_SOFT, "1", stroke_opacity="0.6")),
    ("dot-night", {"fill": _NIGHT}),
    ("dot-open", {"fill": _PAPER, "stroke": _INK, "stroke-width": "1.5"}),
    ("co-box", _drawn(_FIRM, "1")),
    ("co-mark", {"fill": _NIGHT, "stroke": _PAPER, "stroke-width": "1"}),
    ("co-line", _drawn(_NIGHT, "1.75", stroke_linejoin="round")),
    (
        "co-block",
        {
            "fill": _NIGHT,
            "fill-opacity": "0.2",
            "stroke": _NIGHT,
            "stroke-width": "1.25",
            "stroke-linejoin": "round",
        },
    ),
    ("co-area", {"fill": _NIGHT, "fill-opacity": "0.12"}),
    ("co-outer", _drawn(_SOFT, "1.25")),
    ("co-inner", _drawn(_SOFT, "1.25", stroke_dasharray="5 4")),
    ("co-all", _drawn(_SOFT, "1", stroke_dasharray="1 4", stroke_linecap="round")),
    ("s-hard", {"fill": _PAPER, "stroke": _INK, "stroke-width": "1.6"}),
)
"""What each class, or several together, makes of a mark; a later one over an earlier one."""

WITHOUT = {"wide", "narrow"}
"""Classes that mean nothing on paper; and so do those of single trails."""

_KNOWN = {name for names, _ in _CLASSES for name in names.split()}


def printed(drawing: str) -> str:
    """The same drawing, its colours and sizes in attributes. A mark nobody has a colour for is a plain thin line."""
    root = ElementTree.fromstring(drawing)  # noqa: S314 (only our own drawings come here)
    for gone in ("title", "desc"):
        for found in root.findall(gone):
            root.remove(found)
    for each in root.iter():
        for mark, value in _marks(_classes(each.attrib.pop("class", ""))).items():
            each.attrib.setdefault(mark, value)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    width, height = root.attrib["viewBox"].split()[2:]
    root.attrib |= {"width": width, "height": height, "font-family": ", ".join(f"'{name}'" for name in SANS)}
    return ElementTree.tostring(root, encoding="unicode")


def without_colour(drawing: str) -> set[str]:
    """Which classes of this drawing has nobody a colour for?"""
    root = ElementTree.fromstring(drawing)  # noqa: S314
    found: set[str] = set()
    return found.union(*(_classes(each.get("class", "")) for each in root.iter())) - _KNOWN


def _classes(said: str) -> set[str]:
    return {name for name in said.split() if not name.startswith("trail-")} - WITHOUT


def _marks(classes: set[str]) -> Marks:
    found: Marks = {} if classes <= _KNOWN else _drawn(_SOFT, "1")
    for names, marks in _CLASSES:
        if classes.issuperset(names.split()):
            found |= marks
    return found
