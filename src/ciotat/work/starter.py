"""What a new film begins with: a commented film.toml and a little scene worth watching."""

from collections.abc import Mapping

__all__ = ["GITIGNORE", "SCRIPTS", "film_toml"]

GITIGNORE = """# What Ciotat can make again, and the kept media, which go by `ciotat push`.
.ciotat/
out/
# What viewers did is theirs: it stays on this machine and is no part of the film's history.
audience/evidence.db*
"""

_EN = """Title: {title}
Author: {author}
Language: en

INT. KITCHEN - NIGHT

Rain against the window.

IDA (68), grey hair, a thick blue sweater, sits at the table with a letter she has not opened.

TOM (24), soaked, in a yellow raincoat, comes in.

TOM
The lamp in the window is out.

IDA
I put it out.

TOM
(shocked)
He will never find the house without it!

IDA
He found it for thirty years, and never once in time for dinner.

Silence.

IDA
(quietly)
He writes that he is coming home tonight.

Tom looks at the letter.

TOM
You have not opened it.

IDA
I know his hand. He only writes when he has nowhere else to go.

TOM
(gently)
Then let him knock like anyone else. But let him see the door.

Ida looks at him. She stands up and walks to the window.

IDA
(smiling)
You have his voice. Thank God you have my manners.

EXT. STREET - NIGHT

Rain. An OLD MAN with a suitcase stops under the lamp and looks up.

FADE OUT.
"""

_ZH = """《{title}》
编剧：{author}

人物小传：
老周（63，男，照相师）：花白短发，戴眼镜，灰色毛衣。话少，手稳。
小满（22，女，快递员）：马尾，黄色外套。嘴快，心软。

1-1 夜 内 照相馆 雨
人物：老周、小满
△雨打在窗上。桌上一盏灯，老周坐在桌前，拿着一张旧照片。
△门开了，小满走进来。
小满：师傅，还没关门啊？
老周：等人。
小满：（笑）这么大的雨，谁还来取照片。
老周：你。
△小满愣住了。
老周：这张照片，是你妈妈十年前来拍的。
小满：（颤抖）她说没拍成。
老周：她说，等你肯提起她的那天，再给你。
△沉默。小满看着那张照片。
小满：（难过）我今天……在路上，喊了一声妈。没人应。
老周：（轻声）她应了。十年前，就在这里应的。
△小满接过照片。她慢慢笑了。

1-2 夜 外 街道 雨
人物：小满
△雨小了。小满一个人走在街上，抬头看天。
小满：妈，我看见你了。
淡出。
"""

SCRIPTS = {"en": ("script.fountain", _EN), "zh": ("script.txt", _ZH)}
"""The first script in each language: the name of its file, and its text with places for {title} and {author}."""

_TOML = {
    "en": """# A film. Everything here may be changed by hand at any time; `ciotat build` then makes what the change touches.

title = {title}            # empty: the title in the script
script = {script}          # Fountain, Final Draft, a Chinese script or an outline in this folder
language = {language}      # of cards and reasons: "en" or "zh"; empty: the language of the script

style = {style}            # "classical", "one-take", or a style of your own in this folder: "my-style.toml"
size = {size}              # of the picture, even numbers from 64 to 4096
fps = {fps}                # frames a second: 24, 25, 30, 23.976
renderer = {renderer}      # "draft" is lit and textured, "outline" is flat shapes
voices = {voices}          # "espeak" speaks, "silence" does not

[people]                   # the credits: what somebody did = a name, or several: ["A", "B"]
{people}
""",
    "zh": """# 一部影片。这里的一切随时都可以手改；之后执行 `ciotat build`，只重做改动涉及的部分。

title = {title}            # 片名；留空则用剧本里的标题
script = {script}          # 本文件夹中的剧本：Fountain、Final Draft、剧本或大纲
language = {language}      # 字幕卡与理由的语言："zh" 或 "en"；留空则随剧本

style = {style}            # 导演风格："classical"、"one-take"，或本文件夹中自己的风格文件 "my-style.toml"
size = {size}              # 画面尺寸，64 到 4096 之间的偶数
fps = {fps}                # 每秒帧数：24、25、30、23.976
renderer = {renderer}      # "draft" 有光有质感，"outline" 是平面轮廓
voices = {voices}          # "espeak" 有配音，"silence" 无声

[people]                   # 演职员：职务 = 姓名；多人写成 ["甲", "乙"]
{people}
""",
}


def film_toml(tongue: str, values: Mapping[str, str], people: Mapping[str, str]) -> str:
    """The text of a film.toml with these values, commented in `tongue` (en or zh), comments in one column."""
    import tomlkit

    quoted = {key: tomlkit.item(value).as_string() for key, value in values.items() if key != "fps"}
    names = "\n".join(f"{k} = {tomlkit.item(v).as_string()}" for k, v in people.items())
    text = _TOML[tongue].format(**quoted, fps=_number(values["fps"]), people=names)
    return "\n".join(map(_aligned, text.split("\n")))


def _number(fps: str) -> str:
    return fps if fps.replace(".", "", 1).isdigit() else f'"{fps}"'


def _aligned(line: str) -> str:
    value, mark, comment = line.partition("  #")
    return f"{value.rstrip():<26}  # {comment.strip()}" if mark and value.strip() else line
