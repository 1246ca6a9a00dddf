"""The settings of a program that logs everything it can: for the search of what a person wrote in its logs."""

from inkling.settings import *  # noqa: F403
from inkling.settings import LOGGING

LOGGING = {
    **LOGGING,
    "root": {"handlers": ["stderr"], "level": "DEBUG"},
    "loggers": {"django": {"handlers": [], "level": "DEBUG", "propagate": True}},
}
