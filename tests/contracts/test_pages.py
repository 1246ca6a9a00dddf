"""What every page has in common, for every address there is: found by walking the addresses, not from a list.

A new address is tried by itself; one that is open to everybody has to be named in `OPEN`.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

import inkling
from tests.cast import PASSPHRASE, diary_csv
from tests.web.bringing import bring_in

OPEN = {
    "door", "begin", "unlock", "recover", "support", "what-a-breakthrough-is", "leave", "lock", "look-around",
    "leave-draft", "your-privacy", "support-after", "support-worker",
}  # fmt: skip
"""Addresses for everybody. `recovery-code` and `recovery-check` need a journal just begun; `leave-draft` needs the
letterbox of a browser that was signed in (tests/web/test_drafts.py). `support-after` leads on to `support`."""

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


def _addresses(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = "/"
) -> Iterator[tuple[str, str]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, route)
        else:
            yield pattern.name or "", re.sub(r"<uuid:\w+>", str(uuid4()), route)


ADDRESSES = dict(_addresses())
PRIVATE = sorted(set(ADDRESSES) - OPEN)


def test_every_address_could_be_filled_in() -> None:
    """An address with another kind of part needs a line in `_addresses`."""
    assert not [route for route in ADDRESSES.values() if "<" in route]
    assert set(ADDRESSES) >= OPEN
    assert len(PRIVATE) > 8


@pytest.mark.parametrize("name", PRIVATE)
def test_without_a_session_nothing_private_is_shown_or_done(ana: Client, stranger: Client, name: str) -> None:
    """Red without `signed_in` on any view. Nothing tells whether what was asked for is there; a form that was
    sent gets only itself back, beside the field for the passphrase."""
    seen = stranger.get(ADDRESSES[name])
    assert seen.status_code == 405 or (seen.status_code, seen.headers["Location"]) == (302, "/unlock/")
    sent = stranger.post(ADDRESSES[name], {"place": "11"})
    if sent.status_code != 302:
        assert sent.status_code in (403, 405)
        assert sent.status_code == 405 or 'name="passphrase"' in sent.text
    else:
        assert sent.headers["Location"] == "/unlock/"
    assert "first thing you keep" in ana.get("/journal/").text, "nothing was kept"


@pytest.mark.parametrize("name", PRIVATE)
def test_before_the_recovery_code_is_typed_back_nothing_else_opens(stranger: Client, name: str) -> None:
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    answer = stranger.get(ADDRESSES[name])
    assert (
        name in {"recovery-code", "recovery-check"}
        or answer.status_code == 405
        or answer.url == "/begin/code/"
    )


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_a_form_without_its_token_or_from_another_page_is_refused(ana: Client, name: str) -> None:
    """Red without the middleware, and with `csrf_exempt` on any view. Another port is another program."""
    ana.handler.enforce_csrf_checks = True
    path = ADDRESSES[name]
    assert ana.post(path, {"place": "11"}).status_code == 403
    token = _token(ana)
    for origin in (
        "http://evil.test",
        "http://127.0.0.1:9999",
        "http://localhost",
        "null",
        "https://testserver",
    ):
        answer = ana.post(path, {"csrfmiddlewaretoken": token}, headers={"origin": origin})
        assert answer.status_code == 403, origin
    assert ana.get("/today/").status_code == 200, "and nothing was done: she is still signed in"


def test_our_own_form_is_taken(ana: Client) -> None:
    """So that the test above does not pass because every form is refused."""
    ana.handler.enforce_csrf_checks = True
    form = {"csrfmiddlewaretoken": _token(ana), "place": "11", "entry": str(uuid4())}
    assert ana.post("/today/", form, headers={"origin": "http://testserver"}).status_code == 302


def _token(client: Client) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get("/today/").text)
    assert found
    return found[1]


HOSTS = ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test", "192.168.0.7", "evil.test:80"]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("name", ["door", "today", "support"])
def test_asked_by_another_name_it_does_not_answer(ana: Client, name: str, host: str) -> None:
    """A foreign page that lets its own name point here. Red with "*" in ALLOWED_HOSTS, or without CommonMiddleware."""
    answer = ana.get(ADDRESSES[name], headers={"host": host})
    assert answer.status_code == 400
    assert "How is it" not in answer.text


@pytest.fixture
def full(ana: Client) -> Client:
    """A journal with something on every page, and markup in the words."""
    bring_in(ana, diary_csv())
    entry = {
        "entry": str(uuid4()),
        "place": "13",
        "own_words": "<script>x</script>",
        "note": '<b style=a>" onload=x',
    }
    assert ana.post("/today/", entry).status_code == 302
    return ana


def _every_page(full: Client) -> dict[str, HttpResponse]:
    """Every page as somebody signed in sees it, with an entry of each kind, and those for when things go wrong."""
    pages = {
        name: full.get(path)
        for name, path in ADDRESSES.items()
        if name not in {"lock", "leave", "look-around"}
    }
    entries = set(re.findall(r"/journal/[0-9a-f-]{36}/", full.get("/journal/").text))
    assert entries
    pages |= {path: full.get(path) for path in sorted(entries)[:12]}
    pages["form error"] = full.post("/today/", {"note": "<i onclick=x>"})
    pages["no such page"] = full.get("/nothing/")
    pages["wrong host"] = full.get("/", headers={"host": "evil.test"})
    pages["wrong method"] = full.get("/lock/")
    full.post("/import/", {"file": ""})
    pages["locked"] = full.post("/lock/")
    pages |= {
        f"{name}, locked": Client().get(ADDRESSES[name])
        for name in ("unlock", "recover", "support", "what-a-breakthrough-is", "your-privacy", "leave")
    }
    return pages


def test_every_answer_forbids_whatever_it_does_not_need(full: Client) -> None:
    """Red without a middleware, and with any source added to the policy."""
    for name, answer in _every_page(full).items():
        policy = dict(
            part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";")
        )
        assert policy == CSP, name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["Referrer-Policy"] == "same-origin", name
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert "Access-Control-Allow-Origin" not in answer.headers, name
        assert "Server" not in answer.headers, name


def test_no_answer_is_kept_by_the_browser(full: Client) -> None:
    """So that going back after locking shows nothing. Red without `no_store`."""
    for name, answer in _every_page(full).items():
        if name != "wrong host":
            assert answer.headers["Cache-Control"] == "no-store", name


class _Markup(HTMLParser):
    """What a page would run, load, or send somewhere."""

    LINKS = (
        "href",
        "src",
        "action",
        "formaction",
        "srcset",
        "data",
        "poster",
        "xlink:href",
        "ping",
        "manifest",
    )

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.links: list[str] = []
        self.posts_in_address: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.cdata_elem == "script" and data.strip():
            self.inline.append(f"script {data}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"style", "iframe", "object", "embed", "base", "applet"}:
            self.inline.append(tag)
        if tag == "script" and dict(attrs) != {"type": "module", "src": "/static/shell/inkling.js"}:
            self.inline.append(f"script {attrs}")
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (name == "http-equiv" and tag == "meta"):
                self.inline.append(f"{tag} {name}")
            if name in self.LINKS and value:
                self.links.append(value)
            if value and re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE):
                self.inline.append(f"{tag} {name}={value[:20]}")
        if tag == "form" and dict(attrs).get("method", "get").lower() != "post":
            self.posts_in_address.append(str(attrs))


def test_no_page_runs_anything_or_asks_anybody_else(full: Client) -> None:
    """Red with `|safe` on a word somebody wrote, with `style=` in any template, and with a link to another site."""
    for name, answer in _every_page(full).items():
        markup = _Markup()
        markup.feed(answer.text)
        assert markup.inline == [], name
        assert markup.posts_in_address == [], "words would stand in the address"
        # A telephone number asks no other machine; it is for the person to call.
        links = [link for link in markup.links if not re.fullmatch(r"(?:tel|sms):[+]?[0-9]+", link)]
        foreign = [link for link in links if re.match(r"(?:[a-z]+:)?//|[a-z]+:", link, re.IGNORECASE)]
        assert foreign == [], name


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x()</script>",
        '<script type="module" src="/static/shell/inkling.js">x()</script>',
        '<script src="/static/other.js"></script>',
        '<script type="module" src="/static/shell/inkling.js" nonce="x"></script>',
        '<p onclick="x()">',
    ],
)
def test_the_search_for_scripts_finds_what_it_is_for(markup: str) -> None:
    looked = _Markup()
    looked.feed(markup)
    assert looked.inline


def test_the_one_script_keeps_nothing_and_asks_nobody_else() -> None:
    """It is plain enough to be read for this. Red with `localStorage`, an address, or markup made of words."""
    text = _script("inkling.js")
    assert text.count("navigator.serviceWorker\n    .register(`${support.pathname}worker/`") == 1
    text = text.replace("navigator.serviceWorker", "the worker of Support now")
    for word in (
        "Storage", "indexedDB", "caches", "cookie", "serviceWorker", "innerHTML", "outerHTML", "insertAdjacent",
        "document.write", "eval", "Function(", "import", "//", "WebSocket", "EventSource", "postMessage",
    ):  # fmt: skip
        assert word not in re.sub(r"(?m)\s// .*$", "", text), word


def test_the_worker_of_support_keeps_one_page_and_asks_nobody_else() -> None:
    """What it keeps is tried in tests/web/test_care.py and tests/walks/test_care.py. Red with an address, with another
    place that is written to, and with a cookie sent along."""
    text = _script("worker.js")
    assert text.count(".put(") == 1 and text.count('credentials: "omit"') == 1
    for word in (
        "Storage", "indexedDB", "cookie", "clients", "importScripts", "import(", "eval", "Function(", "//", "http",
        "WebSocket", "postMessage", "push", "sync\"", "notification", ".add(", "addAll", "Date", "text(", "json(",
    ):  # fmt: skip
        assert word not in text, word


def _script(name: str) -> str:
    """There are two, and each is plain enough to be read."""
    scripts = {path.name: path for path in Path(inkling.__file__).parent.rglob("*.js")}
    assert sorted(scripts) == ["inkling.js", "worker.js"]
    return scripts[name].read_text()


def test_the_look_asks_nobody_else_either() -> None:
    """No address in any style sheet but our own."""
    for path in Path(inkling.__file__).parent.rglob("*.css"):
        text = path.read_text()
        assert "@import" not in text, path
        assert not re.search(r"url\(\s*[\"']?(?!data:|/static/|[\w./-]+\.(?:woff2|svg))", text), path
        assert "http" not in text, path


def test_titles_and_addresses_carry_no_word_somebody_wrote(full: Client) -> None:
    """They stand in the history of the browser, which Inkling cannot clear."""
    for name, answer in _every_page(full).items():
        titles = re.findall(r"<title>(.*?)</title>", answer.text)
        assert all(len(title) < 20 for title in titles), name
        assert not any(word in title for word in ("mood", "sleep", "script", "diary") for title in titles), (
            name
        )
    for route in ADDRESSES.values():
        assert re.fullmatch(r"/[a-z/-]*(?:[0-9a-f-]{36}/(?:[a-z-]+(?:/|\.pdf))?)?", route), route


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(ana: Client) -> None:
    """And has no date, so that it goes when the browser is closed."""
    ana.get("/today/")
    for name in ("inkling_key", "inkling_form"):
        cookie = ana.cookies[name]
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Strict", name
        assert not cookie["domain"], name
    assert not ana.cookies["inkling_key"]["max-age"] and not ana.cookies["inkling_key"]["expires"]


def test_locking_asks_the_browser_to_forget(ana: Client) -> None:
    answer = ana.post("/lock/")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert answer.cookies["inkling_key"].value == ""


def test_secrets_are_never_shown_back(stranger: Client) -> None:
    """Red with `render_value=True` on a passphrase."""
    secret = "one passphrase typed wrong"
    for path, data in {
        "/begin/": {"passphrase": secret, "again": "x"},
        "/unlock/": {"passphrase": secret},
        "/unlock/code/": {"code": "AAAA", "passphrase": secret, "again": "x"},
    }.items():
        assert secret not in stranger.post(path, data).text
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert secret not in Client().post("/unlock/", {"passphrase": secret}).text
