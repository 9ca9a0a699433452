"""What the program says at the prompt, in English and Chinese. The English sentence is the key."""

import locale
import os

__all__ = ["CHINESE", "say", "tongue"]

CHINESE = {
    "reading the script": "正在读剧本",
    "directing and rehearsing the voices": "正在分镜、试音",
    "first picture": "第一个画面",
    "shooting": "正在拍摄",
    "drawing the storyboard": "正在画分镜",
    "mixing the sound": "正在混音",
    "cutting": "正在剪辑",
    "shots": "个镜头",
    "frames/s": "帧/秒",
    "First picture: {path}": "第一个画面：{path}",
    "{done} of {total} shots made again:": "{total} 个镜头中重拍 {done} 个：",
    "nothing has changed; all {total} takes are kept": "没有变化；{total} 个镜头全部沿用",
    "and {more} more": "以及另外 {more} 个",
    "first time": "第一次拍摄",
    "line {n} is new or changed": "第 {n} 行是新的或改过",
    "its take is gone": "原来的镜头文件不在了",
    "changed: {what}": "改动：{what}",
    "Film": "影片",
    "Storyboard": "分镜",
    "Scenes": "场",
    "Shots": "镜头",
    "Running time": "片长",
    "Time taken": "用时",
    "Where": "位置",
    "Beside it: subtitles, timeline, plan": "同处还有：字幕（.srt .vtt）、时间线（.otio）、plan.json",
    "Stopped. What is finished is kept; run it again to go on.": "已停止。拍完的都留着；再执行一次会接着拍。",
    "note": "提示",
    "warning": "注意",
    "error": "错误",
    "{more} more remarks; --remarks shows all": "还有 {more} 条；用 --remarks 查看全部",
    "there is no file {path}": "没有这个文件：{path}",
    "check the name; a script ends in .fountain or .txt": "请检查文件名；剧本一般以 .fountain 或 .txt 结尾",
    "{path} is a folder": "{path} 是文件夹",
    "name the script inside it": "请指明其中的剧本文件",
    "cannot read {path}: {why}": "无法读取 {path}：{why}",
    "{value!r} is not a picture size": "{value!r} 不是画面尺寸",
    "write it as 1280x720, even numbers from 64 to 4096": "请写成 1280x720 的样子，64 到 4096 之间的偶数",
    "{value!r} is not a frame rate": "{value!r} 不是帧率",
    "use 24, 25, 30 or 23.976": "可用 24、25、30 或 23.976",
    "{value!r} does not name scenes": "{value!r} 不是场次范围",
    "write 3, 2-4 or 2-": "请写 3、2-4 或 2-",
    "the script has {count} scenes, none of them in {value!r}": "剧本共 {count} 场，{value!r} 不在其中",
    "Script": "剧本",
    "Format": "格式",
    "prose": "普通文本",
    "{scenes} scenes, {people} people who speak, {words} words": "{scenes} 场，{people} 人有台词，{words} 字",
    "Nothing to remark.": "没有问题。",
    "{errors} errors, {warnings} warnings, {notes} notes": "错误 {errors}，注意 {warnings}，提示 {notes}",
    "{count} notes; --all shows them": "另有 {count} 条提示；用 --all 查看",
    "{count} can be mended without a change to what the script says: --fix": "{count} 处可以直接改好，不动内容：--fix",
    "{count} have a proposal to choose by its rule: --fix --rule NAME": "{count} 处有修改建议，按规则选用：--fix --rule 规则名",
    "{count} mended in {path}": "已在 {path} 中改好 {count} 处",
    "mended": "已改好",
    "Watching; Ctrl-C ends it.": "正在留意改动；按 Ctrl-C 结束。",
    "--watch goes with a file, and without --fix and --json": "--watch 只用于文件，不能与 --fix、--json 同用",
    "--fix mends text files only": "--fix 只能修改文本文件",
    "convert the script first: ciotat script convert": "请先转换：ciotat script convert",
    "{path} is larger than {most} MB": "{path} 超过 {most} MB",
    "split it into parts": "请分成几份",
    "name the file to write in it": "请写明其中的文件名",
    "there is no folder {path}": "没有这个文件夹：{path}",
    "make it first": "请先建好",
    "{path} is the script itself": "{path} 就是剧本本身",
    "{path} is there already": "{path} 已经存在",
    "choose another name, or add --force to write over it": "换个名字，或加 --force 覆盖",
    "{value!r} is not a format": "{value!r} 不是能写的格式",
    "use one of {names}": "可用：{names}",
    "{path} is for paper": "{path} 用于打印",
    "use ciotat script print": "请用 ciotat script print",
    "name it with --to": "请用 --to 指明",
    "Written: {path}": "已写入：{path}",
    "heading": "场景标题",
    "action": "动作",
    "cue": "人名",
    "parenthetical": "括号提示",
    "dialogue": "台词",
    "lyric": "歌词",
    "transition": "转场",
    "centred": "居中",
    "card": "字幕",
    "section": "章节",
    "synopsis": "梗概",
    "boneyard": "删去的文字",
    "page-break": "分页",
    "sound": "声音",
    "camera": "镜头",
}


def tongue() -> str:
    """The language of the person at the prompt: ``zh`` or ``en``, from the environment."""
    for name in ("CIOTAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def say(text: str, **values: object) -> str:
    """`text` in the person's language, with the values put in."""
    return (CHINESE[text] if tongue() == "zh" else text).format(**values)
