"""The writer of Final Draft files: into the file a script was read from, or complete."""

from ciotat.script.decode import Decoded
from ciotat.script.finaldraft.document import document
from ciotat.script.finaldraft.root import is_own
from ciotat.script.finaldraft.splice import spliced
from ciotat.script.screenplay import Screenplay

__all__ = ["written"]

_UNICODE = ("utf-", "gb18030")


def written(screenplay: Screenplay) -> Decoded:
    """`screenplay` as the text of a Final Draft file, and the encoding it is to be stored in: its own where it was read
    from one, with what that cannot hold as character references."""
    if not is_own(screenplay):
        return Decoded(document(screenplay), "utf-8")
    text, encoding = spliced(screenplay), screenplay.encoding or "utf-8"
    if encoding.startswith(_UNICODE):
        return Decoded(text, encoding)
    return Decoded(text.encode(encoding, "xmlcharrefreplace").decode(encoding), encoding)
