"""What a complete Final Draft file holds beside the script: layout of the trade, element settings, numbers, breaks."""

from collections.abc import Iterator
from typing import NamedTuple

from ciotat.script.finaldraft.rendering import tagged

__all__ = ["ending", "layout"]

_WHITE, _BLACK = "#FFFFFFFFFFFF", "#000000000000"


class _Kind(NamedTuple):
    """How a type of paragraph is set: inches from the left edge of the paper, points above, and what it is like."""

    type: str
    left: str
    right: str
    above: str
    style: str
    like: str
    after: str
    key: str
    alignment: str = "Left"
    first: str = "0.00"
    new_page: str = "No"


_KINDS = (
    _Kind("General", "1.50", "7.50", "0", "", "General", "General", "0"),
    _Kind("Scene Heading", "1.50", "7.50", "24", "AllCaps", "Scene Heading", "Action", "1"),
    _Kind("Action", "1.50", "7.50", "12", "", "Action", "Action", "2"),
    _Kind("Character", "3.50", "7.25", "12", "AllCaps", "Character", "Dialogue", "3"),
    _Kind("Parenthetical", "3.00", "5.50", "0", "", "Parenthetical", "Dialogue", "4", first="-0.10"),
    _Kind("Dialogue", "2.50", "6.00", "0", "", "Dialogue", "Action", "5"),
    _Kind("Transition", "5.50", "7.10", "12", "AllCaps", "Transition", "Scene Heading", "6", "Right"),
    _Kind("Shot", "1.50", "7.50", "24", "AllCaps", "Scene Heading", "Action", "7"),
    _Kind("Cast List", "1.50", "7.50", "0", "AllCaps", "General", "Action", "8"),
    _Kind(
        "New Act", "1.50", "7.50", "0", "Underline+AllCaps", "General", "Scene Heading", "9", "Center", "0.00", "Yes"
    ),
    _Kind("End of Act", "1.50", "7.50", "24", "Underline+AllCaps", "General", "New Act", ":", "Center"),
    _Kind("Lyric", "2.50", "7.38", "0", "Italic", "Dialogue", "Lyric", ";"),
    _Kind("Outline 1", "1.50", "7.50", "24", "Bold", "General", "Outline Body", ""),
    _Kind("Outline 2", "1.50", "7.50", "12", "Bold", "General", "Outline Body", ""),
    _Kind("Outline 3", "1.50", "7.50", "12", "Italic", "General", "Outline Body", ""),
    _Kind("Outline 4", "1.50", "7.50", "12", "", "General", "Outline Body", ""),
    _Kind("Outline Body", "1.50", "7.50", "0", "", "General", "Outline Body", ""),
)


def _font(chinese: bool, style: str = "") -> list[str]:
    return tagged(
        "FontSpec",
        {
            "AdornmentStyle": "0",
            "Background": _WHITE,
            "Color": _BLACK,
            "Font": "SimSun" if chinese else "Courier Final Draft",
            "RevisionID": "0",
            "Size": "12",
            "Style": style,
        },
    )


def layout(chinese: bool) -> Iterator[str]:
    """The page (US Letter; A4 for Chinese), what stands at its top, and the settings of every type."""
    wide, high = ("8.27", "11.69") if chinese else ("8.50", "11.00")
    shown = {"FooterFirstPage": "Yes", "FooterVisible": "No", "HeaderFirstPage": "No", "HeaderVisible": "Yes"}
    header = tagged(
        "Paragraph",
        {"Alignment": "Right", "LeftIndent": "1.25", "RightIndent": "-1.25", "SpaceBefore": "0", "Spacing": "1"},
        [*tagged("DynamicLabel", {"Type": "Page #"}), "<Text>.</Text>"],
    )
    yield from tagged("HeaderAndFooter", {**shown, "StartingPage": "1"}, tagged("Header", {}, header))
    yield from tagged(
        "PageLayout",
        {
            "BackgroundColor": _WHITE,
            "BottomMargin": "72",
            "BreakDialogueAndActionAtSentences": "Yes",
            "DocumentLeading": "Normal",
            "FooterMargin": "36",
            "ForegroundColor": _BLACK,
            "HeaderMargin": "36",
            "InvisiblesColor": "#808080808080",
            "TopMargin": "72",
            "UsesSmartQuotes": "No",
        },
        tagged("PageSize", {"Height": high, "Width": wide}),
    )
    for kind in _KINDS:
        yield from _settings(kind, chinese)


def _settings(kind: _Kind, chinese: bool) -> list[str]:
    spec = {
        "Alignment": kind.alignment,
        "FirstIndent": kind.first,
        "Leading": "Regular",
        "LeftIndent": kind.left,
        "RightIndent": kind.right,
        "SpaceBefore": kind.above,
        "Spacing": "1",
        "StartsNewPage": kind.new_page,
    }
    behavior = {"PaginateAs": kind.like, "ReturnKey": kind.after, "Shortcut": kind.key}
    lines = [*_font(chinese, kind.style), *tagged("ParagraphSpec", spec), *tagged("Behavior", behavior)]
    return tagged("ElementSettings", {"Type": kind.type}, lines)


def ending(chinese: bool) -> Iterator[str]:
    """How speeches and scenes break over pages, and where scene numbers stand."""
    more, continued = ("（续下页）", "（续）") if chinese else ("(MORE)", "(CONT'D)")
    speech = {
        "AutomaticCharacterContinueds": "No",
        "BottomOfPage": "Yes",
        "DialogueBottom": more,
        "DialogueTop": continued,
        "TopOfNext": "Yes",
    }
    scene = {
        "ContinuedNumber": "No",
        "SceneBottom": "(CONTINUED)",
        "SceneBottomOfPage": "No",
        "SceneTop": "CONTINUED:",
        "SceneTopOfNext": "No",
    }
    breaks = [*_font(chinese), *tagged("DialogueBreaks", speech), *tagged("SceneBreaks", scene)]
    yield from tagged("MoresAndContinueds", {}, breaks)
    numbers = {"LeftLocation": "0.75", "NumberScheme": "1A", "RightLocation": "7.38"}
    shown = {"ShowNumbersOnLeft": "Yes", "ShowNumbersOnRight": "Yes"}
    yield from tagged("SceneNumberOptions", numbers | shown, _font(chinese))
