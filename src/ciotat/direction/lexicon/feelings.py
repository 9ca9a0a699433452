"""Words that carry a feeling: its label, valence and arousal (after the circumplex of Russell, 1980)."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["CALM", "CORE", "FEELINGS", "INTENSE", "NEGATIONS"]

CORE: dict[str, tuple[float, float]] = {
    "neutral": (0.0, 0.0),
    "joy": (0.8, 0.55),
    "sad": (-0.7, -0.35),
    "anger": (-0.75, 0.8),
    "fear": (-0.8, 0.7),
    "surprise": (0.1, 0.8),
    "disgust": (-0.6, 0.35),
    "tender": (0.6, -0.25),
}

FEELINGS = Table(
    {
        "joy": "happy, joy, joyful, laugh, smile, grin, delighted, cheer, glad, wonderful, celebrate, giggle, beam, "
        "excited, thrilled, hooray, great, dance, triumphant, 高兴, 开心, 快乐, 笑, 微笑, 大笑, 欢呼, 喜悦, 兴奋, 太好了, 幸福, "
        "得意, 欣喜, 笑着, 喜",
        "sad": "sad, cry, wept, weep, tear, tears, sob, grief, mourn, lonely, alone, sorrow, sorry, goodbye, farewell, "
        "lost, miss you, heartbroken, dead, died, funeral, regret, hopeless, broken, ashamed, shame, guilt, tired, "
        "empty, 伤心, 难过, 哭, 哭泣, 眼泪, 泪, 流泪, 悲伤, 悲痛, 孤独, 对不起, 再见, 永别, 死了, 后悔, 绝望, 沮丧, 惭愧, 羞愧, 失落, 心碎, "
        "哽咽, 抽泣, 苦笑, 叹气, 叹息, 疲惫, 离开",
        "anger": "angry, anger, furious, fury, rage, shout, yell, scream at, hate, damn, hell, liar, slam, bastard, "
        "glare, growl, snarl, shut up, how dare, bitter, quarrel, argue, fight, betray, betrayed, argument, "
        "愤怒, 生气, 怒, 怒吼, 大喊, 吼, 恨, 骂, 骗子, 混蛋, 滚, 闭嘴, 吵架, 争吵, 质问, 咆哮, 发火, 背叛, 怒视, 凭什么, 够了, 厉声",
        "fear": "afraid, fear, scared, terrified, terror, panic, frightened, tremble, horror, scream, shiver, wolf, "
        "wolves, monster, danger, nervous, flee, help me, gun, run for, screams, dread, threat, "
        "害怕, 恐惧, 怕, 惊恐, 惊慌, 颤抖, 发抖, 尖叫, 救命, 危险, 狼, 狼群, 逃, 紧张, 恐慌, 快跑, 战栗, 胆怯, 枪, 狼嚎",
        "surprise": "surprise, surprised, shock, shocked, astonished, amazed, gasp, suddenly, startled, stunned, "
        "unbelievable, freeze, 惊讶, 吃惊, 震惊, 突然, 惊, 愣住, 意外, 天哪, 目瞪口呆, 惊呼, 猛然",
        "disgust": "disgust, disgusted, disgusting, sick, vomit, filthy, revolting, contempt, sneer, scoff, "
        "恶心, 厌恶, 讨厌, 鄙视, 冷笑, 嫌弃, 呕吐, 不屑, 轻蔑",
        "tender": "tender, gentle, gently, love, kiss, embrace, hug, soft, softly, whisper, warm, caress, dear, "
        "darling, hold hands, beloved, quiet, kind, comfort, 温柔, 爱, 吻, 拥抱, 抱, 轻声, 轻轻, 温暖, 亲爱的, 抚摸, 牵手, 安慰, "
        "柔声, 低声, 想你, 喜欢, 依偎",
    }
)

INTENSE = Table(
    {
        1: "very, so, never, always, all, suddenly, loud, loudly, violently, desperately, hard, must, "
        "非常, 太, 极, 永远, 从来, 猛, 狠狠, 大声, 拼命, 死, 绝对, 一定"
    }
)
CALM = Table({1: "quietly, slowly, calm, calmly, low, flat, still, faint, 平静, 慢慢, 缓缓, 淡淡, 静静, 冷静, 平淡"})
NEGATIONS = Table(
    {
        1: "not, never, no, doesn't, don't, didn't, isn't, won't, can't, without, nor, cannot, wouldn't, aren't, wasn't, "
        "hasn't, haven't, refuse to, 不, 没, 没有, 别, 未, 不再, 并不, 不肯, 从不, 毫不"
    },
    exact=True,
)
