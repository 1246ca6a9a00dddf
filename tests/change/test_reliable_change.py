"""Reliable change: small groups worked out by hand, and a slow loop written from the definitions."""

import math
import statistics

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from inkling.change import ChangeError, ChangeQuirks, cutoff_change, cutoff_value, reliable_change

NAN = float("nan")
PUBLISHED = ChangeQuirks.clinicalsignificance()
METHODS = (
    "jacobson-truax",
    "gulliksen-lord-novick",
    "hsu-linn-nunnally",
    "edwards-nunnally",
    "nunnally-kotsch",
    "hageman-arrindell",
)

# Three people: before mean 20, SD 10; after mean 12, sum of squares 49 + 64 + 1 = 114, so variance 57.
PRE, POST = [10.0, 20.0, 30.0], [5.0, 20.0, 11.0]


def test_the_worked_example_of_jacobson_and_truax():
    # Jacobson & Truax (1991): clinical mean 40, functional mean 60, both SDs 7.5, reliability .80, from 32.5
    # to 47.5: standard error 3.35, of the difference 4.74, index 3.16; cutoffs 55, 45 and 50.
    pre, post = [32.5, 40.0, 47.5], [47.5, 56.0, 47.5]  # mean 40, SD 7.5 before
    found = {
        kind: reliable_change(pre, post, reliability=0.8, better="higher", functional=(60, 7.5), cutoff=kind)
        for kind in ("a", "b", "c")
    }
    assert round(float(found["c"].rci[0]), 2) == 3.16
    assert {kind: change.at.value for kind, change in found.items()} == {"a": 55, "b": 45, "c": 50}
    assert found["c"].labels.tolist() == ["improved", "recovered", "unchanged"]  # 47.5 < 50 < 56
    assert found["b"].labels.tolist() == ["recovered", "recovered", "unchanged"]  # 32.5 < 45 < 47.5
    assert found["a"].labels.tolist() == ["improved", "recovered", "unchanged"]  # 47.5 < 55 < 56


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # SE = 10 sqrt(.25) = 5; changes -5, 0, -19
        ("jacobson-truax", np.array([-5, 0, -19]) / math.sqrt(50)),
        # regressed to .75 (pre - 20) = -7.5, 0, 7.5; post - 20 = -15, 0, -9; SP = 10 sqrt(1 - .5625)
        ("gulliksen-lord-novick", np.array([-7.5, 0, -16.5]) / math.sqrt(43.75)),
        # post - 12 = -7, 8, -1
        ("hsu-linn-nunnally", np.array([0.5, 8, -8.5]) / math.sqrt(43.75)),
        ("edwards-nunnally", np.array([-1.5, 0, -3.3])),
        # sqrt(.5625 * 100 * .25 + 100 * .25) = sqrt(39.0625) = 6.25
        ("nunnally-kotsch", np.array([-1.2, 0, -2.64])),
        # r2 = (57 - 25) / 57; covariance (70 - 10) / 2 = 30; R = (75 + 32 - 60) / (100 + 57 - 60) = 47 / 97
        ("hageman-arrindell", np.array([-635, -400, -1293]) / 97 / math.sqrt(47 / 97 * 50)),
    ],
)
def test_six_indices_by_hand(method, expected):
    found = reliable_change(PRE, POST, reliability=0.75, method=method)
    assert_allclose(found.rci, expected, atol=1e-12)
    assert_array_equal(found.change, [-5, 0, -19])


def test_the_second_reliability_of_nunnally_and_kotsch():
    found = reliable_change(PRE, POST, reliability=0.75, reliability_post=0.6, method="nunnally-kotsch")
    assert_allclose(found.rci, np.array([-7.5, 0, -16.5]) / math.sqrt(14.0625 + 40))


def test_categories_counts_and_words():
    found = reliable_change(PRE, POST, reliability=0.75)  # -.71, 0, -2.69 against 1.96
    assert_array_equal(found.improved, [0, 0, 1])
    assert_array_equal(found.unchanged, [1, 1, 0])
    assert_array_equal(found.deteriorated, [0, 0, 0])
    assert found.recovered is None and found.harmed is None
    assert found.counts == {"improved": 1, "unchanged": 2, "deteriorated": 0}
    assert found.shares == {"improved": 1 / 3, "unchanged": 2 / 3, "deteriorated": 0.0}
    assert found.explain() == "Of 3 people, 3 could be judged: 1 improved, 2 unchanged, 0 deteriorated."
    other_way = reliable_change(PRE, POST, reliability=0.75, better="higher")
    assert other_way.labels.tolist() == ["unchanged", "unchanged", "deteriorated"]


def test_hageman_and_arrindell_are_judged_one_sided():
    assert reliable_change(PRE, POST, reliability=0.75).critical == pytest.approx(1.959964)
    assert reliable_change(PRE, POST, reliability=0.75, method="hageman-arrindell").critical == pytest.approx(
        1.644854
    )


def test_the_index_must_exceed_the_critical_value():
    # SE 5, so a change of 1.959964 * sqrt(50) = 13.859 is the limit
    pre = [10.0, 20.0, 30.0]
    assert reliable_change(pre, [10, 20, 30 - 13.85], reliability=0.75).improved[2] == 0
    assert reliable_change(pre, [10, 20, 30 - 13.87], reliability=0.75).improved[2] == 1


def test_someone_without_a_score_is_undecided_and_does_not_count_for_the_others():
    found = reliable_change([*PRE, NAN, 99], [*POST, 3, NAN], reliability=0.75, cutoff="a")
    alone = reliable_change(PRE, POST, reliability=0.75, cutoff="a")
    assert_array_equal(found.rci[:3], alone.rci)
    assert np.all(np.isnan(found.rci[3:])) and np.all(np.isnan(found.change[3:]))
    for flags in (found.improved, found.unchanged, found.deteriorated, found.recovered, found.harmed):
        assert np.all(np.isnan(flags[3:])) and not np.any(np.isnan(flags[:3]))
    assert (found.people, found.used) == (5, 3)
    assert found.labels.tolist()[3:] == ["undecided", "undecided"]
    assert found.shares == alone.shares


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("pre", [[0.1, 0.1, 0.1], [7.0], []])
def test_without_any_spread_nothing_can_be_told(method, pre):
    found = reliable_change(pre, [0.0] * len(pre), reliability=0.8, method=method, cutoff="a")
    assert np.all(np.isnan(found.rci)) and np.all(np.isnan(found.improved))
    assert found.used == 0


def test_hageman_and_arrindell_need_changes_that_differ():
    same = reliable_change(PRE, [5, 15, 25], reliability=0.75, method="hageman-arrindell")
    assert np.all(np.isnan(same.rci))  # everyone changed by -5: no spread of changes
    # after: SD 1, far less than the error of 8.9: r2 = 1 - 80 / 1 = -79, R = (20 - 79 - 20) / (100 + 1 - 20) < 0
    little = reliable_change(PRE, [11, 12, 13], reliability=0.2, method="hageman-arrindell")
    assert np.all(np.isnan(little.rci))


def test_recovered_and_harmed_need_the_side_and_the_change():
    # before: mean 20, sum of squares 400, SD sqrt(80) = 8.94; cutoff c = (44.7 + 200) / 18.94 = 12.92
    pre = [30, 30, 10, 10, 20, 20]
    spread = statistics.stdev(pre)
    middle = (spread * 5 + 10 * 20) / (spread + 10)
    post = [0, 18, 45, 0, 20, 22]
    found = reliable_change(pre, post, reliability=0.95, functional=(5, 10), cutoff="c")
    assert found.at.value == pytest.approx(middle) and 12 < middle < 13
    assert_array_equal(found.at.clinical_pre, [1, 1, 0, 0, 1, 1])
    assert_array_equal(found.at.functional_post, [1, 0, 0, 1, 0, 0])
    # standard error of a difference: 8.94 * sqrt(2 * .05) = 2.83, times 1.96 = 5.5
    assert found.labels.tolist() == [
        "recovered",
        "improved",
        "harmed",
        "improved",
        "unchanged",
        "unchanged",
    ]
    assert found.counts == {"recovered": 1, "improved": 2, "unchanged": 2, "deteriorated": 0, "harmed": 1}
    for column in zip(
        found.recovered, found.improved, found.unchanged, found.deteriorated, found.harmed, strict=True
    ):
        assert sum(column) == 1


def test_a_score_on_the_cutoff_is_on_neither_side():
    found = reliable_change([40, 60], [60, 60], reliability=0.9, functional=(60, 10), cutoff="b")
    # before: mean 50, SD 14.14; lower is better: cutoff b = 60 + 20 = 80; nobody is clinical
    assert found.at.value == 80
    on_it = reliable_change([80, 100], [80, 80], reliability=0.9, functional=(60, 10), cutoff="b")
    assert_array_equal(on_it.at.clinical_pre, [0, 1])
    assert_array_equal(on_it.at.functional_post, [0, 0])


def test_cutoff_b_goes_by_the_functional_spread_unless_the_oddity_is_asked_for():
    clinical, functional, plain = (20.0, 10.0), (5.0, 3.0), ChangeQuirks()
    assert cutoff_value("a", clinical, functional, "lower", plain) == 0  # 20 - 2 * 10
    assert cutoff_value("b", clinical, functional, "lower", plain) == 11  # 5 + 2 * 3
    assert cutoff_value("b", clinical, functional, "lower", PUBLISHED) == 25  # 5 + 2 * 10
    assert cutoff_value("c", clinical, functional, "lower", plain) == pytest.approx(110 / 13)
    assert cutoff_value("b", clinical, functional, "higher", plain) == -1
    assert math.isnan(cutoff_value("c", (20.0, 0.0), (5.0, 0.0), "lower", plain))


def test_the_cutoffs_of_hageman_and_arrindell_use_true_spreads():
    # SE 5: SD 10 becomes sqrt(75), the functional SD 7 becomes sqrt(49 - 25)
    s, f = math.sqrt(75), math.sqrt(24)
    expected = {"a": 20 - 2 * s, "b": 5 + 2 * f, "c": (s * 5 + f * 20) / (s + f)}
    for kind, value in expected.items():
        found = reliable_change(
            PRE, POST, reliability=0.75, method="hageman-arrindell", functional=(5, 7), cutoff=kind
        )
        assert found.at.value == pytest.approx(value)
    # a functional spread smaller than the error of measurement leaves b and c undecidable, a not
    for kind, undecided in {"a": False, "b": True, "c": True}.items():
        found = reliable_change(
            PRE, POST, reliability=0.75, method="hageman-arrindell", functional=(5, 4), cutoff=kind
        )
        assert math.isnan(found.at.value) == undecided
        assert np.all(np.isnan(found.recovered)) == undecided


def test_the_group_shares_of_hageman_and_arrindell():
    found = reliable_change(
        PRE, POST, reliability=0.75, method="hageman-arrindell", functional=(5, 7), cutoff="a"
    )
    normal = statistics.NormalDist()
    # changes -5, 0, -19: mean -8, variance (9 + 64 + 121) / 2 = 97
    assert found.group_changed == pytest.approx(normal.cdf(8 / math.sqrt(97 * 47 / 97)))
    # after: mean 12, true variance 57 - 25 = 32, cutoff 20 - 2 sqrt(75)
    assert found.group_functional == pytest.approx(normal.cdf((20 - 2 * math.sqrt(75) - 12) / math.sqrt(32)))
    plain = reliable_change(PRE, POST, reliability=0.75, cutoff="a")
    assert plain.group_changed is None and plain.group_functional is None


def test_crossing_alone():
    pre, post = [30, 30, 10, 10], [0, 18, 45, 0]
    found = cutoff_change(pre, post, cutoff="b", functional=(5, 4))  # 5 + 8 = 13
    assert found.labels.tolist() == ["improved", "unchanged", "deteriorated", "unchanged"]


def test_crossing_beyond_error_of_measurement():
    options = {"cutoff": "b", "functional": (5, 7), "method": "hageman-arrindell", "reliability": 0.75}
    pre, post = [10.0, 20.0, 30.0, NAN], [30.0, -8.0, 11.0, 1.0]
    # before: mean 20, SD 10, SE 5; after: mean 11, squares 361 + 361 + 0, variance 361, r2 = 336 / 361
    # cutoff 5 + 2 sqrt(24) = 14.80; true scores 11 + (post - 11) r2 = 28.68, -6.68, 11; error 5 sqrt(r2) = 4.82
    # past the cutoff by 2.88, -4.45, -.79 errors, against 1.645
    found = cutoff_change(pre, post, **options)
    assert found.labels.tolist() == ["deteriorated", "improved", "unchanged", "undecided"]
    # the side a person began on counts: functional before cannot improve, clinical before cannot deteriorate
    found = cutoff_change(pre, [-8.0, 30.0, 11.0, 1.0], **options)
    assert found.labels.tolist() == ["unchanged", "unchanged", "unchanged", "undecided"]
    with pytest.raises(ChangeError):
        cutoff_change(pre, post, cutoff="a", method="hageman-arrindell")


def _slow(pre, post, method, r, r_post, sign, functional, kind, odd):
    """The definitions, one person at a time, with nothing but the standard library."""
    pairs = [(x, y) for x, y in zip(pre, post, strict=True) if not (math.isnan(x) or math.isnan(y))]
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    m1, s1, m2, s2 = statistics.mean(xs), statistics.stdev(xs), statistics.mean(ys), statistics.stdev(ys)
    se = s1 * math.sqrt(1 - r)
    r1, r2 = (s1**2 - se**2) / s1**2, (s2**2 - se**2) / s2**2
    shared = 2 * s1 * s2 * statistics.correlation(xs, ys)
    rdd = (s1**2 * r1 + s2**2 * r2 - shared) / (s1**2 + s2**2 - shared)
    mf, sf = functional
    if method == "hageman-arrindell":
        c1, cf = s1 * math.sqrt(r1), sf * math.sqrt((sf**2 - se**2) / sf**2)
    else:
        c1, cf = s1, sf
    cut = {
        "a": m1 + sign * 2 * c1,
        "b": mf - sign * 2 * (c1 if odd else cf),
        "c": (c1 * mf + cf * m1) / (c1 + cf),
    }[kind]
    limit = statistics.NormalDist().inv_cdf(0.9 if method == "hageman-arrindell" else 0.95)
    indices, words = [], []
    for x, y in zip(pre, post, strict=True):
        if math.isnan(x) or math.isnan(y):
            indices.append(NAN)
            words.append("undecided")
            continue
        sp = s1 * math.sqrt(1 - r * r)
        value = {
            "jacobson-truax": (y - x) / math.sqrt(2 * se * se),
            "gulliksen-lord-novick": ((y - m1) - r * (x - m1)) / sp,
            "hsu-linn-nunnally": ((y - m2) - r * (x - m1)) / sp,
            "edwards-nunnally": (y - (r * (x - m1) + m1)) / se,
            "nunnally-kotsch": (y - (r * (x - m1) + m1))
            / math.sqrt(r * r * s1 * s1 * (1 - r) + s1 * s1 * (1 - r_post)),
            "hageman-arrindell": ((y - x) * rdd + (m2 - m1) * (1 - rdd))
            / (math.sqrt(rdd) * math.sqrt(2 * se * se)),
        }[method]
        clinical, functional_after = sign * x < sign * cut, sign * y > sign * cut
        word = "unchanged"
        if sign * value > limit:
            word = "recovered" if clinical and functional_after else "improved"
        if sign * value < -limit:
            word = "harmed" if not clinical and not functional_after else "deteriorated"
        indices.append(value)
        words.append(word)
    return indices, words


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", ["a", "b", "c"])
@pytest.mark.parametrize("better", ["lower", "higher"])
@pytest.mark.parametrize("odd", [False, True])
def test_the_fast_answer_agrees_with_the_slow_definitions(method, kind, better, odd):
    draw = np.random.default_rng(METHODS.index(method))
    sign = -1 if better == "lower" else 1
    pre = draw.normal(50, 10, 150).round()
    post = pre + sign * draw.normal(8, 12, 150).round()
    pre[draw.random(150) < 0.1] = NAN
    post[draw.random(150) < 0.1] = NAN
    functional = (50 + sign * 20, 8.0)
    indices, words = _slow(pre, post, method, 0.82, 0.7, sign, functional, kind, odd)
    found = reliable_change(
        pre,
        post,
        reliability=0.82,
        reliability_post=0.7,
        method=method,
        better=better,
        significance=0.1,
        functional=functional,
        cutoff=kind,
        quirks=PUBLISHED if odd else None,
    )
    assert_allclose(found.rci, indices, rtol=1e-10, atol=1e-12)
    assert found.labels.tolist() == words
    assert {"unchanged", "undecided", "improved", "recovered"} & set(words) >= {"unchanged", "undecided"}


@pytest.fixture
def group():
    draw = np.random.default_rng(8)
    pre = draw.normal(30, 8, 300)
    post = pre - draw.normal(6, 9, 300)
    pre[::17] = NAN
    return pre, post


@pytest.mark.parametrize("method", METHODS)
def test_points_and_direction_of_the_scale_do_not_matter(group, method):
    pre, post = group
    options = {"reliability": 0.8, "method": method, "cutoff": "c"}
    plain = reliable_change(pre, post, functional=(12, 7), **options)
    moved = reliable_change(pre * 3 + 100, post * 3 + 100, functional=(136, 21), **options)
    assert_allclose(moved.rci, plain.rci, rtol=1e-8, atol=1e-10)
    assert_array_equal(moved.labels, plain.labels)
    turned = reliable_change(-pre, -post, functional=(-12, 7), better="higher", **options)
    assert_allclose(turned.rci, -plain.rci, rtol=1e-9, atol=1e-12)
    assert_array_equal(turned.labels, plain.labels)
    assert set(plain.labels) >= {"recovered", "improved", "unchanged", "undecided"}


@pytest.mark.parametrize("method", METHODS)
def test_the_order_of_people_does_not_matter(group, method):
    pre, post = group
    order = np.random.default_rng(2).permutation(len(pre))
    plain = reliable_change(pre, post, reliability=0.8, method=method)
    mixed = reliable_change(pre[order], post[order], reliability=0.8, method=method)
    assert_allclose(mixed.rci, plain.rci[order], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    "options",
    [
        {"reliability": 1.0},
        {"reliability": -0.1},
        {"reliability": NAN},
        {"reliability": 0.8, "reliability_post": 1.5},
        {"reliability": 0.8, "method": "jt"},
        {"reliability": 0.8, "better": "more"},
        {"reliability": 0.8, "significance": 1},
        {"reliability": 0.8, "cutoff": "c"},
        {"reliability": 0.8, "cutoff": "b", "functional": (3, -1)},
        {"reliability": 0.8, "cutoff": "d"},
    ],
)
def test_what_makes_no_sense_is_refused(options):
    with pytest.raises(ChangeError):
        reliable_change(PRE, POST, **options)


@pytest.mark.parametrize(("pre", "post"), [([1, 2], [1]), ([[1, 2]], [[1, 2]]), ([1, np.inf], [1, 2])])
def test_scores_must_be_pairs_of_finite_numbers(pre, post):
    with pytest.raises(ChangeError):
        reliable_change(pre, post, reliability=0.8)
