"""What stands before the first scene of a Chinese 剧本: title, credits, people."""

from ciotat.script.front_matter import person
from ciotat.script.people import introduced
from ciotat.script.screenplay import Screenplay
from ciotat.script.writing.fountain_page import page_of

__all__ = ["page_lines"]


def page_lines(screenplay: Screenplay) -> list[str]:
    """《片名》, 编剧：, and 人物小传 for all that the action does not introduce itself."""
    own = screenplay.format == "chinese" and screenplay.title_page
    page = screenplay.title_page if own else page_of(screenplay, "片名", "编剧")
    lines: list[str] = []
    for key, value in page:
        first, *more = [line for line in value.split("\n") if line.strip()] or [""]
        title = key == "片名" and not lines and not more and "《" not in value and "》" not in value and value
        lines += [f"《{value}》"] if title else [f"{key}：{first}", *(f"    {line}" for line in more)]
    told = dict(introduced(screenplay.scenes))
    people = [(name, sketch) for name, sketch in screenplay.people if told.get(name) != sketch]
    sketches = [f"{name}：{sketch}" for name, sketch in people if person(f"{name}：{sketch}") == (name, sketch)]
    return [*lines, "人物小传：", *sketches] if sketches else lines
