"""What students do to a notebook whose answers are right, each habit by its name."""

from tests.students.lesson import PRICE, WEIGH
from tests.students.notebook import Change, Handed

HABITS: dict[str, Change] = {}
FIRST, LAST = "# Parcels", "why"
TO_TEST = "calling(weigh, [1, 2])"
TASK = "### Exercise: weigh"


def habit(change: Change) -> Change:
    HABITS[change.__name__.replace("_", " ")] = change
    return change


# Names from demonstrations


@habit
def nothing_odd(book: Handed):
    pass


@habit
def an_import_of_a_demonstration(book: Handed):
    book.answer(weigh="def weigh(sizes):\n    return sum(Counter(sizes).elements())")


@habit
def an_import_used_at_the_top_of_the_cell(book: Handed):
    book.answer(weigh="NOUGHT = Fraction(0)\n\ndef weigh(sizes):\n    return int(sum(sizes, NOUGHT))")


@habit
def a_value_of_a_demonstration(book: Handed):
    book.answer(weigh="def weigh(sizes):\n    return sum(size * parcel['weight'] for size in sizes) // 3")


@habit
def a_function_of_a_demonstration(book: Handed):
    book.answer(weigh="def weigh(sizes):\n    return doubled(sum(sizes)) // 2")


@habit
def a_value_that_another_demonstration_made(book: Handed):
    book.answer(weigh="def weigh(sizes):\n    return scale * sum(sizes) // 4")


@habit
def a_debug_line_above_the_function(book: Handed):
    book.answer(weigh="print(parcel)\n\n" + WEIGH)


@habit
def a_debug_line_below_the_function(book: Handed):
    book.answer(weigh=WEIGH + "\n\nprint(weigh([scale]))")


@habit
def a_default_from_a_demonstration(book: Handed):
    book.answer(weigh="def weigh(sizes, unit=scale):\n    return unit * sum(sizes) // 4")


@habit
def an_annotation_from_a_demonstration(book: Handed):
    book.answer(weigh="def weigh(sizes: Counter) -> Fraction:\n    return sum(sizes)")


@habit
def a_base_class_from_a_demonstration(book: Handed):
    book.answer(weigh="class Tally(Counter):\n    pass\n\ndef weigh(sizes):\n    return sum(Tally(sizes).elements())")


@habit
def a_name_from_a_demonstration_that_needs_an_answer(book: Handed):
    book.answer(price="def price(sizes, fetch):\n    return fetch(sum(sizes) * total // total)")


@habit
def a_name_inside_an_f_string(book: Handed):
    book.answer(weigh="def weigh(sizes):\n    return int(f'{sum(sizes) * scale}') // 4")


@habit
def a_name_in_an_own_cell_only(book: Handed):
    book.put("half = scale // 2", before="weigh")
    book.answer(weigh="def weigh(sizes):\n    return half * sum(sizes) // 2")


@habit
def an_edited_demonstration(book: Handed):
    book["scale ="]["source"] = "scale = 8"
    book.answer(weigh="def weigh(sizes):\n    return scale * sum(sizes) // 8")


@habit
def a_demonstration_edited_to_import_more(book: Handed):
    book["parcel ="]["source"] += "\nfrom functools import reduce"
    book.answer(weigh="def weigh(sizes):\n    return reduce(lambda a, b: a + b, sizes, 0)")


@habit
def a_pasted_copy_of_a_demonstration(book: Handed):
    book.put(book["scale ="]["source"], before="weigh")
    book.answer(weigh="def weigh(sizes):\n    return scale * sum(sizes) // 4")


@habit
def a_demonstration_moved_up(book: Handed):
    book.put("limit = scale + 1", behind=FIRST)
    book.move("scale =", behind=FIRST)
    book.answer(weigh="def weigh(sizes):\n    return limit * sum(sizes) // 5")


@habit
def a_demonstration_deleted_and_its_name_defined_anew(book: Handed):
    book.take("scale =")
    book.put("scale = 6", before="weigh")
    book.answer(weigh="def weigh(sizes):\n    return scale * sum(sizes) // 6")


# Magics


@habit
def matplotlib_inline(book: Handed):
    book.answer(weigh="%matplotlib inline\n" + WEIGH)


@habit
def matplotlib_bare(book: Handed):
    book.answer(weigh="%matplotlib\n" + WEIGH)


@habit
def matplotlib_agg(book: Handed):
    book.put("%matplotlib agg\nimport matplotlib.pyplot as plt\n" + WEIGH, before=TO_TEST)


@habit
def pylab_inline(book: Handed):
    book.put("%pylab inline", before="weigh")
    book.answer(weigh="def weigh(sizes):\n    return int(array(sizes).sum())")


@habit
def change_of_folder(book: Handed):
    book.answer(weigh="%cd ..\n" + WEIGH)


@habit
def change_of_folder_and_back(book: Handed):
    book.put("%cd /\n%cd -\n%pwd", before="weigh")


@habit
def time_of_a_line(book: Handed):
    book.answer(weigh=WEIGH + "\n%time weigh([1])")


@habit
def time_of_a_cell(book: Handed):
    book.answer(weigh="%%time\n" + WEIGH)


@habit
def timing_many_runs(book: Handed):
    book.put("%timeit -n 3 -r 2 weigh([1, 2])", before=TO_TEST)


@habit
def automatic_reload(book: Handed):
    book.answer(weigh="%load_ext autoreload\n%autoreload 2\n" + WEIGH)


@habit
def a_file_written_and_imported(book: Handed):
    book.put("%%writefile helper.py\ndef add(sizes):\n    return sum(sizes)", before="weigh")
    book.answer(weigh="from helper import add\n\ndef weigh(sizes):\n    return add(sizes)")


@habit
def a_shell_command(book: Handed):
    book.answer(weigh="!ls\n" + WEIGH)


@habit
def a_question_mark(book: Handed):
    book.put("sum?", before="weigh")
    book.answer(weigh=WEIGH + "\nweigh?")


@habit
def a_name_from_a_demonstration_beside_a_magic(book: Handed):
    book.answer(weigh="%matplotlib inline\nprint(parcel)\n" + WEIGH)


@habit
def variables_listed(book: Handed):
    book.answer(weigh=WEIGH + "\n%who\n%whos\n%precision 3\n%config InlineBackend.figure_format = 'svg'")


@habit
def warnings_silenced_and_output_captured(book: Handed):
    book.answer(weigh="%%capture kept\n" + WEIGH)


@habit
def magics_of_the_kernel(book: Handed):
    book.answer(weigh="x = 1\n%store x\n%connect_info\n%autosave 60\n" + WEIGH)


@habit
def figures_in_a_window(book: Handed):
    book.put("%matplotlib notebook\n%gui", before="weigh")


@habit
def prompts_pasted_from_a_session(book: Handed):
    book.answer(weigh=">>> def weigh(sizes):\n...     return sum(sizes)")


# Cells that moved


@habit
def an_answer_cell_split_between_functions(book: Handed):
    book.answer(weigh="def add(a, b):\n    return a + b")
    book.put("def weigh(sizes):\n    return add(0, sum(sizes))", behind="weigh", like=book["weigh"])


@habit
def an_answer_cell_split_in_three(book: Handed):
    book.answer(weigh="ONE = 1")
    second = book.put("def unit():\n    return ONE", before=TO_TEST, like=book["weigh"])
    book.put("def weigh(sizes):\n    return unit() * sum(sizes)", before=TO_TEST, like=second)


@habit
def the_starter_kept_above_the_answer(book: Handed):
    starter = "def weigh(sizes):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    book.put(starter, before="weigh", like=book["weigh"])


@habit
def a_scratch_copy_behind_the_tests(book: Handed):
    book.put("def weigh(sizes):\n    return 'not finished'", behind="weigh(SIZES)", like=book["weigh"])
    book.answer(price=PRICE)


@habit
def an_answer_retyped_while_the_old_cell_is_gone(book: Handed):
    book.take("weigh")
    book.put(WEIGH, before=TO_TEST)


@habit
def an_answer_retyped_above_the_task(book: Handed):
    book.take("weigh")
    book.put(WEIGH, before=TASK)


@habit
def all_answers_in_one_cell_on_top(book: Handed):
    book.take("weigh")
    book.take("price")
    book.put(WEIGH + "\n\n\n" + PRICE, behind=FIRST)


@habit
def an_answer_cell_emptied_and_written_elsewhere(book: Handed):
    book.answer(weigh="")
    book.put(WEIGH, before="weigh")


@habit
def an_answer_cell_with_a_comment_only(book: Handed):
    book.answer(weigh="# see below")
    book.put(WEIGH, behind="weigh")


@habit
def an_answer_cell_cut_and_pasted_above_the_task(book: Handed):
    book.move("weigh", before=TASK)


@habit
def a_helper_in_an_own_cell(book: Handed):
    book.put("def add(sizes):\n    return sum(sizes)", before="weigh")
    book.answer(weigh="def weigh(sizes):\n    return add(sizes)")


@habit
def a_helper_in_an_own_cell_below(book: Handed):
    book.put("def add(sizes):\n    return sum(sizes)", behind="weigh")
    book.answer(weigh="def weigh(sizes):\n    return add(sizes)")


@habit
def all_metadata_gone(book: Handed):
    book.bare()


@habit
def all_metadata_and_ids_gone(book: Handed):
    book.bare()
    for cell in book.cells:
        del cell["id"]


@habit
def no_metadata_and_a_name_from_a_demonstration(book: Handed):
    book.answer(weigh="print(parcel)\n" + WEIGH)
    book.bare()
    for number, cell in enumerate(book.cells):
        cell["id"] = f"c{number}"


@habit
def prose_deleted(book: Handed):
    book.content["cells"] = [c for c in book.cells if c["cell_type"] == "code"]


@habit
def demonstrations_deleted(book: Handed):
    for text in ("shown =", "scale =", "weigh(SIZES)"):
        book.take(text)


@habit
def answer_above_its_demonstrations(book: Handed):
    book.move("weigh", behind=FIRST)
    book.answer(weigh="def weigh(sizes):\n    return scale * sum(sizes) // 4")


# Layout


@habit
def carriage_returns(book: Handed):
    for cell in book.cells:
        cell["source"] = cell["source"].replace("\n", "\r\n")


@habit
def format_on_save(book: Handed):
    for cell in book.cells:
        if cell["cell_type"] == "code":
            cell["source"] = cell["source"].replace('"', "'") + "\n"


@habit
def spaces_at_ends_of_lines(book: Handed):
    for cell in book.cells:
        cell["source"] = cell["source"].replace("\n", "  \n") + "\n\n"


@habit
def sources_as_lists_of_lines(book: Handed):
    for cell in book.cells:
        cell["source"] = cell["source"].splitlines(keepends=True)


@habit
def tabs(book: Handed):
    book.answer(weigh=WEIGH.replace("    ", "\t"))


# Styles of answers


@habit
def a_lambda(book: Handed):
    book.answer(weigh="weigh = lambda sizes: sum(sizes)")


@habit
def a_builtin_by_another_name(book: Handed):
    book.answer(weigh="weigh = sum")


@habit
def a_partial(book: Handed):
    book.answer(weigh="from functools import partial\n\nweigh = partial(sum, start=0)")


@habit
def a_callable_object(book: Handed):
    book.answer(weigh="class Weigh:\n    def __call__(self, sizes):\n        return sum(sizes)\n\nweigh = Weigh()")


@habit
def a_cached_function(book: Handed):
    book.answer(
        price="from functools import cache\n\n@cache\ndef total_of(sizes):\n    return sum(sizes)\n\n"
        "def price(sizes, fetch):\n    return fetch(total_of(tuple(sizes)))"
    )


@habit
def a_copy_that_is_emptied(book: Handed):
    loop = "    while left:\n        found += left.pop()\n"
    book.answer(weigh=f"def weigh(sizes):\n    found, left = 0, list(sizes)\n{loop}    return found")


@habit
def a_callback_by_the_name_of_its_argument(book: Handed):
    book.answer(price="def price(sizes, fetch):\n    return fetch(weight=sum(sizes))")


@habit
def a_global_counter(book: Handed):
    book.answer(weigh="calls = 0\n\ndef weigh(sizes):\n    global calls\n    calls += 1\n    return sum(sizes)")


@habit
def asserts_of_their_own_below_the_function(book: Handed):
    book.answer(weigh=WEIGH + "\n\nassert weigh([1, 2]) == 3\nassert weigh(SIZES) == 19")


@habit
def an_earlier_answer_used_in_a_later_one(book: Handed):
    book.answer(price="def price(sizes, fetch):\n    return fetch(weigh(sizes))")


@habit
def an_earlier_answer_used_from_an_own_cell(book: Handed):
    book.put("weight_of_all = weigh(SIZES)", before="price")
    book.answer(price="def price(sizes, fetch):\n    return fetch(weigh(sizes) + weight_of_all - 19)")


@habit
def an_own_cell_that_raises(book: Handed):
    book.put("1 / 0", before="weigh")
    book.put("undefined", before="price")
