"""`inkling` says what it is, starts quickly, and opens the journal when nothing else is asked."""

import subprocess
import sys

import pytest

import inkling
from inkling.cli import main, opening


def test_help_says_what_it_is_and_lists_the_commands_in_a_sensible_order(run):
    said = run("--help")
    assert said.exit_code == 0
    assert "private place" in said.output
    assert "Everything stays on this computer" in " ".join(said.output.split())
    commands = said.output[said.output.index("Commands:") :]
    assert commands.index("open") < commands.index("demo") < commands.index("shifts")


def test_every_command_and_option_has_help():
    for command in main.commands.values():
        assert command.help, command.name
        options = [param for param in command.params if param.param_type_name == "option"]
        assert all(option.help for option in options), command.name


def test_version_is_that_of_the_package(run):
    assert run("--version").output == f"inkling {inkling.__version__}\n"


@pytest.mark.parametrize(
    "module", ["django", "numpy", "inkling.exchange", "narwhals", "polars", "duckdb", "inkling.cohort"]
)
def test_starting_the_command_does_not_load(module):
    code = f"import sys, inkling.cli; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_finding_shifts_loads_no_django(diary):
    code = (
        "import sys; from click.testing import CliRunner; from inkling.cli import main;"
        f"assert CliRunner().invoke(main, ['shifts', {str(diary)!r}]).exit_code == 0;"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def opened(monkeypatch):
    """What the commands hand to the serving module, which is not started here."""
    calls = []

    class Serving:
        @staticmethod
        def open_app(port, browser):
            calls.append(("app", port, browser))

        @staticmethod
        def open_demo(port, browser):
            calls.append(("demo", port, browser))

    monkeypatch.setitem(sys.modules, f"{opening.__package__}.serving", Serving)
    return calls


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        ((), ("app", None, True)),
        (("open",), ("app", None, True)),
        (("open", "--port", "8123", "--no-browser"), ("app", 8123, False)),
        (("demo", "--no-browser"), ("demo", None, False)),
    ],
)
def test_the_app_is_opened_as_asked(run, opened, arguments, call):
    assert run(*arguments).exit_code == 0
    assert opened == [call]


def test_a_port_that_cannot_be_is_refused(run, opened):
    assert run("open", "--port", "70000").exit_code == 2
    assert opened == []
