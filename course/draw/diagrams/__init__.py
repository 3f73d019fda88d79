"""Diagrams: who is there, what is joined to what, what is said in which order; not to scale."""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "asmap": "_asmap",
        "bytemap": "_bytemap",
        "exchange": "_exchange",
        "flights": "_flights",
        "ladder": "_ladder",
        "progressmap": "_progressmap",
        "sequence": "_sequence",
        "strip": "_strip",
    },
)
