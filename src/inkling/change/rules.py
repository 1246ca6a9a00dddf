"""Which numbers does the watch go by? Every one of them stands here once, with its reason.

The evidence is a natural logarithm of a Bayes factor throughout: 0 is even, 3 is twenty to one. Sizes are in
standard deviations of the person's own day-to-day spread. Numbers marked *tuned* were chosen on simulated
quiet years; `docs/change/method.md` says what they achieve on series they were not chosen on.
"""

from math import log

import numpy as np

from inkling.change.errors import ChangeError

# What is looked at ---------------------------------------------------------------------------------------
WINDOW = 450
"""Answers looked at, newest last: a year and a bit, so that a look costs the same in the tenth year."""
LOOK_BACK = 180
"""Days back in which a shift may have begun: a very old start would be no news."""
BEFORE, AFTER = 10, 6
"""Answers needed before and after a start: fewer cannot tell a level from a few odd days. As many answers
as after a start must also differ from the other level: in a series that hardly ever varies, two odd days
after a long calm are very unlikely, and still no shift."""

# How a quiet person answers ------------------------------------------------------------------------------
PHI = np.array([0.0, 0.15, 0.30, 0.45, 0.60, 0.72, 0.82, 0.90])
"""How much one answer carries over into the next: the values weighed against each other."""
PHI_PRIOR = np.array([0.04, 0.10, 0.20, 0.26, 0.20, 0.12, 0.05, 0.03])
"""What is expected of it beforehand (diaries mostly lie between .2 and .6)."""
SETTLING_DAYS = 10.0
"""People answer differently in their first days; that difference fades by two thirds in this time."""
SLOW_SETTLING_DAYS, SLOW_SETTLING_PRIOR = 25.0, 0.1
"""In some people it fades more slowly; heard, with so much weight, before anything is said. (Always hearing it
alone was tried: small shifts of the first months were lost.)"""
SETTLING_SD = 1.5
"""How large the first-days difference may be."""
SETTLED_SD = 0.3
"""The same for a baseline that begins at a shift: the person has long been answering, and only the day is
uncertain. A large one would swallow the first weeks of a new level, and with them its return."""
MOOD_CARRY = np.array([0.72, 0.90])
"""Moods that last beside the ups and downs of single days: how much of the mood carries over from one answer to
the next (half of it lasts two days, or a week)."""
MOOD_SHARE = np.array([0.50, 0.25])
"""How much of the spread is such a mood; the rest is of the day alone."""
MOOD_PRIOR = np.array([0.05, 0.05])
"""How likely each of them is, beside all values of the carry-over together."""
WEEK_MIN_ANSWERS = 4
"""A week with fewer answers says nothing about weekdays."""
WEEKDAY_SHRINK = 4.0
"""A weekday effect seen n times counts n / (n + 4): a few Mondays are not yet a pattern."""

# Few answers, far apart ----------------------------------------------------------------------------------
FEW_GAP = 4.0
"""Answers whose usual distance is so many days or more are sessions or weekly measures, not a diary."""
FEW_BEFORE, FEW_AFTER = 5, 5
"""Answers needed before and after a start among few: three or four in a row often lie together by carry-over alone
(of drops of 2 and 3 spreads, three found .29 and .70, five .37 and .79, with as many quiet series alarming)."""
FEW_SETTLING_SD = 0.05
"""Among answers a week apart there are no first days to speak of (a larger one was tried: a third less found)."""
FEW_SIZE_SD = 2.0
"""How large shifts are expected to be, in spreads: among few answers only large ones can show."""
FEW_PHI_PRIOR = np.array([0.25, 0.35, 0.25, 0.10, 0.03, 0.01, 0.005, 0.005])
"""The carry-over expected from one week to the next: less than from one day to the next."""
FEW_PLAIN = 16
"""So many answers count as they are, twice as many only by their order, and in between a mixture: order hides
how large a change is among few answers, and protects from odd values among many."""
FEW_VISIT_SHARE = 0.0
"""Visits are not looked for among few answers: too few would lie within one."""
FEW_LIMIT, FEW_LIMIT_EARLY, FEW_LIMIT_GROWS, FEW_LIMIT_UNTIL = -1.0, 5.0, 14.0, 21
"""Log evidence needed at 16 answers, what each e-fold fewer adds, what each e-fold more adds, and up to how many
(tuned: the first few looks find little and would spend the chance; later, the largest evidence in quiet series
that carry over by half grows with their length, and hardly any beyond 21 answers reaches what is asked there)."""

# How a shift looks ---------------------------------------------------------------------------------------
SHIFTS_A_YEAR = 1.0 / 365.0
"""Starts expected a day: one a year, spread evenly over the days."""
SIZE_SD = 1.0
"""How large shifts are expected to be, in spreads."""
LONGEST_GAP = 60.0
"""A gap longer than this counts as this long: years away must not make a shift nearly certain."""
VISIT_DAYS = (14.0, 28.0, 56.0)
"""A shift may end again after so many days (a visit)."""
VISIT_SHARE = 0.25
"""The share of shifts expected to be such visits, split evenly over their lengths."""
RAMP_DAYS = 119.0
"""Length of the gradual change compared with a step. One long rise tells all slow changes from steps better than
a mean over rises of five to seventeen weeks did: the short ones are too much like steps."""

# A second opinion, early on ------------------------------------------------------------------------------
EARLY = 120
"""Up to so many answers their plain distances are heard too: order hides how huge a change is."""
EARLY_SHARE = 0.2
"""How much the plain distances count in the mean of both Bayes factors (tuned: odd values cost little so)."""
EARLY_FROM, EARLY_SIZE = -3.0, 0.6
"""They are heard once the order of the answers says at least this much (log evidence) of a shift of at least this
size: nearly every quiet day is spared the second look, and its cost."""
EARLY_CUT = 2.5
"""No answer counts as further from the mean than so many standard deviations."""

# When it is said -----------------------------------------------------------------------------------------
LIMIT = 1.4
"""Log evidence needed at a chance of `USUAL_CHANCE` (tuned)."""
USUAL_CHANCE = 0.05
"""The yearly chance of a false finding the limit was tuned for."""
SMALLEST_SIZE, FEW_SMALLEST_SIZE = 0.65, 0.7
"""A smaller shift is not worth a sentence, whatever the evidence (tuned: less lets slow waves through)."""
INERTIA = np.array([0.35, 0.50, 0.70, 0.90])
INERTIA_PRICE = np.array([0.0, 0.25, 0.50, 0.65])
"""Strong carry-over imitates shifts: what is asked for it at these values, in straight lines between them
(tuned: one limit for all would leave people with little carry-over a chance of 2 %, and hide their shifts)."""
FEW_INERTIA_FREE, FEW_INERTIA_PRICE = 0.5, 1.0
"""Among few answers the carry-over is unsure: only above .5 each unit costs this much."""
UNEVEN_FREE, UNEVEN_PRICE = 0.15, 10.0
"""Spread that grows with the level imitates shifts too; priced by that correlation above .15 (tuned)."""
UNEVEN_ERRORS = 2.0
"""Among few answers that correlation is unsure: it is free up to so many of its standard errors, 1 / sqrt(n)."""
TIE_FREE, TIE_PRICE = 0.55, 6.0
"""So do series that are nearly always the same answer; priced by that answer's share above .55 (tuned)."""
FIRST_YEAR, LATER_PRICE = 365, 1.3
"""After the first year every start has its full weight, so quiet years are riskier: more is asked."""
SILENT_DAYS = 14
"""Days of silence after a finding, while the new level settles."""
NEW_BASELINE = 20
"""Answers the new level needs before anything is measured against it."""
FEW_NEW_BASELINE = 10
"""The same among few answers far apart."""

# What became of it ---------------------------------------------------------------------------------------
BACK = 0.6
"""More than this part of the way back to the old level, and a level counts as the old one again."""
LATER_LOOK = 42
"""Days after noticing at which the shape is looked at once more (a slow rise shows by then whether it went on)."""
RECENT_STRETCH, RECENT_LEAST = 28, 10
"""A shift wobbles if the answers of so many days, at least so many of them, lie more than half way back."""
WOBBLE_ERRORS = 2.5
"""And so many standard errors away from the new level: a few bad days are no wobble."""
VISIT_LONGEST = 70
"""A shift that was over within so many days was a visit: the longest visit looked for, and two weeks."""
OVER = 2.0
"""Log evidence needed to say that a visit is over, judged against the level before it as well (tuned: nearly all
visits are told so three weeks after their end; see what became of shifts that stay in `docs/change/method.md`)."""

# How it is told ------------------------------------------------------------------------------------------
INTERVAL = 0.87
"""Chance, under the method's own account, that the true beginning is among the days whose first and last are told
as `earliest` and `latest`. These hold more days than those, so that sudden beginnings lie between them in more than
nine cases of ten (tuned: .90 held 95 to 99 of 100)."""
SUDDEN_BELOW, GRADUAL_ABOVE = -1.2, 1.1
"""Log evidence of a long rise against steps: below is a step, above a drift, between unclear (tuned so that four
answers of five are right; two shifts of three stay unclear on the day they are noticed)."""
LATER_SUDDEN_BELOW, LATER_GRADUAL_ABOVE = -1.5, 0.7
"""The same at the later look, when more than two shifts of five are named (tuned in the same way; -1.9 and .3 named
nearly half with as many right, but called most of the small steps it named drifts)."""
RECENT_DAYS = 56
"""The smallest visible change is one that began this long ago."""
MOST_POINTS = 60
"""Points kept of the curve `Shift.begun`."""


# Several series of one person ----------------------------------------------------------------------------
TOGETHER_LIMIT = LIMIT + log(4.0)
"""Log evidence needed of all series together, that some of them shifted on one day: four times what is asked of
one, because it is a second question beside those to each series alone, and how alike they are is only estimated
(tuned on quiet families of 8, alike .6)."""
TOGETHER_MORE = 0.7
"""How likely it is that one more series shifts with those that do: .3, .21, .15, … for one, two, three of them."""
TOGETHER_MOST = 8
"""At most so many series are looked at as shifting on one day."""
TOGETHER_SHIFTED = 0.8
"""A series is told as one of those that shifted if that is at least so likely, …"""
TOGETHER_OWN_EVIDENCE = log(10.0)
"""… and if its own answers alone, the others unheard, speak ten to one for a shift, once the day is known: a
series that shows nothing by itself is never told."""
TOGETHER_FREE = 100.0
"""So much less is asked of a series in company: only its size and its differing answers must be enough."""
TOGETHER_SHARED = 30
"""So many days two series must both have been answered: fewer do not tell how alike they are."""
TOGETHER_UNSURE = 20.0
"""A correlation over n days, or weeks, counts n / (n + this): a few days alike are not yet a likeness
(tuned: with 10, quiet families that are alike speak too often)."""
TOGETHER_WEEKS = 0.5
"""The weight of how alike weeks are, beside how alike single days are (tuned, as above): moods that last are
shared too, but there are few weeks."""
TOGETHER_CALMEST = 0.05
"""However alike the series seem, so much of the spread of every mixture of them is its own."""
TOGETHER_FROM, TOGETHER_NEAR = 4.5, 8.0
"""The series are weighed together only once their log evidence for shifts on one day adds up to so much, and only
for days at most so much short of the best one: this spares time, and loses next to nothing."""


def extra_evidence(chance: float, together: int) -> float:
    """How much more log evidence is asked at this yearly chance, shared by so many series?

    If evidence of x arises by luck with a chance of at most 1 / x, asking `together / chance` times as much
    keeps the chance of any false finding at `chance`: both go in as logarithms (an e-value and Bonferroni;
    Vovk & Wang 2021, doi 10.1214/20-AOS2020).
    """
    return log(USUAL_CHANCE / chance) + log(together)


def check_chance(chance: float) -> None:
    """Is this a chance one can ask for? Raises `ChangeError` if it is not between 0 and 1."""
    if not 0.0 < chance < 1.0:
        raise ChangeError("chance must lie between 0 and 1, for example 0.05")


def together_limit(chance: float, days: int) -> float:
    """How much log evidence is asked of all series together, so many days after the first answer of any?"""
    return TOGETHER_LIMIT + log(USUAL_CHANCE / chance) + (LATER_PRICE if days > FIRST_YEAR else 0.0)
