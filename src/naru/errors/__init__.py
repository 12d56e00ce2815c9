"""One error tree for the whole house: a stable code, what happened, what to do.

Every message is a fixed sentence (words.toml), so no source's words, name, number or file name can reach a message, a log or a traceback: a code
carries no place to put them. The only moving parts are `field` (a name from our own schemas) and `line` (a number). The library raises; only the
command line and the desk's shell show. docs/formats/errors.md lists every code.

    >>> from naru.errors import Code, ItemError
    >>> str(ItemError(Code.EDTF_NO_SUCH_DAY, field="when"))
    'A date names a day that does not exist in the calendar. (field when)'
"""

from naru.errors.code import Code
from naru.errors.tree import InputError, ItemError, MissingError, NaruError, RefusedError

__all__ = ["Code", "InputError", "ItemError", "MissingError", "NaruError", "RefusedError"]
