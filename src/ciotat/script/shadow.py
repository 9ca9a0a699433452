"""The shadow of a Chinese text: of the same length, one spelling for every keyword, only to match on."""

from functools import lru_cache

__all__ = ["shadow"]

_FULL = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_MARKS = str.maketrans("：（）；－／．＋＃＠︰﹕[]［］\u3000\xa0\u200b\ufeff\t–—▲▽⊿", ":();-/.+#@::【】【】     --△△△")
_SIMPLE = str.maketrans(
    "內場時劇畫電話廣對講機獨聲齊憶夢實結轉閃編導類數綱簡傳記員眾間號點黃後連續凍開關裝藥題黑幾樂別現與進離這裡裏個們說問東車門頂樓陽飛單張無種場內國語",
    "内场时剧画电话广对讲机独声齐忆梦实结转闪编导类数纲简传记员众间号点黄后连续冻开关装药题黑几乐别现与进离这里里个们说问东车门顶楼阳飞单张无种场内国语",
)
_TABLE = {**_FULL, **_MARKS, **_SIMPLE}


def shadow(text: str) -> str:
    """`text`, character for character, in half width, with spaces for every blank and simplified keywords."""
    return _brief(text) if len(text) <= 200 else text.translate(_TABLE)


@lru_cache(4096)
def _brief(text: str) -> str:
    return text.translate(_TABLE)
