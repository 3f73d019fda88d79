"""Figures computed from data: each carries alt text, looks the same everywhere and is drawn alike every time.

    ladder(net.log)
    bytemap(message, [("id", 0, 2), ("flags", 2, 4)])

Everything here loads when it is first used.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Drawing": "_drawing",
        "asmap": "_asmap",
        "bytemap": "_bytemap",
        "curves": "_curves",
        "exchange": "_exchange",
        "flights": "_flights",
        "histogram": "_histogram",
        "journey": "_journey",
        "ladder": "_ladder",
        "prediction": "_prediction",
        "prefixmap": "_prefixmap",
        "progressmap": "_progressmap",
        "sequence": "_sequence",
        "shares": "_shares",
        "strip": "_strip",
        "waterfall": "_waterfall",
    },
)
