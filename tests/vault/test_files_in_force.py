"""How the files are really opened: asked on each connection of the running configuration, not read from settings."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connections

from inkling.vault import homes, services
from tests.vault.conftest import FILES, Ana, House

IN_FORCE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "busy_timeout": 20_000,
}


def _asked(alias: str) -> dict[str, object]:
    with connections[alias].cursor() as cursor:
        return {name: cursor.execute(f"pragma {name}").fetchone()[0] for name in IN_FORCE}


@pytest.mark.parametrize("alias", FILES)
def test_every_connection_is_durable_and_leaves_nothing_behind(house: House, ana: Ana, alias: str) -> None:
    """Red with any part of `_DURABLE` taken out of the settings."""
    assert _asked(alias) == IN_FORCE


@pytest.mark.parametrize("alias", FILES)
def test_connections_of_other_threads_and_after_closing_as_well(house: House, ana: Ana, alias: str) -> None:
    seen: list[dict[str, object]] = []

    def ask() -> None:
        seen.append(_asked(alias))
        connections[alias].close()
        seen.append(_asked(alias))
        connections.close_all()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert seen == [IN_FORCE, IN_FORCE]


def test_a_transaction_takes_its_turn_at_the_beginning(house: House, ana: Ana) -> None:
    """Red without IMMEDIATE: two that read first and write later cannot both go on."""
    for alias in FILES:
        assert connections[alias].settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_the_sample_is_opened_like_any_other(house: House) -> None:
    services.begin_sample([], now=0)
    with homes.inside(homes.SAMPLE):
        assert _asked(homes.SAMPLE) == IN_FORCE


def test_management_commands_open_the_files_no_differently(tmp_path: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.db import connections\n"
        "from django.core.management import call_command\n"
        "for alias in ('default', 'sessions'):\n"
        "    call_command('migrate', database=alias, verbosity=0)\n"
        "    with connections[alias].cursor() as cursor:\n"
        f"        print([cursor.execute('pragma ' + name).fetchone()[0] for name in {list(IN_FORCE)}])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={"DJANGO_SETTINGS_MODULE": "inkling.settings", "INKLING_HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ended.stdout.splitlines() == [str(list(IN_FORCE.values()))] * 2
