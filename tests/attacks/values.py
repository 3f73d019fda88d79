"""Values that lie about themselves."""

from tests.attacks.attack import Attack

ALWAYS = """
class Always(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = None
    def __str__(self): return Text()
class Text(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
"""
LIES = """
class Lies:
    __class__ = float
    def __eq__(self, other): return True
    __hash__ = None
"""
ATTACKS = [
    Attack("float_subclass_equals_everything", "scores", answers={"half": f"{ALWAYS}\ndef half(x): return Always()"}),
    Attack(
        "eq_is_always_true",
        "scores",
        answers={
            "half": "class Yes:\n    def __eq__(self, other): return True\n    __hash__ = None\n"
            "def half(x): return Yes()"
        },
    ),
    Attack("class_says_float", "scores", answers={"half": f"{LIES}\ndef half(x): return Lies()"}),
    Attack(
        "repr_equals_everything",
        "scores",
        answers={"half": f"{ALWAYS}\nclass Shown:\n    def __str__(self): return Text()\ndef half(x): return Shown()"},
    ),
    Attack(
        "int_subclass_equals_everything",
        "scores",
        answers={
            "half": "class Int(int):\n    def __eq__(self, other): return True\n    __hash__ = None\n"
            "def half(x): return Int(1)"
        },
    ),
]
