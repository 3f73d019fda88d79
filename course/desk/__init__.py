"""What a student does around the lessons: see how far they are, begin an answer again, carry work away and back.

    progress()
    reset("04-dns", "walk")
    save()
    certificate("Your Name")

Everything here loads when it is first used.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "DeskError": "_errors",
        "certificate": "_certificate",
        "Progress": "_progress",
        "joined": "_pieces",
        "key": "_pieces",
        "pieces": "_pieces",
        "progress": "_progress",
        "reset": "_reset",
        "restore": "_archive",
        "save": "_archive",
    },
)
