"""The vault: how a source is really reached. Its table lies in a database file of its own and is imported by
nobody else.

In: an opaque source id and words. Out: the same words, to whoever has opened the newsroom. In this version they are
sealed to the house key; later they are opened in the handler's browser only. The face is `naru_desk.vault.contacts`
(this package is a Django app, so it must import without its tables).
"""

__all__: list[str] = []
