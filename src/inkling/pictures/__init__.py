"""Pictures of what is in a journal, as SVG strings with their sentence and their table."""

from inkling.pictures.bars import bars
from inkling.pictures.catch import catch_picture, strength_picture
from inkling.pictures.dawn import Seen
from inkling.pictures.journey import PathPage
from inkling.pictures.manners import manner_picture
from inkling.pictures.events import lettered
from inkling.pictures.path import path_picture
from inkling.pictures.picture import PathPicture, Picture, figure
from inkling.pictures.shift import shift_picture
from inkling.pictures.style import STYLE
from inkling.pictures.thread import Grain, thread_strip

__all__ = [
    "STYLE",
    "Grain",
    "PathPage",
    "PathPicture",
    "Picture",
    "Seen",
    "bars",
    "catch_picture",
    "figure",
    "manner_picture",
    "path_picture",
    "shift_picture",
    "strength_picture",
    "thread_strip",
]
    "lettered",
