"""Pictures of what is in a journal, as SVG strings with their sentence and their table."""

from inkling.pictures.apart import ApartPicture, apart_picture
from inkling.pictures.bars import bars
from inkling.pictures.catch import catch_picture, strength_picture
from inkling.pictures.cohort.around_gain import around_gain_picture
from inkling.pictures.cohort.examples import examples_picture
from inkling.pictures.cohort.flow import flow_picture
from inkling.pictures.cohort.funnel import funnel_picture
from inkling.pictures.cohort.gains_when import gains_when_picture
from inkling.pictures.cohort.left import left_picture
from inkling.pictures.cohort.outcome import outcome_picture
from inkling.pictures.counted import routine_on_the_way, share_said, way_meant
from inkling.pictures.course import course_picture
from inkling.pictures.dawn import Seen
from inkling.pictures.events import lettered
from inkling.pictures.journey import PathPage
from inkling.pictures.manners import manner_picture
from inkling.pictures.path import path_picture
from inkling.pictures.picture import PathPicture, Picture, figure
from inkling.pictures.plane import WordsPicture, words_picture
from inkling.pictures.plane_said import places_said
from inkling.pictures.share import share_picture
from inkling.pictures.shift import shift_picture
from inkling.pictures.space.expectations import expectations_picture
from inkling.pictures.space.openness import openness_picture
from inkling.pictures.space.practice import practice_picture
from inkling.pictures.space.rhythm import rhythm_picture
from inkling.pictures.space.rows import by_weeks
from inkling.pictures.spoken_months import months_picture, months_said
from inkling.pictures.style import STYLE
from inkling.pictures.thread import Grain, thread_strip
from inkling.pictures.way import breakthrough_way, shift_way, way_crowded

__all__ = [
    "STYLE",
    "ApartPicture",
    "Grain",
    "PathPage",
    "PathPicture",
    "Picture",
    "Seen",
    "WordsPicture",
    "apart_picture",
    "around_gain_picture",
    "bars",
    "breakthrough_way",
    "by_weeks",
    "catch_picture",
    "course_picture",
    "examples_picture",
    "expectations_picture",
    "figure",
    "flow_picture",
    "funnel_picture",
    "gains_when_picture",
    "left_picture",
    "lettered",
    "manner_picture",
    "months_picture",
    "months_said",
    "openness_picture",
    "outcome_picture",
    "path_picture",
    "places_said",
    "practice_picture",
    "rhythm_picture",
    "routine_on_the_way",
    "share_picture",
    "share_said",
    "shift_picture",
    "shift_way",
    "strength_picture",
    "thread_strip",
    "way_crowded",
    "way_meant",
    "words_picture",
]
