"""The command line. `main` finds the verbs, and it alone prints errors and ends the process; `answers` streams JSON lines.

A verb is a click command in a module of its own, named in the entry-point group `naru.verbs`. It raises `NaruError`; it never
prints one and never exits: it returns its exit status, 0 when it returns None.
"""

__all__: list[str] = []
