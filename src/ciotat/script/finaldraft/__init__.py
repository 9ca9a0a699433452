"""Final Draft files (.fdx): read without loss, written byte for byte where nothing changed; and what only they hold."""

from ciotat.script.finaldraft.element_settings import ElementSetting, paper_of, settings_of
from ciotat.script.finaldraft.notes import ScriptNote, notes_of
from ciotat.script.finaldraft.revisions import Revision, revisions_of
from ciotat.script.finaldraft.scene_properties import SceneProperties, properties_of
from ciotat.script.finaldraft.tags import CATEGORIES, Tag, TagCategory, categories_of, tags_of

__all__ = [
    "CATEGORIES",
    "ElementSetting",
    "Revision",
    "SceneProperties",
    "ScriptNote",
    "Tag",
    "TagCategory",
    "categories_of",
    "notes_of",
    "paper_of",
    "properties_of",
    "revisions_of",
    "settings_of",
    "tags_of",
]
