"""The closed form, its laws, and what it refuses."""

import math
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm

from naru.errors import ItemError
from naru.exposure import AXES, population_from, weigh
from naru.exposure import crowd as crowd_module
from naru.values import Clue, ClueRelation, Ledger

NAMES = {"place": ("north", "south"), "sex": ("f", "m"), "age": ("young", "old"), "occupation": ("miner", "farmer")}
# miners: all men, nearly all in the north. People by place, sex, age, occupation.
COUNTS = [
    [[[0, 4000], [0, 4000]], [[1000, 3000], [1000, 3000]]],
    [[[0, 5000], [0, 5000]], [[10, 4990], [10, 4990]]],
]
TOWN = population_from(NAMES, COUNTS)
EXACT = population_from(NAMES, COUNTS, dict.fromkeys(AXES, 0.0))
NORTH = {"place": ("north",)}


def cell(name, **where):
    return Clue(id=name, kind="cell", where={axis: (value,) for axis, value in where.items()})


def roster(name, low, high, within=None, group=None, inside=None):
    return Clue(
        id=name, kind="roster", group=group or name, within=within or NORTH, size=(low, high), inside=inside
    )  # fmt: skip


def attendance(name, group, low, high):
    return Clue(id=name, kind="attendance", group=group, share=(low, high))


def share(name, low, high, within=None):
    return Clue(id=name, kind="share", within=within or NORTH, size=(low, high))


def ledger(*clues, relations=(), complete=True):
    told = tuple(ClueRelation(between=pair, is_=kind) for pair, kind in relations)
    return Ledger(id="s", complete=complete, clues=clues, relations=told)


def mu_of(weighing):
    """mu at the middle of all ranges, out of the chance of one guess: V = (1 - e^-mu)/mu."""
    low, high = 1e-9, 1e9
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if -math.expm1(-middle) / middle > weighing.guess else (low, middle)
    return low


def test_nothing_given_away_leaves_everybody():
    weighing = weigh(ledger(), EXACT)
    assert weighing.verdict == "above_floor"
    assert mu_of(weighing) == pytest.approx(36_000, rel=1e-4)
    assert weighing.bits_spent == 0
    assert weighing.bits_budget == pytest.approx(math.log2(36_000 / 20))
    assert weighing.cost_bits == {}


def test_masks_meet_in_the_joint_table_and_margins_are_never_multiplied():
    found = weigh(ledger(cell("a", occupation="miner"), cell("b", place="south")), EXACT)
    assert mu_of(found) == pytest.approx(20, rel=1e-4)  # by margins it would be 1,122
    assert weigh(ledger(cell("a", occupation="miner"), cell("b", sex="m")), EXACT).bits_spent == pytest.approx(
        math.log2(36_001 / 2_021)
    )


def test_a_roster_counts_the_others_in_it():
    found = weigh(ledger(roster("u", 100, 100)), EXACT)
    assert mu_of(found) == pytest.approx(99, rel=1e-4)
    with_cell = weigh(ledger(roster("u", 100, 100), cell("sex", sex="f")), EXACT)
    assert mu_of(with_cell) == pytest.approx(99 / 2, rel=1e-4)


def test_sessions_of_one_roster_cost_a_to_the_m_and_not_the_group_again():
    sessions = [attendance(f"a{n}", "u", 0.6, 0.6) for n in range(3)]
    found = weigh(ledger(roster("u", 101, 101), *sessions), EXACT)
    assert mu_of(found) == pytest.approx(100 * 0.6**3, rel=1e-4)


def test_an_open_crowd_counts_as_its_share_of_where_it_was():
    found = weigh(ledger(cell("sex", sex="f"), share("street", 400, 400)), EXACT)
    assert mu_of(found) == pytest.approx(8_000 * 400 / 16_000, rel=1e-4)


def test_no_more_than_the_smallest_group_less_one():
    """Fréchet: two groups told of a tiny population cannot share more people than the smaller one has."""
    small = population_from(NAMES, [[[[5, 5], [5, 5]], [[5, 5], [5, 5]]]] * 2, dict.fromkeys(AXES, 0.0))
    found = weigh(ledger(share("a", 30, 30), roster("u", 4, 4)), small)
    assert mu_of(found) <= 3
    assert found.upper <= 4


def test_a_nested_group_counts_once_and_only_the_finer_one():
    finer = roster("cell", 12, 14, inside="unit")
    both = weigh(ledger(roster("unit", 90, 120), finer), TOWN)
    alone = weigh(ledger(roster("cell", 12, 14)), TOWN)
    assert both.lower == alone.lower
    assert both.guess == pytest.approx(alone.guess)
    assert both.interval == alone.interval


def test_two_groups_inside_one_both_count():
    inner = [roster(name, 30, 30, inside="unit") for name in ("a", "b")]
    found = weigh(ledger(roster("unit", 300, 300), *inner), EXACT)
    assert mu_of(found) == pytest.approx(16_000 * (29 / 16_000) ** 2, rel=1e-3)


def test_a_chain_of_groups_counts_only_its_innermost():
    chain = (roster("city", 5000, 5000), roster("unit", 300, 300, inside="city"), roster("cell", 12, 12, inside="unit"))
    assert mu_of(weigh(ledger(*chain), EXACT)) == pytest.approx(11, rel=1e-4)
    assert mu_of(weigh(ledger(chain[0], chain[2].replaced(inside="city")), EXACT)) == pytest.approx(11, rel=1e-4)


def test_a_declared_nesting_counts_once_too():
    street, ice = share("street", 4000, 4000), share("ice", 400, 400)
    found = weigh(ledger(street, ice, relations=[(("street", "ice"), "nested")]), EXACT)
    assert mu_of(found) == pytest.approx(399, rel=1e-4)
    assert mu_of(weigh(ledger(street, ice), EXACT)) == pytest.approx(100, rel=1e-4)


def test_the_same_clue_again_costs_nothing():
    once = (roster("u", 80, 120), cell("sex", sex="f"), share("street", 900, 2000))
    again = (*once, once[0], roster("other name", 80, 120, group="u"), cell("sex again", sex="f"), once[2])
    first, second = weigh(ledger(*once), TOWN), weigh(ledger(*again), TOWN)
    assert (first.lower, first.median, first.guess) == (second.lower, second.median, second.guess)
    assert second.cost_bits["sex again"] == 0
    assert sum(second.cost_bits.values()) == pytest.approx(second.bits_spent)


def test_an_event_of_another_id_is_another_event():
    first = weigh(ledger(roster("u", 80, 120), attendance("a", "u", 0.5, 0.6)), TOWN)
    second = weigh(ledger(roster("u", 80, 120), attendance("a", "u", 0.5, 0.6), attendance("b", "u", 0.5, 0.6)), TOWN)
    assert second.median < first.median


def test_order_changes_nothing_and_the_same_seed_gives_the_same_answer():
    clues = [roster("u", 800, 1200), attendance("a", "u", 0.4, 0.7), share("s", 9000, 13_000), cell("c", sex="f")]
    answers = {weigh(ledger(*order), TOWN, seed=3).to_json() for order in (clues, clues[::-1], clues[2:] + clues[:2])}
    assert len(answers) == 1
    assert weigh(ledger(*clues), TOWN, seed=4).to_json() not in answers


def test_another_seed_moves_the_bound_little():
    bounds = [weigh(ledger(roster("u", 300, 500), share("s", 3000, 9000)), TOWN, seed=seed).lower for seed in range(8)]
    assert max(bounds) <= 1.35 * min(bounds)


def test_what_an_adversary_may_miss_enters_the_guess_and_never_k():
    told = roster("u", 51, 51)
    sure, unsure = weigh(ledger(told), EXACT), weigh(ledger(told.replaced(linked=0.5)), EXACT)
    assert unsure.lower == sure.lower
    assert unsure.median == sure.median
    assert unsure.guess == pytest.approx((sure.guess + weigh(ledger(), EXACT).guess) / 2)


def test_an_event_gives_its_group_away_even_where_the_group_itself_is_not_linked():
    told = roster("u", 51, 51).replaced(linked=0.0)
    found = weigh(ledger(told, attendance("a", "u", 0.5, 0.5)), EXACT)
    assert mu_of(found) == pytest.approx(25, rel=1e-4)


# ---- bounds


def test_the_bounds_are_below_the_median_and_in_order():
    clues = (roster("u", 200, 400), share("s", 3000, 9000), share("t", 3000, 9000))
    found = weigh(ledger(*clues), TOWN)
    assert 1 <= found.lower <= found.lower_declared < found.median
    assert found.interval[0] <= found.median <= found.interval[1] == found.upper


def test_the_declared_bound_counts_only_where_every_pair_of_open_clues_is_declared():
    clues = (cell("c", place="north"), share("s", 2000, 6000), share("t", 2000, 6000), share("v", 2000, 6000))
    pairs = list(combinations("stv", 2))
    for kind, used in (("independent", "declared"), ("same_crowd", "declared"), ("rival", ""), ("unknown", "")):
        found = weigh(ledger(*clues, relations=[(pair, kind) for pair in pairs]), TOWN)
        assert found.lower < found.lower_declared
        assert found.lower_used == (found.lower_declared if used else found.lower)
    some = weigh(ledger(*clues, relations=[(pair, "independent") for pair in pairs[:2]]), TOWN)
    assert some.lower_used == some.lower
    assert "crowds_may_be_rivals" in some.assumptions


def test_a_relation_to_a_clue_that_is_not_told_changes_nothing():
    told = (share("s", 2000, 6000), share("t", 2000, 6000))
    found = weigh(ledger(*told, relations=[(("s", "told elsewhere"), "independent")]), TOWN)
    assert found == weigh(ledger(*told), TOWN)


def test_two_sessions_of_one_group_need_no_relation():
    told = [roster("u", 500, 900), attendance("a", "u", 0.4, 0.6), attendance("b", "u", 0.4, 0.6)]
    found = weigh(ledger(*told), TOWN)
    assert found.lower_used == found.lower_declared > found.lower
    shifts = weigh(ledger(*told, relations=[(("a", "b"), "rival")]), TOWN)
    assert shifts.lower_used == shifts.lower


@given(
    q=st.lists(st.floats(0.002, 0.98), min_size=2, max_size=5),
    rho=st.floats(0.01, 0.5),
)
@settings(max_examples=25, deadline=None)
def test_the_worst_signs_are_the_smallest_over_all_patterns(q, rho):
    tables = [crowd_module._tied(np.array([share]), np.array([rho])) for share in q]
    by_hand = []
    for signs in product((1, -1), repeat=len(q)):
        total = 0.0
        for weight, z in zip(crowd_module.WEIGHTS, crowd_module.NODES, strict=True):
            factors = [
                norm.cdf((norm.ppf(p) + s * math.sqrt(rho) * z) / math.sqrt(1 - rho))
                for p, s in zip(q, signs, strict=True)
            ]
            total += weight * math.prod(factors)
        by_hand.append(total)
    assert crowd_module.worst_signs(tables)[0] == pytest.approx(min(by_hand), rel=1e-9)
    many = crowd_module.worst_signs([*tables, *[np.ones_like(tables[0])] * crowd_module.EXACT_SIGNS])[0]
    assert many <= min(by_hand) * (1 + 1e-12)


def test_the_quadrature_agrees_with_the_normal_distribution():
    q, rho = (0.3, 0.2), 0.4
    tables = [crowd_module._tied(np.array([share]), np.array([rho])) for share in q]
    for sign, found in ((1, crowd_module.same_signs(tables)), (-1, crowd_module.worst_signs(tables))):
        tied = multivariate_normal(cov=[[1, sign * rho], [sign * rho, 1]])
        assert found[0] == pytest.approx(tied.cdf([norm.ppf(share) for share in q]), rel=2e-3)


# ---- laws


@st.composite
def ledgers(draw):
    """Clues that are all true of somebody: a young farming man of the north (3,000 people)."""
    me = {"place": "north", "sex": "m", "age": "young", "occupation": "farmer"}
    clues = []
    masks = st.lists(st.sampled_from(AXES), max_size=3, unique=True)
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["cell", "roster", "share", "attendance", "nested"]))
        mask = {axis: (me[axis],) for axis in draw(masks)}
        low = draw(st.floats(2, 800))
        size = (low, low * draw(st.floats(1, 3)))
        linked = draw(st.sampled_from([1.0, 1.0, 0.7]))
        groups = [clue for clue in clues if clue.kind == "roster"]
        name = f"c{draw(st.integers(0, 10**6))}-{number}"
        if kind == "cell":
            clue = Clue(id=name, kind="cell", where=mask, linked=linked)
        elif kind == "share":
            clue = Clue(id=name, kind="share", within=mask, size=size, linked=linked)
        elif kind == "attendance" and groups:
            told = draw(st.tuples(st.floats(0.05, 0.6), st.floats(0.6, 1.0)))
            clue = Clue(id=name, kind="attendance", group=draw(st.sampled_from(groups)).group, share=told)
        else:
            outer = draw(st.sampled_from(groups)).id if groups and kind == "nested" else None
            clue = Clue(id=name, kind="roster", group=name, within=mask, size=size, inside=outer)
        clues.append(clue)
    return clues


@given(told=ledgers(), seed=st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_adding_a_clue_never_raises_a_bound(told, seed):
    before = weigh(ledger(), TOWN, seed=seed)
    for count in range(1, len(told) + 1):
        after = weigh(ledger(*told[:count]), TOWN, seed=seed)
        assert after.lower <= before.lower
        assert after.lower_declared <= before.lower_declared
        assert after.guess >= before.guess * (1 - 1e-9)
        assert after.bits_spent >= before.bits_spent - 1e-9
        before = after


@given(told=ledgers(), seed=st.integers(0, 3), data=st.data())
@settings(max_examples=30, deadline=None)
def test_coarsening_never_lowers_a_bound(told, seed, data):
    """A mask that lists more, a group told larger, a clue left out."""
    before = weigh(ledger(*told), TOWN, seed=seed)
    which = data.draw(st.integers(0, len(told) - 1))
    clue = told[which]
    if clue.kind == "cell" and clue.where:
        axis = data.draw(st.sampled_from(sorted(clue.where)))
        coarser = clue.replaced(where={**clue.where, axis: NAMES[axis]})
    elif clue.kind == "attendance":
        coarser = clue.replaced(share=(min(1.0, clue.share[0] * 1.3), 1.0))
    elif clue.size is not None:
        by = data.draw(st.floats(1, 1.5))
        coarser = clue.replaced(size=(clue.size[0] * by, clue.size[1] * by))
    else:
        return
    try:
        after = weigh(ledger(*told[:which], coarser, *told[which + 1 :]), TOWN, seed=seed)
    except ItemError as problem:
        assert problem.code == "group_larger_than_population"  # noqa: PT017
        return
    if clue.kind != "attendance" or coarser.share[0] / coarser.share[1] >= clue.share[0] / clue.share[1]:
        assert after.lower >= before.lower
        assert after.lower_declared >= before.lower_declared


@given(told=ledgers())
@settings(max_examples=40, deadline=None)
def test_costs_add_up_to_what_is_spent_and_none_is_negative(told):
    found = weigh(ledger(*told), TOWN)
    assert all(bits >= 0 for bits in found.cost_bits.values())
    assert sum(found.cost_bits.values()) == pytest.approx(found.bits_spent, abs=1e-6)


@given(told=ledgers())
@settings(max_examples=25, deadline=None)
def test_the_breaking_combination_breaks_and_no_smaller_one_does(told):
    found = weigh(ledger(*told), TOWN)
    if found.verdict != "refuse":
        assert found.breaking == ()
        return
    by_id = {clue.id: clue for clue in told}

    def refused(names):
        """Weighed alone, an event or an inner group brings what it refers to along."""
        clues = {name: by_id[name] for name in names}
        for clue in list(clues.values()):
            if clue.inside and clue.inside not in clues:
                clues[clue.id] = clue.replaced(inside=None)
        if any(clue.kind == "attendance" and clue.group not in clues for clue in clues.values()):
            return None
        return weigh(ledger(*clues.values()), TOWN).verdict == "refuse"

    assert found.breaking
    if refused(found.breaking) is not None:
        assert len(found.breaking) < len(told) or refused(found.breaking)
    for size in range(1, len(found.breaking)):
        assert not any(refused(names) for names in combinations(by_id, size))


def test_many_clues_are_weighed_too():
    clues = [share(f"s{n:02}", 9000, 15_000) for n in range(14)]
    bounds = [weigh(ledger(*clues[:count]), TOWN).lower for count in range(1, 15)]
    assert bounds == sorted(bounds, reverse=True)
    found = weigh(ledger(*clues), TOWN)
    assert sum(found.cost_bits.values()) == pytest.approx(found.bits_spent)


def test_a_ledger_may_be_long_and_no_longer():
    clues = [share(f"s{n}", 9000, 15_000) for n in range(501)]
    assert weigh(ledger(*clues[:120]), TOWN).verdict == "refuse"
    with pytest.raises(ItemError) as caught:
        weigh(ledger(*clues), TOWN)
    assert (caught.value.code, caught.value.field) == ("ledger_too_long", "clues")


# ---- verdicts


def test_the_verdict_stands_on_the_bound_and_the_floor_not_on_the_median():
    told = ledger(roster("u", 80, 120))
    bound = weigh(told, TOWN).lower_used
    assert weigh(told, TOWN, floor=bound + 1).verdict == "refuse"
    assert weigh(told, TOWN, floor=bound).verdict == "amber"
    assert weigh(told, TOWN, floor=math.floor(bound / 2)).verdict == "above_floor"
    assert weigh(told, TOWN, floor=bound + 1).median > bound + 1


def test_not_assessed_comes_before_all():
    unsized = Clue(id="u", kind="roster", group="u", within=NORTH)
    strange = cell("c", occupation="doctor")
    for told, missing in (
        (ledger(unsized), "clue_without_size"),
        (ledger(roster("u", 9, 9), Clue(id="a", kind="attendance", group="u")), "clue_without_size"),
        (ledger(strange), "no_sourced_margin"),
        (ledger(share("s", 5, 9, within={"age": ("in their thirties",)})), "no_sourced_margin"),
    ):
        found = weigh(told, TOWN)
        assert (found.verdict, found.missing) == ("not_assessed", (missing,))
        assert found.lower is found.lower_used is found.median is found.guess is None
    unfinished = weigh(ledger(cell("c", sex="f"), complete=False), TOWN)
    assert (unfinished.verdict, unfinished.missing) == ("not_assessed", ("checklist_unfinished",))
    assert weigh(ledger(roster("u", 2, 2), complete=False), TOWN).verdict == "not_assessed"


@pytest.mark.parametrize(
    ("clues", "relations", "code", "field"),
    [
        ([roster("u", -3, 5)], (), "clue_size_impossible", "size"),
        ([roster("u", 0, 5)], (), "clue_size_impossible", "size"),
        ([roster("u", 9, 5)], (), "clue_size_impossible", "size"),
        ([roster("u", math.nan, 5)], (), "clue_size_impossible", "size"),
        ([roster("u", 5, math.inf)], (), "clue_size_impossible", "size"),
        ([roster("u", 9, 9), attendance("a", "u", 0.0, 0.5)], (), "clue_size_impossible", "share"),
        ([roster("u", 9, 9), attendance("a", "u", 0.5, 1.5)], (), "clue_size_impossible", "share"),
        ([roster("u", 9, 9), attendance("a", "u", 0.5, math.nan)], (), "clue_size_impossible", "share"),
        ([roster("u", 30_000, 40_000)], (), "group_larger_than_population", "size"),
        ([share("s", 30_000, 40_000)], (), "group_larger_than_population", "size"),
        ([cell("c", sex="f", occupation="miner")], (), "mask_matches_nobody", "where"),
        ([Clue(id="c", kind="cell", where={"place": ()})], (), "mask_matches_nobody", "where"),
        ([cell("c", sex="f"), cell("d", occupation="miner")], (), "mask_matches_nobody", "clues"),
        ([cell("c", sex="f"), roster("u", 5, 5, within={"sex": ("m",)})], (), "mask_matches_nobody", "clues"),
        ([cell("c", height="tall")], (), "axis_unknown", "where"),
        ([attendance("a", "u", 0.5, 0.5)], (), "attendance_without_roster", "group"),
        ([roster("a", 9, 9, inside="a")], (), "nesting_circular", "inside"),
        ([roster("a", 9, 9, inside="b"), roster("b", 9, 9, inside="a")], (), "nesting_circular", "inside"),
        ([roster("a", 9, 9, inside="b")], (), "clue_unknown", "inside"),
        ([roster("a", 9, 9, inside="c"), cell("c", sex="f")], (), "clue_unknown", "inside"),
        ([cell("c", sex="f")], [(("c", "c"), "rival")], "clue_unknown", "relations"),
        ([cell("c", sex="f"), cell("c", sex="m")], (), "clue_two_meanings", "id"),
        ([cell("", sex="f")], (), "clue_field_wrong", "id"),
        ([Clue(id="c", kind="cell", where={}, size=(5, 9))], (), "clue_field_wrong", "size"),
        ([Clue(id="c", kind="cell", within=NORTH)], (), "clue_field_wrong", "within"),
        ([Clue(id="u", kind="roster", within=NORTH, size=(5, 9))], (), "clue_field_wrong", "group"),
        ([Clue(id="s", kind="share", within=NORTH, share=(0.1, 0.2))], (), "clue_field_wrong", "share"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_its_field(clues, relations, code, field):
    with pytest.raises(ItemError) as caught:
        weigh(ledger(*clues, relations=relations), TOWN)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert weigh(ledger(cell("c", sex="f")), TOWN).verdict == "above_floor"


@pytest.mark.parametrize("floor", [0, 1, -5, math.nan, math.inf])
def test_a_floor_that_is_none_is_refused(floor):
    with pytest.raises(ItemError, match="floor"):
        weigh(ledger(), TOWN, floor=floor)


@pytest.mark.parametrize(
    ("axes", "counts", "sigma", "code"),
    [
        (NAMES, [[1]], None, "population_unusable"),
        (NAMES, "many", None, "population_unusable"),
        (NAMES, np.full((2, 2, 2, 2), -1.0), None, "population_unusable"),
        (NAMES, np.full((2, 2, 2, 2), math.nan), None, "population_unusable"),
        (NAMES, np.zeros((2, 2, 2, 2)), None, "population_unusable"),
        ({**NAMES, "sex": ("f", "f")}, COUNTS, None, "population_unusable"),
        ({"place": ("a",)}, [[[[5]]]], None, "population_unusable"),
        ({**NAMES, "height": ("tall",)}, COUNTS, None, "axis_unknown"),
        (NAMES, COUNTS, {"height": 0.1}, "axis_unknown"),
        (NAMES, COUNTS, {"sex": -0.1}, "population_unusable"),
        (NAMES, COUNTS, {"sex": math.nan}, "population_unusable"),
    ],
)
def test_a_population_with_holes_is_refused(axes, counts, sigma, code):
    with pytest.raises(ItemError) as caught:
        population_from(axes, counts, sigma)
    assert caught.value.code == code


def test_a_narrower_mask_never_holds_more_people_in_any_draw():
    random = np.random.default_rng(5)
    axis_draws = {axis: 0.4 * random.standard_normal(500) for axis in AXES}
    for axis in AXES:
        others = {other: NAMES[other][:1] for other in AXES if other != axis}
        wide, narrow = TOWN.row(others | {"sex": ("m",)}), TOWN.row(others | {"sex": ("m",), axis: NAMES[axis][-1:]})
        assert (TOWN.drawn(narrow, axis_draws) <= TOWN.drawn(wide, axis_draws)).all()


def test_birthday_sex_and_town_single_out_most_people():
    """Sweeney's count: 9,330 people over 78 years of birth, 365 birthdays and two sexes leave 84 to 86 % of them
    unique.
    """
    axes = {
        "place": ("the town",),
        "sex": ("f", "m"),
        "age": tuple(str(year) for year in range(78)),
        "occupation": tuple(f"day {day}" for day in range(365)),  # any axis will do
    }
    town = population_from(axes, np.full((1, 2, 78, 365), 9_330 / (2 * 78 * 365)), dict.fromkeys(AXES, 0.0))
    found = weigh(ledger(cell("born", sex="f", age="40", occupation="day 7")), town)
    assert 0.84 <= math.exp(-mu_of(found)) <= 0.86
    assert found.median == found.lower == 1
