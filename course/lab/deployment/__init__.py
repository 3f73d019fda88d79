"""A small deployment: edges, origins, internal services, pools and names, as a file says and as it is.

A lesson reads one with `read_deployment`, asks it by the probe of `modelled_probe` or, on loopback, of a running
`Deployment`, and has `MODEL_CHECKS` of seven items of the `CHECKLIST`. `draw_deployment` makes sound ones.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "AuditReport": "_report",
        "CHECKLIST": "_checks",
        "Deployment": "_live",
        "MODEL_CHECKS": "_checks",
        "draw_deployment": "_drawn",
        "modelled_probe": "_model",
        "read_deployment": "_file",
        "unseen": "_defects",
    },
)
