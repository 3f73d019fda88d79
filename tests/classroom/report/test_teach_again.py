"""What to teach again: at most five topics, the core first, most shared first."""

from classroom.report.item_analysis import standings
from classroom.report.teach_again import to_teach_again
from tests.classroom.report.conftest import GLUE, TTL, class_of, failed, student


def topics(whole):
    return [str(topic) for topic in to_teach_again(standings(whole))]


def test_the_core_comes_first_and_what_one_alone_has_does_not_come(mixed):
    assert topics(mixed) == [
        f"walk: 2 of 10 believe: {GLUE}",
        f"caa (stretch): 2 of 10 believe: {TTL}",
    ]


def test_kinds_without_a_belief_and_what_is_not_written_come_too():
    lost = [student(f"s{n}", 0, failures={"test_walk": failed(kinds=["two zones", "no zone"])}) for n in range(3)]
    idle = [student(f"i{n}", cache=0, unwritten=["cache"]) for n in range(4)]
    assert topics(class_of(*lost, *idle)) == [
        "cache: 4 of 7 have not written it.",
        "walk: 3 of 7 fail at: no zone.",
    ]


def test_where_beliefs_differ_the_kind_of_case_that_they_share_is_told():
    each = [{"test_walk": failed(f"Belief {n}.", ["two zones"])} for n in range(3)]
    assert topics(class_of(*[student(f"s{n}", 0, failures=failures) for n, failures in enumerate(each)])) == [
        "walk: 3 of 3 fail at: two zones."
    ]


def test_each_in_a_way_of_their_own_is_told_as_many_and_an_earlier_exercise_is_no_topic():
    lost = [student(f"s{n}", 0, failures={"test_walk": failed(kinds=[f"kind {n}"])}) for n in range(3)]
    built = [student(f"b{n}", cache=0, failures={"test_cache": failed(below=["walk"])}) for n in range(4)]
    called = [student(f"c{n}", cache=0, failures={"test_cache": failed()}, below={"cache": ["walk"]}) for n in range(4)]
    want = ["walk: 3 of 11 are wrong without a belief that is known, 1 of them at: kind 0."]
    assert topics(class_of(*lost, *built, *called)) == want


def test_of_what_as_many_share_a_mistake_comes_before_what_is_not_written():
    idle = [student(f"i{n}", 0, unwritten=["walk"]) for n in range(2)]
    wrong = [student(f"w{n}", cache=0, failures={"test_cache": failed(TTL)}) for n in range(2)]
    want = [f"cache: 2 of 4 believe: {TTL}", "walk: 2 of 4 have not written it."]
    assert topics(class_of(*idle, *wrong)) == want


def test_there_are_five_at_most():
    many = [failed(f"Belief {n}.") for n in range(8)]
    students = [student(f"{n}{m}", 0, failures={"test_walk": many[n]}) for n in range(8) for m in range(2 + n)]
    found = topics(class_of(*students))
    assert [line.partition(":")[2].split()[0] for line in found] == ["9", "8", "7", "6", "5"]


def test_in_a_large_class_few_are_no_matter_for_all():
    right = [student(f"r{n}") for n in range(98)]
    wrong = [student(f"w{n}", 0, failures={"test_walk": failed(GLUE)}) for n in range(4)]
    assert topics(class_of(*right, *wrong)) == []
    assert topics(class_of(*right[:76], *wrong)) == [f"walk: 4 of 80 believe: {GLUE}"]


def test_in_a_class_of_one_all_counts():
    assert topics(class_of(student(walk=0, failures={"test_walk": failed(GLUE)}))) == [f"walk: 1 of 1 believe: {GLUE}"]


def test_what_more_share_beyond_the_core_comes_after_it():
    beyond = [student(f"b{n}", caa=0, failures={"test_caa": failed(TTL)}) for n in range(5)]
    core = [student(f"c{n}", 0, failures={"test_walk": failed(GLUE)}) for n in range(2)]
    assert topics(class_of(*beyond, *core)) == [
        f"walk: 2 of 7 believe: {GLUE}",
        f"caa (stretch): 5 of 7 believe: {TTL}",
    ]
