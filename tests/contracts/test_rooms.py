"""What each room may touch, read from the source itself, and what a fresh Python loads when a room is entered."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import inkling

SOURCE = Path(inkling.__file__).parent
PURE = ("change", "measures", "words", "journal", "cohort", "exchange", "pictures", "printing")
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
UNSEEDED = {"random", "randint", "randrange", "choice", "choices", "shuffle", "sample", "uniform", "gauss"}
ENTROPY = {
    "uuid1",
    "uuid4",
    "urandom",
    "token_bytes",
    "token_hex",
    "token_urlsafe",
    "SystemRandom",
    "getrandom",
}


def _modules(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if not rooms or path.relative_to(SOURCE).parts[0] in rooms:
            yield path, ast.parse(path.read_text())


def _imported(tree: ast.Module) -> set[str]:
    """Every module named by an import anywhere in the file, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _from(names: set[str], *packages: str) -> set[str]:
    return {name for name in names if name.split(".")[0] in packages}


def _calls(tree: ast.Module) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call as (what it is called on, what is called)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(value=ast.Name(id=owner), attr=name):
                    yield owner, name, node
                case ast.Attribute(value=ast.Attribute(attr=owner), attr=name):
                    yield owner, name, node
                case ast.Name(id=name):
                    yield "", name, node


@pytest.mark.parametrize(
    "room",
    [*PURE, "vault.seal", "vault.age", "cli", "cli.shifts", "exchange.diary", "journal.sample"],
)
def test_a_fresh_python_enters_without_django(room: str) -> None:
    """Red when any module of the room, or below it, imports Django even once."""
    code = f"import sys, inkling.{room}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("heavy", ["scipy.stats", "scipy.optimize"])
def test_what_takes_long_to_load_is_loaded_where_it_is_needed(heavy: str) -> None:
    """Both together were half of what every start took. Red with `from scipy import stats`, or `optimize`, at the head
    of a file."""
    code = f"import sys, inkling.journal, inkling.pictures; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_only_the_sealing_modules_know_a_cipher() -> None:
    """Red with `import nacl` or `import pyrage` in any other file."""
    knowing = {"vault/seal.py": ("nacl", "cryptography"), "vault/age.py": ("pyrage",)}
    for allowed, ciphers in knowing.items():
        touching = {
            str(path.relative_to(SOURCE)) for path, tree in _modules() if _from(_imported(tree), *ciphers)
        }
        assert touching == {allowed}
        text = (SOURCE / allowed).read_text()
        assert len(text.splitlines()) < 400
        assert not _from(_imported(ast.parse(text)), "django")


def test_nobody_makes_a_cipher_of_their_own() -> None:
    """Digests and comparisons of secrets stay in the sealing module too; `random` never makes a secret."""
    for path, tree in _modules("vault", "web", "cli"):
        if path.name != "seal.py":
            assert not _from(_imported(tree), "hmac", "hashlib", "Crypto", "ssl", "random"), path


def test_views_change_and_read_nothing_past_the_vault() -> None:
    """Red with `.objects`, `.save(`, `.delete(` or a model in any page."""
    for path, tree in _modules("web"):
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        called = {name for owner, name, _call in _calls(tree) if owner}
        assert "objects" not in attributes, path
        assert not {"save", "bulk_create", "raw", "execute"} & called, path
        deleting = {owner for owner, name, _call in _calls(tree) if name == "delete"}
        assert not deleting, path
        assert not {name for name in _imported(tree) if name.startswith("inkling.vault.models")}, path
        assert not _from(_imported(tree), "sqlite3"), path


def test_nothing_private_is_put_into_messages_caches_or_django_sessions() -> None:
    for path, tree in _modules("web", "vault"):
        names = _imported(tree)
        assert not {
            name
            for name in names
            if name.startswith(
                (
                    "django.contrib.messages",
                    "django.contrib.sessions",
                    "django.core.cache",
                    "django.core.mail",
                )
            )
        }, path
    settings = (SOURCE / "settings.py").read_text()
    for app in ("contrib.sessions", "contrib.messages", "contrib.admin", "gzip", "ADMINS"):
        assert app not in settings


def test_nothing_answers_from_another_machine() -> None:
    """No client of any network in the source. Red with `import urllib.request` anywhere."""
    network = ("requests", "httpx", "urllib3", "aiohttp", "smtplib", "ftplib", "telnetlib", "http.client")
    for path, tree in _modules():
        names = _imported(tree)
        assert not {
            name for name in names if name.startswith(network) or name.startswith("urllib.request")
        }, path


def test_words_are_translated_through_one_door() -> None:
    """Red with `from gettext import gettext` in a room: that looks for a catalogue at every word."""
    asking = {str(path.relative_to(SOURCE)) for path, tree in _modules() if "gettext" in _imported(tree)}
    assert asking == {"language.py"}


def test_pure_rooms_never_read_the_clock() -> None:
    """Red with `date.today()`, `datetime.now()` or `time.time()` in a pure room."""
    for path, tree in _modules(*PURE):
        read = [
            f"{owner}.{name}"
            for owner, name, _call in _calls(tree)
            if (owner in {"datetime", "date", "time"} and name in CLOCKS)
            or (not owner and name in CLOCKS - {"time"})
        ]
        assert not read, (path, read)
        assert not _from(_imported(tree), "time"), path


def test_pure_rooms_never_draw_what_could_not_be_drawn_again() -> None:
    """Red with `random.random()`, `Random()` or `default_rng()` without a seed, and with `uuid4()`."""
    for path, tree in _modules(*PURE):
        for owner, name, call in _calls(tree):
            assert not (owner == "random" and name in UNSEEDED), (path, name)
            assert name not in ENTROPY, (path, name)
            if name in {"Random", "default_rng", "RandomState", "SeedSequence"}:
                assert call.args or call.keywords, (path, name)
        assert not _from(_imported(tree), "secrets"), path


def test_pure_rooms_touch_no_file_but_their_own_lists() -> None:
    """Reading a packaged list is done by `importlib.resources`; everything else is handed in."""
    for path, tree in _modules("change", "measures", "journal"):
        opened = [
            name for owner, name, _call in _calls(tree) if not owner and name in {"open", "print", "input"}
        ]
        assert not opened, (path, opened)


def test_the_clock_is_read_in_one_place() -> None:
    """`settings.CLOCK`, which tests replace. Red with `timezone.now()` in a page or in the vault."""
    for path, tree in _modules("web", "vault"):
        read = [
            (owner, name)
            for owner, name, _call in _calls(tree)
            if name in {"now", "utcnow", "localtime", "localdate"}
            or (owner in {"date", "datetime", "time"} and name in {"today", "time"})
        ]
        assert not read, (path, read)
