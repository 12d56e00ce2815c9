"""The desk: one newsroom folder, and everything that is kept in it.

`newsroom` makes and opens the folder, `rooms/` hold the tables and what may be done with them, `vault` holds who a
source really is, `channels` bring things in, `verbs` are the commands. Sealing is the control: nothing that must not
be read lies in clear.
"""
