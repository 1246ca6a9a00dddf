"""A form as a browser would send it, read from the page itself."""

from html.parser import HTMLParser
from typing import Any


def as_sent(text: str, action: str = "") -> dict[str, list[str]]:
    """What would the form of this page send, if nothing were changed? The one sent to `action`; the first one with
    something to write in it, if that is not said. Buttons are not pressed."""
    reader = _Forms()
    reader.feed(text)
    chosen = [form for form in reader.forms if (form.action == action if action else form.written)]
    assert chosen, f"no form for {action or 'this page'}"
    return chosen[0].fields


class _Form:
    def __init__(self, action: str) -> None:
        self.action, self.written, self.fields = action, False, dict[str, list[str]]()

    def add(self, name: str | None, value: str) -> None:
        if name and name != "csrfmiddlewaretoken":
            self.fields.setdefault(name, []).append(value)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[_Form] = []
        self.inside: _Form | None = None
        self.area: tuple[str, list[str]] | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        if tag == "form":
            self.inside = _Form(given.get("action") or "")
            self.forms.append(self.inside)
        elif self.inside is None:
            return
        elif tag == "textarea":
            self.area, self.inside.written = (given.get("name", ""), []), True
        elif tag == "select":
            self.select = given.get("name", "")
        elif tag == "option" and "selected" in given:
            self.inside.add(self.select, given.get("value", ""))
        elif tag == "input":
            self._input(given)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "textarea" and self.area and self.inside:
            self.inside.add(self.area[0], "".join(self.area[1]).removeprefix("\n"))
            self.area = None

    def _input(self, given: dict[str, Any]) -> None:
        assert self.inside
        kind = given.get("type", "text")
        if kind not in ("radio", "checkbox") or "checked" in given:
            unsaid = "on" if kind in ("radio", "checkbox") else ""
            self.inside.add(given.get("name"), given.get("value", unsaid) or "")
        self.inside.written |= kind not in ("hidden", "radio", "checkbox")
