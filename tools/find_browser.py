"""Finds a Chromium for the browser tests and prints its path; with --install, gets one if there is none.

In this order: $CHROMIUM, chromium, google-chrome, one fetched before; then, with --install, Debian's package
when root, the npm package @sparticuz/chromium, and Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

FETCHED = Path(__file__).resolve().parent.parent / ".venv" / "chromium"
NPM_PACKAGE = "@sparticuz/chromium@147.0.0"


def present() -> str | None:
    """Which Chromium is on this machine already?"""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    fetched = FETCHED / "chromium"
    return str(fetched) if fetched.exists() else _playwrights()


def install() -> str | None:
    """Get a Chromium in the first way that works."""
    ways: tuple[Callable[[], None], ...] = (_debian, _npm, _playwright)
    for way in ways:
        try:
            way()
        except (OSError, subprocess.CalledProcessError, subprocess.TimeoutExpired, LookupError):
            continue
        if found := present():
            return found
    return None


def _debian() -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        raise LookupError
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-q"], env=quiet)
    _run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], env=quiet)


def _npm() -> None:
    import brotli

    if sys.platform != "linux" or not shutil.which("npm"):
        raise LookupError
    with tempfile.TemporaryDirectory() as folder:
        _run(["npm", "pack", "--silent", NPM_PACKAGE], cwd=folder)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            package.extractall(folder, filter="data")
        packed = Path(folder) / "package" / "bin" / "chromium.br"
        FETCHED.mkdir(exist_ok=True)
        part = FETCHED / "chromium.part"
        part.write_bytes(brotli.decompress(packed.read_bytes()))
        part.chmod(0o755)
        part.rename(FETCHED / "chromium")


def _playwright() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _playwrights() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(path) for path in sorted(cache.glob("chromium-*/chrome-linux*/chrome"))), None)


def _run(command: list[str], **options: object) -> None:
    subprocess.run(
        command, check=True, timeout=900, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
    )


def main() -> int:
    """Print the path of a Chromium, or say loudly that there is none."""
    found = present() or (install() if "--install" in sys.argv else None)
    if found:
        print(f"browser tests will use {found}" if "--install" in sys.argv else found)
        return 0
    print(
        "NO BROWSER: no Chromium was found or could be fetched. The browser tests will NOT RUN.",
        file=sys.stderr,
    )
    return 0 if "--install" in sys.argv else 1


if __name__ == "__main__":
    sys.exit(main())
