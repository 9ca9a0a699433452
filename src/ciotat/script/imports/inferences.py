"""What an import tells the writer that it inferred, in English and Chinese."""

from collections.abc import Sequence

from ciotat.script.imports.imported import Inference
from ciotat.script.screenplay import Remark
from ciotat.script.wording import Wording, worded

__all__ = ["WORDS", "remarks_on"]

WORDS: dict[str, Wording] = {
    "columns": (
        "note",
        ("{count} elements are told by the columns they stand in", "look at the names and who says what", ""),
        ("按版面位置认出 {count} 个段落", "请核对人名和台词", ""),
    ),
    "styles": (
        "note",
        ("{count} paragraphs are told by the names of their styles", "", ""),
        ("按样式名认出 {count} 个段落", "", ""),
    ),
    "left-out": (
        "note",
        ("{count} lines of the pages are left out: numbers, heads, feet, (MORE), (CONTINUED)", "", ""),
        ("略去页码、页眉、页脚、（续）等 {count} 行", "", ""),
    ),
    "joined-speech": (
        "note",
        ("{count} speeches broken by a page turn are joined", "", ""),
        ("接上因换页断开的台词 {count} 处", "", ""),
    ),
    "front-page": (
        "note",
        ("{count} entries of the title page are told by their places", "look at title, author and contact", ""),
        ("按位置认出扉页的 {count} 项", "请核对片名、编剧、联系方式", ""),
    ),
    "other-scripts": (
        "note",
        ("other scripts of the project are left out: {count}", "save each of them as a project of its own", ""),
        ("略去项目里的另外 {count} 个剧本", "请把它们分别另存为项目", ""),
    ),
    "plain": (
        "note",
        ("nothing in its layout says that this is a screenplay; it is read as plain text", "", ""),
        ("版面看不出剧本格式，按普通文本读入", "", ""),
    ),
}


def remarks_on(inferred: Sequence[Inference], language: str) -> tuple[Remark, ...]:
    """What was inferred, as notes in the language of the script."""
    return tuple(worded(WORDS, about, language, values) for about, values in inferred)
