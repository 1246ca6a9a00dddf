"""Somebody with a browser but without its eyes: pages and forms of the running app over plain HTTP."""

import re
import uuid
from dataclasses import dataclass, field
from email.message import Message
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_GROUP = re.compile(r'<span class="small">\d</span> ([A-Z2-7]{4})')


@dataclass(frozen=True)
class Page:
    """What came back."""

    status: int
    headers: Message
    text: str
    address: str


@dataclass
class Visitor:
    """A browser with its own cookies."""

    address: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.cookies))

    def get(self, path: str, **headers: str) -> Page:
        """Ask for a page."""
        return self._send(
            Request(self.address + path, headers={n.replace("_", "-"): v for n, v in headers.items()})
        )

    def post(self, path: str, data: dict[str, str], *, form: str | None = None, **headers: str) -> Page:
        """Send the form that stands at `form` (where it is sent to, if not said), with its hidden token."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = urlencode({"csrfmiddlewaretoken": self.token(form or path), **data}).encode()
        return self._send(Request(self.address + path, data=body, headers={"Origin": self.address, **named}))

    def upload(self, path: str, name: str, content: bytes) -> Page:
        """Choose a file in the form that stands there."""
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{{}}"{{}}\r\n\r\n'
        body = (
            head.format("csrfmiddlewaretoken", "").encode()
            + self.token(path).encode()
            + b"\r\n"
            + head.format("file", f'; filename="{name}"').encode()
            + content
            + f"\r\n--{edge}--\r\n".encode()
        )
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}", "Origin": self.address}
        return self._send(Request(self.address + path, data=body, headers=kind))

    def token(self, path: str) -> str:
        """The hidden token of the form at this address."""
        found = _TOKEN.search(self.get(path).text)
        return found[1] if found else ""

    def begin(self, passphrase: str) -> str:
        """Begin a journal, and type the code back. Returns the code."""
        self.post("/begin/", {"passphrase": passphrase, "again": passphrase})
        groups = _GROUP.findall(self.get("/begin/code/").text)
        typed = {"first_at": "1", "first": groups[0], "second_at": "8", "second": groups[7]}
        assert self.post("/begin/check/", typed).address.endswith("/today/")
        return "-".join(groups)

    def _send(self, request: Request) -> Page:
        try:
            answer = self._opener.open(request, timeout=20)
        except HTTPError as error:
            answer = error
        with answer:
            text = answer.read().decode(errors="replace")
            return Page(answer.status or 0, answer.headers, text, answer.url)
