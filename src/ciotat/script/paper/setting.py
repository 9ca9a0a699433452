"""How one screenplay is set: its paper, the column of each element, blank lines, what is printed and what is not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ciotat.script.finaldraft.root import is_own
from ciotat.script.kind import UNPRINTED
from ciotat.script.paper.blank import blanks
from ciotat.script.paper.continued import SceneBreaks
from ciotat.script.paper.label import labels
from ciotat.script.paper.sheet import LETTER, Column, Paper
from ciotat.script.paper.song import CHINESE
from ciotat.script.paper.template import Template
from ciotat.script.screenplay import Element, Screenplay

__all__ = ["Setting", "setting_of"]

_UNPRINTED = UNPRINTED | {"section"}

_UNMARKED = SceneBreaks()


@dataclass(frozen=True)
class Setting:
    """The `paper`; by element id, a column of its own, how many blank lines stand above beyond the one that parts
    paragraphs (-1: not even that one), and what stands before and behind its text. With `continued`, who goes on
    speaking after action is marked (CONT'D)."""

    paper: Paper
    columns: Mapping[str, Column] = field(default_factory=dict)
    blanks: Mapping[str, int] = field(default_factory=dict)
    around: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    continued: bool = True
    scene_breaks: SceneBreaks = _UNMARKED

    def column(self, element: Element) -> Column:
        """The column an element stands in."""
        return self.columns.get(element.id) or self.paper.column(element.type)

    def prints(self, element: Element) -> bool:
        """Whether an element is printed: sections, synopses and notes are not, but acts of a Final Draft file are."""
        return element.type not in _UNPRINTED or element.id in self.columns


def setting_of(screenplay: Screenplay, paper: Paper | None, continued: bool | None) -> Setting:
    """The setting of a screenplay on `paper`; without one, on what its Final Draft file says, else on Letter, or as
    Chinese scripts are set where its language is Chinese."""
    if is_own(screenplay):
        template = Template(screenplay.source)
        columns, empty = template.elements(screenplay)
        if paper:
            acts = {e.id for scene in screenplay.scenes for e in scene.elements if e.type in _UNPRINTED}
            columns = {id: paper.column("centred") for id in columns if id in acts}
        continues = template.continued if continued is None else continued
        return Setting(paper or template.paper, columns, empty, labels(screenplay), continues, template.scene_breaks)
    own = CHINESE if screenplay.language == "zh" and screenplay.format != "finaldraft" else LETTER
    return Setting(paper or own, {}, blanks(screenplay), labels(screenplay), continued is not False)
