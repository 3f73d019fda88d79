"""Which job goes to which worker, and where it goes when that one is lost."""

from classroom.cluster.lanes import Errand, Lanes


def lanes(jobs, **threads):
    made = Lanes()
    made.waiting.extend(Errand(len, job.encode()) for job in jobs)
    for address, number in threads.items():
        made.open(address, number)
    return made


def told(handed):
    return [(address, errand.job.decode()) for address, errand in handed]


def test_a_worker_has_as_many_jobs_as_threads_and_the_idlest_is_first():
    made = lanes("abcde", one=1, two=2)
    assert told(made.hand_out()) == [("two", "a"), ("one", "b"), ("two", "c")]
    assert made.hand_out() == []


def test_what_is_done_makes_room():
    made = lanes("abc", one=1)
    ((address, errand),) = made.hand_out()
    assert made.done(address, errand)
    assert told(made.hand_out()) == [("one", "b")]


def test_jobs_of_a_lost_worker_come_first_in_their_order():
    made = lanes("abcd", one=2)
    made.hand_out()
    assert made.close("one") == []
    made.open("two", 3)
    assert told(made.hand_out()) == [("two", "a"), ("two", "b"), ("two", "c")]


def test_a_result_of_a_worker_that_counts_as_lost_is_not_taken():
    made = lanes("a", one=1)
    ((address, errand),) = made.hand_out()
    made.close(address)
    assert not made.done(address, errand)
    assert list(made.waiting) == [errand]


def test_a_job_that_has_lost_three_workers_waits_no_more():
    made = lanes("a", one=1, two=1, three=1)
    lost = []
    for _ in range(3):
        ((address, _),) = made.hand_out()
        lost += made.close(address)
    assert [errand.job for errand in lost] == [b"a"]
    assert not made.waiting


def test_whoever_gives_up_has_all_jobs_back():
    made = lanes("abc", one=1)
    made.hand_out()
    assert sorted(errand.job for errand in made.give_up()) == [b"a", b"b", b"c"]
    assert (made.give_up(), made.hand_out()) == ([], [])
