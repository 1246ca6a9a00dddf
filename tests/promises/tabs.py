"""Tabs of a browser without eyes: every form of a page, filled in and sent, and what came back before any redirect."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from tests.cast import PASSPHRASE, diary_csv
from tests.contracts.visitor import Page, Visitor
from tests.web.packs import pack

TOKEN = "csrfmiddlewaretoken"
ANOTHER = "copper window morning gravel swift"


class _NotOn(HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        """Stay: the redirect is what says that something was kept."""


@dataclass
class Tab(Visitor):
    """A tab that shows what came back, and goes nowhere by itself."""

    def __post_init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(self.cookies), _NotOn())

    def send(self, form: "Form") -> Page:
        """Send a form as it stands."""
        headers = {"Origin": self.address}
        if form.files:
            edge = uuid.uuid4().hex
            headers["Content-Type"] = f"multipart/form-data; boundary={edge}"
            body = b"".join(_part(edge, name, value) for name, value in form.fields)
            body += b"".join(_part(edge, name, _file_for(form), file=True) for name in form.files)
            body += f"--{edge}--\r\n".encode()
        else:
            body = urlencode(form.fields).encode()
        return self._send(Request(self.address + form.action, data=body, headers=headers))

    def forms(self, path: str) -> list["Form"]:
        """The forms of this page that are sent with POST."""
        return forms_of(self.get(path).text, path)


def signed_up(address: str) -> Tab:
    """A first tab, in a journal that was just begun."""
    visitor = Visitor(address, CookieJar())
    visitor.begin(PASSPHRASE)
    return Tab(address, visitor.cookies)


def unlocked(address: str) -> Tab:
    """A first tab, in a journal that was there."""
    tab = Tab(address, CookieJar())
    assert tab.post("/unlock/", {"passphrase": PASSPHRASE}).status == 302
    return tab


@dataclass
class Form:
    """One form: where it goes, and what it would send. `empty` are the fields with nothing in them yet, by kind;
    `written` those with words in them."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    empty: dict[str, tuple[str, str]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def typed(self) -> dict[str, list[str]]:
        """What it sends, without the token and passphrases."""
        said: dict[str, list[str]] = {}
        for name, value in self.fields:
            if value and name != TOKEN and "passphrase" not in name and name != "again":
                said.setdefault(name, []).append(value)
        return said

    def fill(self, words: str) -> "Form":
        """Put something into everything that is empty, these words where words go; and add to words that are there."""
        self.fields = [
            (name, f"{said} {words}" if name in self.written else said) for name, said in self.fields
        ]
        for name, (kind, value) in self.empty.items():
            if kind == "words":
                self.fields.append((name, f"{words} {name}"))
            elif kind == "passphrase":
                another = "old_passphrase" in self.empty and name != "old_passphrase"
                self.fields.append((name, ANOTHER if another else PASSPHRASE))
            elif kind in ("number", "radio") and value:
                self.fields.append((name, value))
        return self

    def say(self, name: str, value: str) -> "Form":
        """Let this field say this, whatever it said."""
        self.fields = [*(each for each in self.fields if each[0] != name), (name, value)]
        return self


def forms_of(text: str, path: str) -> list[Form]:
    """The forms on this page that are sent with POST, as they stand."""
    reader = _Reader(path)
    reader.feed(text)
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.forms = path, list[Form]()
        self.inside: Form | None = None
        self.area: tuple[str, list[str]] | None = None
        self.select: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method") == "post":
            self.inside = Form(urlsplit(urljoin(self.path, given.get("action", ""))).path)
            self.forms.append(self.inside)
        form = self.inside
        if form is None:
            return
        name = given.get("name", "")
        if tag == "textarea":
            self.area = (name, [])
        elif tag == "select":
            self.select = [name]
        elif tag == "option" and self.select:
            self.select.append(given.get("value", ""))
            if "selected" in given:
                form.fields.append((name := self.select[0], given.get("value", "")))
        elif tag == "button" and name and not any(each[0] == name for each in form.fields):
            form.fields.append((name, given.get("value", "")))
        elif tag == "input" and name:
            self._input(form, name, given)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select" and self.inside and self.select:
            name, *values = self.select
            if not any(each[0] == name for each in self.inside.fields) and values:
                self.inside.fields.append((name, values[0]))
            self.select = []
        elif tag == "textarea" and self.area and self.inside:
            self._said(self.inside, self.area[0], "".join(self.area[1]).removeprefix("\n"), "words", "")
            self.area = None

    def _input(self, form: Form, name: str, given: dict[str, str]) -> None:
        kind, value = given.get("type", "text"), given.get("value", "")
        if kind == "file":
            form.files.append(name)
        elif kind in ("radio", "checkbox"):
            if "checked" in given:
                form.empty.pop(name, None)
                form.fields.append((name, given.get("value", "on")))
            elif kind == "radio" and value and not any(each[0] == name for each in form.fields):
                form.empty.setdefault(name, ("radio", value))
        else:
            known = {"text": "words", "password": "passphrase", "number": "number"}
            self._said(form, name, value, known.get(kind, kind), given.get("min", "1"))

    @staticmethod
    def _said(form: Form, name: str, value: str, kind: str, least: str) -> None:
        if not value:
            form.empty[name] = (kind, least)
            return
        form.fields.append((name, value))
        if kind == "words":
            form.written.append(name)


def _file_for(form: Form) -> str:
    """A file that this form takes: the wording of a questionnaire, or else a diary."""
    return pack().decode() if form.action == "/measures/words/" else diary_csv(40)


def _part(edge: str, name: str, value: str, *, file: bool = False) -> bytes:
    named = f'name="{name}"' + ('; filename="diary.csv"' if file else "")
    return f"--{edge}\r\nContent-Disposition: form-data; {named}\r\n\r\n{value}\r\n".encode()


def every(forms: list[Form]) -> Iterator[Form]:
    """Each form once, by where it goes and what it asks."""
    seen = set()
    for form in forms:
        key = (form.action, tuple(sorted({name for name, _value in form.fields} | set(form.empty))))
        if key not in seen:
            seen.add(key)
            yield form
