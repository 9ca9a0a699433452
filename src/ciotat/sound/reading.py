"""Reading aloud: what an engine is handed so that it says what is written. The script's own words never change."""

import re

__all__ = ["aloud", "runs"]

_DIGIT = "零一二三四五六七八九"
_HAN = "\u3400-\u9fff"
_MEASURE = "个只条张把次位天年里件间层遍杯瓶块本封点分匹头家声步岁秒米倍种句双辆"


def runs(text: str, language: str) -> list[tuple[str, str]]:
    """`text` as (words, language) runs: Chinese words in an English line, and the reverse, get their own voice.

    >>> runs("Say 你好 to her.", "en")
    [('Say ', 'en'), ('你好 ', 'zh'), ('to her.', 'en')]
    """
    if not re.search(rf"[{_HAN}]", text) or not re.search("[A-Za-z]{2}", text):
        return [(text, "zh" if language == "en" and re.search(rf"[{_HAN}]", text) else language)]
    pieces = re.findall(rf"[{_HAN}][^A-Za-z]*|[^{_HAN}]*[A-Za-z][^{_HAN}]*|[^A-Za-z{_HAN}]+", text)
    return [(piece, _tongue(piece, language)) for piece in pieces]


def _tongue(piece: str, language: str) -> str:
    if re.search(rf"[{_HAN}]", piece):
        return language if language != "en" else "zh"
    return "en" if re.search("[A-Za-z]", piece) and language in ("zh", "yue") else language


def aloud(text: str, language: str) -> str:
    """`text` as it is read aloud: for Chinese, numbers become the words a person says.

    >>> aloud("2024年3月8日 8:30，2个人，50%", "zh")
    '二零二四年三月八日 八点三十分，两个人，百分之五十'
    """
    if language not in ("zh", "yue"):
        return text
    text = re.sub(r"(?<!\d)(\d{4})(?=年)", lambda m: _digits(m[1]), text)
    text = re.sub(r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)", lambda m: _clock(int(m[1]), int(m[2])), text)
    text = re.sub(r"(\d+(?:\.\d+)?)[%％]", lambda m: "百分之" + _amount(m[1]), text)
    text = re.sub(r"(?<![\d.])2(?=[" + _MEASURE + "])", "两", text)
    text = re.sub(r"(?<!\d)\d{7,}(?!\d)", lambda m: _digits(m[0]).replace("一", "幺"), text)
    return re.sub(r"\d+(?:\.\d+)?", lambda m: _amount(m[0]), text)


def _digits(number: str) -> str:
    return "".join(_DIGIT[int(d)] for d in number)


def _clock(hour: int, minute: int) -> str:
    return _number(hour).replace("二", "两") * (hour == 2) + _number(hour) * (hour != 2) + "点" + _minutes(minute)


def _minutes(minute: int) -> str:
    if minute == 0:
        return "整"
    return ("零" if minute < 10 else "") + _number(minute) + "分"


def _amount(number: str) -> str:
    whole, _, part = number.partition(".")
    if len(whole) > 1 and whole.startswith("0"):
        return _digits(whole) + ("点" + _digits(part) if part else "")
    return _number(int(whole)) + ("点" + _digits(part) if part else "")


def _number(n: int) -> str:
    """`n` in words, below 10**8 counted, above read digit by digit."""
    if n >= 10**8:
        return _digits(str(n))
    if n >= 10**4:
        high, low = divmod(n, 10**4)
        gap = "零" if 0 < low < 1000 else ""
        return _number(high) + "万" + (gap + _below(low) if low else "")
    words = _below(n) if n else "零"
    return words[1:] if words.startswith("一十") else words


def _below(n: int) -> str:
    words, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            words += ("零" if skipped and words else "") + _DIGIT[digit] + name
        skipped = digit == 0
    return words
