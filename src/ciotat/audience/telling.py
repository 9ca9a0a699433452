"""What became of an experiment, in one paragraph with its numbers, in English and Chinese."""

from collections.abc import Mapping

from ciotat.audience.experiment import Experiment
from ciotat.audience.guards import Completion
from ciotat.audience.running import Backed, Running

__all__ = ["decided", "frozen", "going", "kept", "put_back", "said"]

Both = Mapping[str, str]


def said(en: str, zh: str) -> Both:
    """A sentence in both languages."""
    return {"en": en, "zh": zh}


def decided(experiment: Experiment, running: Running, arm: int) -> Both:
    """Why the audience wants a challenger."""
    n = len(running.outcomes)
    means, gain, finish = running.means(), running.difference(arm), running.completion(arm)
    first, second = running.gate.evidence(arm)
    label, days = experiment.labels[arm], _days(running)
    new, old = means[arm].middle, means[0].middle
    chance = f"{experiment.alpha:.0%}"
    gained = f"{_points(gain.middle)} points (at 95 %: {_points(gain.low)} to {_points(gain.high)})"
    needed = 20 * (experiment.arms - 1)
    en = (
        f"“{_in(label, 'en')}” serves viewers better than release {experiment.base}. {n:,} viewers met the shot within "
        f"{days} days, each drawn by chance to one of {experiment.arms} cuts. {_measured(experiment, 'en')}: {_part(new)} "
        f"with it, {_part(old)} without, a gain of {gained}. Evidence {_e(first)} in discovery ({needed} were needed) and "
        f"{_e(second or 0)} with new viewers (10 were needed); looked at after every viewer, a take that gains no more than "
        f"{_points(experiment.d)} points would come so far in at most {chance} of such experiments. "
        f"{_finished(finish, 'en')}"
    )
    gained = f"{_points(gain.middle)} 个百分点（95% 置信：{_points(gain.low)} 到 {_points(gain.high)}）"
    zh = (
        f"“{_in(label, 'zh')}”比第 {experiment.base} 版更合观众。{days} 天内有 {n:,} 位观众看到这个镜头，"
        f"每人随机分到 {experiment.arms} 个剪辑之一。{_measured(experiment, 'zh')}：用它为 {_part(new)}，不用为 {_part(old)}，"
        f"提高 {gained}。发现阶段证据 {_e(first)}（需要 {needed}），新观众确认阶段 {_e(second or 0)}（需要 10）；"
        f"即使每来一位观众就看一次，提高不超过 {_points(experiment.d)} 个百分点的镜头走到这一步的机会至多 {chance}。"
        f"{_finished(finish, 'zh')}"
    )
    return said(en, zh)


def going(experiment: Experiment, running: Running) -> Both:
    """How far an experiment is that is not decided."""
    n = len(running.outcomes)
    arm = running.gate.leader
    if not n:
        return said("Nobody's outcome is known yet.", "还没有观众的结果。")
    if not arm:
        return said(
            f"{n:,} viewers so far; no cut is ahead of the release.", f"目前 {n:,} 位观众；没有哪个剪辑领先于现有版本。"
        )
    gain, e = running.difference(arm), running.evidence(arm)
    label = experiment.labels[arm]
    waits = _FALLING if running.falling else _OPEN
    return said(
        f"{n:,} viewers so far; “{_in(label, 'en')}” is ahead by {_points(gain.middle)} points (at 95 %: {_points(gain.low)} to "
        f"{_points(gain.high)}), evidence {_e(e)}. {waits['en']}",
        f"目前 {n:,} 位观众；“{_in(label, 'zh')}”领先 {_points(gain.middle)} 个百分点（95% 置信：{_points(gain.low)} 到 "
        f"{_points(gain.high)}），证据 {_e(e)}。{waits['zh']}",
    )


_OPEN = said("It is not decided.", "尚未决定。")
_FALLING = said(
    "It could go up, but what it gains has been falling: it waits to see whether it lasts.",
    "它已可以采用，但提高的幅度在变小：再等等，看能否持久。",
)


def frozen(experiment: Experiment, running: Running, guard: str) -> Both:
    """Why an experiment stands still."""
    counts, n = running.counts, len(running.outcomes)
    shares = ", ".join(f"{count / max(1, n):.0%}" for count in counts)
    if guard == "ratio":
        return said(
            f"Frozen: of {n:,} viewers the cuts reached {shares}, which is not what was drawn (evidence {_e(running.ratio.e)}, "
            "1,000 freezes). A cut may fail to play for some; nothing can be decided from this.",
            f"已冻结：{n:,} 位观众中各剪辑占 {shares}，与抽签不符（证据 {_e(running.ratio.e)}，1,000 即冻结）。"
            "某个剪辑可能有人放不出来；据此不能做决定。",
        )
    return said(
        f"Frozen: players stalled or broke in one cut more than in the others (evidence {_e(running.faults.e)}, 1,000 "
        f"freezes, {n:,} viewers). That is a broken clip, not a matter of taste.",
        f"已冻结：某个剪辑的播放卡顿或出错多于其他（证据 {_e(running.faults.e)}，1,000 即冻结，{n:,} 位观众）。"
        "那是片段坏了，与喜好无关。",
    )


def put_back(experiment: Experiment, backed: Backed) -> Both:
    """Why the release before is shown again."""
    new, old = backed.means()
    n = len(backed.outcomes)
    share, e = f"{experiment.holdback:.0%}", _e(backed.mirror.e)
    return said(
        f"Release {experiment.before} is shown again. Among {n:,} viewers after release {experiment.promoted} went up, "
        f"{share} of whom went on seeing the one before, {_measured(experiment, 'en').lower()} was {_part(new.middle)} "
        f"with the new and {_part(old.middle)} with the old one; evidence {e} that the old one is better (20 were needed).",
        f"重新放映第 {experiment.before} 版。第 {experiment.promoted} 版上映后的 {n:,} 位观众中，{share} 仍看前一版；"
        f"{_measured(experiment, 'zh')}：新版 {_part(new.middle)}，旧版 {_part(old.middle)}；"
        f"旧版更好的证据 {e}（需要 20）。",
    )


def kept(experiment: Experiment, backed: Backed) -> Both:
    """That a hold-back ended well."""
    n, e = len(backed.outcomes), backed.mirror.e
    return said(
        f"Release {experiment.promoted} stays: {n:,} viewers after it went up gave no reason to go back (evidence {_e(e)} of 20).",
        f"第 {experiment.promoted} 版保留：上映后的 {n:,} 位观众没有给出退回的理由（证据 {_e(e)}，需要 20）。",
    )


def _in(label: Mapping[str, str], language: str) -> str:
    return label.get(language) or label.get("en", "")


def _measured(experiment: Experiment, language: str) -> str:
    if experiment.outcome == "felt":
        return "How near what they felt came to what was meant" if language == "en" else "所感与所愿的接近程度"
    seconds = f"{experiment.window:.0f}"
    return (
        f"The share of the next {seconds} seconds that they watched"
        if language == "en"
        else f"之后 {seconds} 秒的观看比例"
    )


def _finished(found: Completion, language: str) -> str:
    span = f"{_points(found.middle)}", f"{_points(found.low)}", f"{_points(found.high)}"
    if language == "en":
        return f"Those who finished the film changed by {span[0]} points ({span[1]} to {span[2]})."
    return f"看完全片的比例变化 {span[0]} 个百分点（{span[1]} 到 {span[2]}）。"


def _days(running: Running) -> str:
    span = (running.outcomes[-1].at - running.outcomes[0].at) / 86_400_000 if running.outcomes else 0.0
    return f"{span:.1f}"


def _part(value: float) -> str:
    return f"{100 * value:.1f}%"


def _points(value: float) -> str:
    return f"{100 * value:+.1f}"


def _e(value: float) -> str:
    return f"{value:,.1f}" if value < 1e6 else "> 1,000,000"
