"""Claims: proposals become claims, editors decide, nothing is overwritten without a trace.

In: a `Reading` with the message it was made from, or a claim and a `Decision`. Out: `Claim`s with ids that the same
message always gives again, and claims with one `Revision` more, from which every earlier state can be had back. It
refuses the transitions in `FORBIDDEN`, and edits that name a date, a kind or a place that does not exist.

    >>> from naru.claims import Decision, decide
    >>> from naru.values import Claim
    >>> claim = Claim(id="c-0000000000000001", what="search", status="happened")
    >>> decided = decide(claim, Decision(claim=claim.id, state="confirmed", by="editor-1"))
    >>> decided.state, decided.revisions[0].by, decided.revisions[0].before
    ('confirmed', 'editor-1', '{"state":"proposed"}')
"""

from naru.claims.deciding import FORBIDDEN, Decision, Edit, decide
from naru.claims.past import Provenance, history, provenance, stands
from naru.claims.proposing import propose

__all__ = ["FORBIDDEN", "Decision", "Edit", "Provenance", "decide", "history", "propose", "provenance", "stands"]
