"""How paragraphs and runs of a Word document look, from its styles and what they are based on."""

import re
from dataclasses import dataclass, replace

from ciotat.script.imports.markup import Node
from ciotat.script.run import Style
from ciotat.script.screenplay import ElementType

__all__ = ["Look", "Styles", "type_of"]

_TWIPS = 1440
_FLAGS: tuple[tuple[str, Style], ...] = (("b", "bold"), ("i", "italic"), ("u", "underline"), ("strike", "strike"))
_NAMES: tuple[tuple[ElementType, str], ...] = (
    ("heading", r"scene(heading)?|slug(line)?|sceneheader|masterscene|场景(标题|头)?|场次|場景(標題)?|场标题|场头"),
    ("action", r"(scene)?action|(stage)?directions?|(scene)?description|business|动作|动作描述|描述|舞台指示|動作|△"),
    ("cue", r"character(name|cue)?|cue|speaker|人物(名|名称)?|角色(名|名称)?|说话人|說話人"),
    ("parenthetical", r"parenthetical|paren|wryly|personaldirection|括号|括號|附加说明|情绪|语气|表演提示"),
    ("dialogue", r"dialog(ue)?|speech|lines?|对白|对话|台词|對白|對話|台詞"),
    ("transition", r"transition|转场|轉場|切换"),
    ("lyric", r"lyrics?|歌词|歌詞"),
    ("centred", r"cent(er|re)d"),
    ("section", r"(new)?act|sequence|集|幕"),
)
_STYLE = tuple((type, re.compile(f"(?:{names})")) for type, names in _NAMES)


@dataclass(frozen=True)
class Look:
    """How a paragraph looks: the name of its style, indents in inches, alignment, what its letters are by default."""

    name: str = ""
    left: float = 0.0
    align: str = ""
    list: tuple[str, str] = ("", "0")
    level: int = 0
    styles: tuple[Style, ...] = ()
    caps: bool = False


def type_of(name: str) -> ElementType | None:
    """The element type a style is named after, in English or Chinese: ``Scene Heading``, ``对白``; or None."""
    plain = re.sub(r"[\s_\-.\d]|^(sp|screenplay|script|剧本)(?=.)", "", re.sub(r"[\s_\-.]", "", name.lower()))
    return next((type for type, names in _STYLE if names.fullmatch(plain)), None)


class Styles:
    """The styles of one document."""

    def __init__(self, root: Node | None) -> None:
        nodes = root.all("style") if root else []
        self._nodes = {node.attributes.get("styleId", ""): node for node in nodes}
        self._default = next(
            (name for name, node in self._nodes.items() if node.attributes.get("default") in ("1", "true")
             and node.attributes.get("type") == "paragraph"), "",
        )  # fmt: skip
        self._looks: dict[str, Look] = {}

    def look(self, properties: Node | None) -> Look:
        """How a paragraph with these properties looks."""
        look = self._named((properties.value("pStyle") if properties else "") or self._default, 0)
        return _with(look, properties) if properties else look

    def run(self, properties: Node | None, look: Look) -> tuple[tuple[Style, ...], bool]:
        """The styles of a run that differ from its paragraph's own, and whether it is hidden."""
        if not properties:
            return (), False
        on = tuple(style for tag, style in _FLAGS if _on(properties, tag, False) and style not in look.styles)
        return on, _on(properties, "vanish", False)

    def _named(self, name: str, depth: int) -> Look:
        if name not in self._nodes or depth > 20:
            return Look()
        if name not in self._looks:
            node = self._nodes[name]
            look = replace(self._named(node.value("basedOn"), depth + 1), name=node.value("name") or name)
            for part in (node.first("pPr"), node.first("rPr")):
                look = _with(look, part) if part else look
            self._looks[name] = look
        return self._looks[name]


def _with(look: Look, properties: Node) -> Look:
    """`look` with what `properties`, of a paragraph or of runs, change."""
    indent = properties.first("ind")
    attributes = indent.attributes if indent else {}
    left = _inches(attributes.get("left", attributes.get("start")), look.left)
    first = (
        _inches(attributes.get("firstLine"), 0.0) if not (attributes.get("left") or attributes.get("start")) else 0.0
    )
    numbered = properties.first("numPr")
    flags = {style: _on(properties, tag, style in look.styles) for tag, style in _FLAGS}
    level = properties.value("outlineLvl")
    return replace(
        look,
        left=left + (first if first >= 0.75 else 0.0),
        align=properties.value("jc") or look.align,
        list=(numbered.value("numId"), numbered.value("ilvl") or "0") if numbered else look.list,
        level=int(level) + 1 if level.isdecimal() and len(level) == 1 else look.level,
        styles=tuple(style for style, on in flags.items() if on),
        caps=_on(properties, "caps", look.caps),
    )


def _on(properties: Node, tag: str, otherwise: bool) -> bool:
    node = properties.first(tag)
    return node.attributes.get("val", "true") not in ("0", "false", "off", "none") if node else otherwise


def _inches(twips: str | None, otherwise: float) -> float:
    return int(twips) / _TWIPS if twips and re.fullmatch(r"-?\d{1,6}", twips) else otherwise
