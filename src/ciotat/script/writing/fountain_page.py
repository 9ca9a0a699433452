"""The title page of Fountain, and the credits' names in Fountain and in Chinese."""

from ciotat.script.screenplay import Screenplay
from ciotat.script.writing.marks import escaped

__all__ = ["AUTHORS", "TITLES", "page_lines", "page_of"]

TITLES = frozenset(("title", "片名", "剧名", "劇名", "标题", "標題", "名称", "剧本名", "剧本名称"))
AUTHORS = frozenset(("author", "authors", "编剧", "編劇", "作者"))


def page_of(screenplay: Screenplay, title: str, author: str) -> list[tuple[str, str]]:
    """The title page under the names `title` and `author`, the title first; one that stands only in the record too."""
    page = [(_key(key, title, author), value) for key, value in screenplay.title_page]
    given = {key for key, _ in page}
    if screenplay.title and title not in given:
        page.insert(0, (title, screenplay.title))
    if screenplay.author and author not in given:
        page.insert(1, (author, screenplay.author))
    return page


def _key(key: str, title: str, author: str) -> str:
    known = key.strip().lower()
    return title if known in TITLES else author if known in AUTHORS else key


def page_lines(screenplay: Screenplay) -> list[str]:
    """``Key: value`` lines; a value of several lines stands indented below its key."""
    own = screenplay.format == "fountain" and screenplay.title_page
    page = screenplay.title_page if own else page_of(screenplay, "Title", "Author")
    lines: list[str] = []
    for key, value in page:
        first, *more = [escaped(line) for line in value.split("\n") if line.strip()] or [""]
        lines += [f"{key}:", *(f"    {line}" for line in (first, *more))] if more else [f"{key}: {first}".rstrip()]
    return lines
