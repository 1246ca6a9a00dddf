"""The made-up people of the benchmark, for the tests of this room."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_MADE = Path(__file__).parents[2] / "bench" / "change_series.py"


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """bench/change_series.py: makers of quiet years and of planted shifts."""
    spec = importlib.util.spec_from_file_location("change_series", _MADE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["change_series"] = module
    spec.loader.exec_module(module)
    return module
