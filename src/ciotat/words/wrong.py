"""What goes wrong, in Chinese. The English sentence is the key; ``{}`` stands for a value in it."""

import re
from functools import cache

from ciotat.words import audience, folder, publishing, release, serving, simulating, store, versions

__all__ = ["CHINESE_ERRORS", "chinese"]

CHINESE_ERRORS = {
    "cannot write {}: {}": "无法写入 {}：{}",
    "{} leaves the store": "{} 超出了存储位置",
    "check space and rights there": "请检查磁盘空间和权限",
    "use a plain relative name": "请用普通的相对名称",
    "byte {} ({}) is neither UTF-8 nor GB18030": "第 {} 字节（{}）既不是 UTF-8 也不是 GB18030",
    "byte {} breaks the UTF-16 of the script": "第 {} 字节不合 UTF-16",
    "byte {} ({}) does not fit {}": "第 {} 字节（{}）不合 {}",
    "the script is empty": "剧本是空的",
    "the script is in UTF-32": "剧本是 UTF-32 编码",
    "the script is {}; at most 8 MB can be read": "剧本有 {}；最多读 8 MB",
    "the file is {}; at most {} MB can be read": "文件有 {}；最多读 {} MB",
    "this is not a text: it holds NUL bytes": "这不是文本：含有 NUL 字节",
    "this is not a text: it is full of control characters": "这不是文本：满是控制字符",
    "this is {}, not a text": "这是{}，不是文本",
    "a PDF": "PDF",
    "this is a Trelby file, not a text": "这是 Trelby 文件，不是文本",
    "a Word or zip file": "Word 或 zip 文件",
    "a rich-text file": "富文本文件（RTF）",
    "an old Word file": "旧版 Word 文件（.doc）",
    "a picture": "图片",
    "a film or a sound": "影片或声音",
    "bring the script as it is written": "请带来写成文字的剧本",
    "export it as Fountain or plain text": "请导出为 Fountain 或纯文本",
    "save it as plain text in UTF-8": "请另存为 UTF-8 纯文本",
    "split it into parts": "请分成几份",
    "write a scene heading and a line of action": "请写一行场景标题和一行动作",
    "the script holds nothing to film": "剧本里没有可拍的内容",
    "{} cannot be written": "不能写成 {}",
    "write it as Fountain": "请写成 Fountain",
    "the Final Draft file is in {}, which is not read": "Final Draft 文件是 {} 编码，无法读取",
    "save it again in Final Draft": "请在 Final Draft 里重新保存",
    "save it as UTF-8": "请另存为 UTF-8",
    "a DOCTYPE or entities of its own make a file unsafe to read": "文件带有 DOCTYPE 或自定义实体，读取不安全",
    "a DOCTYPE or entities of its own make this file unsafe to read": "文件带有 DOCTYPE 或自定义实体，读取不安全",
    "the Final Draft file is empty": "Final Draft 文件是空的",
    "the XML is broken: {}": "XML 已损坏：{}",
    "the XML in this file is broken: {}": "文件里的 XML 已损坏：{}",
    "the XML nests too deep or holds too many parts": "XML 嵌套太深或部分太多",
    "this file nests too deep or holds too many parts": "文件嵌套太深或部分太多",
    "this file holds no Final Draft script": "文件里没有 Final Draft 剧本",
    "this Word file is broken: it cannot be unpacked": "Word 文件已损坏，无法解开",
    "this Word file unpacks to more than {} MB": "Word 文件解开后超过 {} MB",
    "this Fade In file is broken: it cannot be unpacked": "Fade In 文件已损坏，无法解开",
    "this Fade In file unpacks to more than {} MB": "Fade In 文件解开后超过 {} MB",
    "save it again in Fade In": "请在 Fade In 里重新保存",
    "this Celtx project is broken: it cannot be unpacked": "Celtx 项目已损坏，无法解开",
    "this Celtx project unpacks to more than {} MB": "Celtx 项目解开后超过 {} MB",
    "this Celtx project holds no script": "Celtx 项目里没有剧本",
    "save it again in Celtx": "请在 Celtx 里重新保存",
    "export the script as text in Celtx": "请在 Celtx 里把剧本导出为文本",
    "this is a zip file, but no Word document": "这是 zip 文件，但不是 Word 文档",
    "this zip file holds more than {} files": "zip 里的文件超过 {} 个",
    "open it in a word processor and save it again": "请用文字处理软件打开后重新保存",
    "open it in a word processor and save it again, or save it as plain text": "请用文字处理软件打开后重新保存，或另存为纯文本",
    "unpack it, and give the script in it": "请解压后给出其中的剧本",
    "a PDF is read with pypdfium2: {}": "读 PDF 需要 pypdfium2：{}",
    "this PDF has {} pages; at most {} can be read": "PDF 有 {} 页；最多读 {} 页",
    "this PDF holds pictures of pages, not text": "这个 PDF 只有页面图片，没有文字",
    "this PDF does not say which letters it shows": "这个 PDF 没有说明它显示的是哪些字",
    "run text recognition (OCR) on it, or export the script as Fountain, Final Draft or Word": (
        "请先做文字识别（OCR），或把剧本导出为 Fountain、Final Draft 或 Word"
    ),
    "this PDF is broken: it cannot be opened": "PDF 已损坏，无法打开",
    "this PDF is locked with a password": "PDF 有密码",
    "this PDF unpacks to more than {} MB": "PDF 解开后超过 {} MB",
    "export it again, as PDF or as Fountain": "请重新导出为 PDF 或 Fountain",
    "save it without a password": "请去掉密码再保存",
    "PDF needs reportlab: {}": "PDF 需要 reportlab：{}",
    "pip install pypdfium2": "执行 pip install pypdfium2",
    "pip install reportlab": "执行 pip install reportlab",
    **audience.ERRORS,
    **folder.ERRORS,
    **publishing.ERRORS,
    **release.ERRORS,
    **serving.ERRORS,
    **simulating.ERRORS,
    **store.ERRORS,
    **versions.ERRORS,
}


def chinese(text: str) -> str:
    """An English sentence in Chinese, as far as it is known here."""
    if text in CHINESE_ERRORS:
        return CHINESE_ERRORS[text]
    for form, known in _forms():
        if match := form.fullmatch(text):
            return known.format(*(CHINESE_ERRORS.get(value, value) for value in match.groups()))
    return text


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences that hold values, as patterns, the longest first."""
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.{0,300}?)"), re.S), known)
        for english, known in sorted(CHINESE_ERRORS.items(), key=lambda pair: -len(pair[0].replace("{}", "")))
        if "{}" in english
    )
