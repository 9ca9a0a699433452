from string import Formatter

import pytest

from ciotat.script import read, write
from ciotat.script.checks.words import WORDS as CHECKS
from ciotat.script.imports.inferences import WORDS as IMPORTS
from ciotat.script.remarks import WORDS as READING
from ciotat.script.report import report
from ciotat.script.retelling import retold
from ciotat.script.screenplay import Remark
from ciotat.script.writing.losses import WORDS as WRITING

TOLD = [(about, words[1], words[2]) for table in (READING, CHECKS, IMPORTS, WRITING) for about, words in table.items()]


@pytest.mark.parametrize(("about", "english", "chinese"), TOLD, ids=[about for about, _, _ in TOLD])
def test_every_remark_is_told_in_both_languages(about: str, english: tuple[str, ...], chinese: tuple[str, ...]) -> None:
    holes = {name for part in (*english, *chinese) for _, name, _, _ in Formatter().parse(part) if name}
    values = {name: f"<{number}>" for number, name in enumerate(sorted(holes))}
    en, zh = (
        Remark("note", words[0].format(**values), None, words[1].format(**values), about=about)
        for words in (english, chinese)
    )
    assert (retold(en, "zh"), retold(zh, "en")) == (zh, en)
    assert (retold(en, "en"), retold(zh, "zh")) == (en, zh)


def test_what_nobody_here_worded_stays() -> None:
    remark = Remark("note", "a wolf", None, "", about="wolf")
    assert retold(remark, "zh") == remark


def test_remarks_on_a_script_and_its_losses() -> None:
    text = "INT. ROOM\n\nANNA\nNo.\n\nBEN ^\nYes, *now*.\n"
    screenplay = read(text, "a.fountain")
    remarks = (*report(screenplay).remarks, *write(screenplay, "chinese").remarks)
    told = [retold(remark, "zh") for remark in remarks]
    assert all(not remark.message.isascii() for remark in told)
    assert [retold(remark, "en") for remark in told] == list(remarks)
    assert [remark.origin for remark in told] == [remark.origin for remark in remarks]
