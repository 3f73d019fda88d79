"""Charts: amounts and times, to scale, over axes that all rows share."""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "curves": "_curves",
        "histogram": "_histogram",
        "journey": "_journey",
        "prediction": "_prediction",
        "prefixmap": "_prefixmap",
        "shares": "_shares",
        "waterfall": "_waterfall",
    },
)
