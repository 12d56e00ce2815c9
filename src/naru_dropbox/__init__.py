"""The drop box: a tiny server that can receive and cannot read.

In: sealed envelopes, from anybody. Out: the same bytes, durable on a spool, under random names that tell no time. It
holds no private key, no database and no list of people; of the library it loads what recognises an envelope and
nothing that could open or parse one.

    naru drop --spool spool --key age1... --listen 127.0.0.1:8766
"""

__all__: list[str] = []
