"""What hands, heads and backs do: one small function per verb that keys channels over the time of an act."""

from collections.abc import Callable, Mapping

import numpy as np

from ciotat.core.chance import chance
from ciotat.stage.motion import channels
from ciotat.stage.motion.channels import row
from ciotat.stage.motion.curve import Floats, keyed
from ciotat.stage.motion.route import Act

__all__ = ["played"]

Keys = list[tuple[float, Mapping[str, float]]]


def played(act: Act, times: Floats, seed: str, full: bool = False) -> Floats | None:
    """The channels (T, C) that `act` adds at `times`; None for verbs that only aim or speak. Who has the right hand
    `full` waves with the left."""
    maker = CLIPS.get(act.verb)
    if maker is None:
        return None
    if act.verb == "bow" and {"head", "seated"} & {*act.manner.split()}:
        maker = _lower_head
    keys = maker(act.end - act.start, f"{seed}/{act.verb}/{act.start:.3f}")
    at = act.start + np.array([time for time, _ in keys])
    at = np.maximum.accumulate(at + 1e-4 * np.arange(len(at)))
    out = keyed(times, at.tolist(), np.stack([row(values) for _, values in keys]))
    return channels.swapped(out) if full and act.verb == "wave" else out


def _nod(length: float, seed: str) -> Keys:
    keys: Keys = [(0.0, {}), (0.14, {"head_bow": -0.05})]
    for k in range(max(1, min(3, round(length / 0.7)))):
        deep = 0.26 * 0.72**k
        keys += [(0.36 + 0.46 * k, {"head_bow": deep, "bow": 0.02}), (0.6 + 0.46 * k, {"head_bow": -0.02})]
    return [*keys, (keys[-1][0] + 0.3, {})]


def _shake_head(length: float, seed: str) -> Keys:
    keys: Keys = [(0.0, {})]
    count = max(3, min(6, round(length / 0.42)))
    for k in range(count):
        wide = 0.3 * (1 - 0.45 * k / count) * (1 - 2 * (k % 2))
        keys.append((0.24 + 0.33 * k, {"head_turn": wide, "head_bow": 0.05, "head_tip": 0.03 * (1 - 2 * (k % 2))}))
    return [*keys, (keys[-1][0] + 0.35, {})]


def _bow(length: float, seed: str) -> Keys:
    down = {"pelvis_bow": 0.5, "bow": 0.42, "head_bow": 0.3, "ahead": -0.09, "raise": 0.3, "elbow": 0.1}
    stay = max(0.2, length - 1.6)
    return [(0.0, {}), (0.2, {"bow": -0.03, "head_bow": -0.04}), (0.85, down), (0.85 + stay, down), (1.75 + stay, {})]


def _lower_head(length: float, seed: str) -> Keys:
    down = {"head_bow": 0.42, "bow": 0.14}
    stay = max(0.4, length - 1.2)
    return [(0.0, {}), (0.7, down), (0.7 + stay, down), (1.5 + stay, {})]


def _look_around(length: float, seed: str) -> Keys:
    stream = chance("look-around", seed)
    side = 1.0 if stream.random() < 0.5 else -1.0
    keys: Keys = [(0.0, {})]
    time, k = 0.45, 0
    while time < length - 0.5 or k < 2:
        yaw = side * (1 - 2 * (k % 2)) * stream.uniform(0.55, 0.85)
        look = {
            "head_turn": yaw * 0.72, "turn": yaw * 0.38, "roam": 1.0, "pelvis_turn": yaw * 0.12,
            "head_bow": stream.uniform(-0.1, 0.08)
        }  # fmt: skip
        keys += [(time, look), (time + stream.uniform(0.35, 0.7), look)]
        time, k = keys[-1][0] + 0.55, k + 1
    return [*keys, (keys[-1][0] + 0.5, {})]


def _wave(length: float, seed: str) -> Keys:
    up = {
        "held_r": 1.0, "x_r": 0.28, "y_r": 0.34, "z_r": 0.42, "elbow_out_r": 0.15, "pronate_r": 1.35, "wrist_r": -0.25,
        "curl_r": 0.1, "tip": -0.04, "head_tip": 0.04, "shrug_r": 0.12,
    }  # fmt: skip
    keys: Keys = [(0.0, {}), (0.5, up)]
    for k in range(max(2, round((length - 0.9) / 0.26))):
        way = 1 - 2 * (k % 2)
        keys.append((0.68 + 0.26 * k, {**up, "sway_r": 0.3 * way, "x_r": 0.28 + 0.11 * way, "y_r": 0.34 - 0.02 * way}))
    return [*keys, (keys[-1][0] + 0.2, up), (keys[-1][0] + 0.75, {})]


def _shiver(length: float, seed: str) -> Keys:
    hug = {
        "held": 1.0, "x_l": -0.52, "x_r": -0.46, "y": -0.2, "z_l": 0.36, "z_r": 0.44, "elbow_out": -0.12, "shrug": 0.26,
        "fold": 0.3, "bow": 0.16, "head_bow": 0.12, "pronate": 0.5, "wrist": 0.25, "curl": 0.5, "thumb": 0.3,
        "height": -0.02,
    }  # fmt: skip
    stream = chance("shiver", seed)
    keys: Keys = [(0.0, {})]
    for time in np.arange(0.5, max(0.8, length - 0.4), 0.085):
        swell = 0.5 + 0.5 * np.sin(time * 1.9)
        jolt = (stream.uniform(-1, 1, 3) * 0.055 * swell).tolist()
        keys.append((float(time), {**hug, "turn": jolt[0], "bow": 0.16 + jolt[1], "head_turn": jolt[2]}))
    return [*keys, (keys[-1][0] + 0.6, {})]


def _point(length: float, seed: str) -> Keys:
    hand = {"bow": 0.03, "ahead": 0.02}
    return [(0.0, {}), (0.15, {"bow": -0.02}), (0.5, hand), (max(0.7, length - 0.45), hand), (max(1.2, length), {})]


def _reach(length: float, seed: str) -> Keys:
    lean = {"bow": 0.16, "pelvis_bow": 0.1, "ahead": 0.05, "head_bow": -0.1, "turn": 0.14}
    return [(0.0, {}), (0.55, lean), (max(0.75, length - 0.5), lean), (max(1.3, length), {})]


def _give(length: float, seed: str) -> Keys:
    lean = {"bow": 0.08, "pelvis_bow": 0.05, "ahead": 0.03, "turn": 0.12, "pronate_r": -0.9, "curl_r": 0.1}
    return [(0.0, {}), (0.5, lean), (max(0.7, length - 0.5), lean), (max(1.25, length), {})]


def _embrace(length: float, seed: str) -> Keys:
    hold = {
        "bow": 0.1, "pelvis_bow": 0.03, "head_tip": 0.2, "head_bow": 0.08, "head_turn": 0.2, "roam": 1.0, "fold": 0.3, "shrug": 0.1,
        "pronate": 0.35, "wrist": 0.4, "curl": 0.1, "ahead": 0.04,
    }  # fmt: skip
    open_ = {"held": 0.6, "x": 0.25, "y": -0.05, "z": 0.75, "pronate": -0.1, "curl": 0.2, "bow": 0.04}
    stay = max(1.1, length - 0.7)
    return [(0.0, {}), (0.4, open_), (0.85, hold), (stay, hold), (stay + 0.7, {})]


def _push(length: float, seed: str) -> Keys:
    load = {
        "bow": -0.06,
        "pelvis_bow": -0.03,
        "ahead": -0.05,
        "held": 0.9,
        "x": -0.1,
        "y": -0.18,
        "z": 0.3,
        "wrist": -0.7,
    }
    drive = {
        "bow": 0.14,
        "pelvis_bow": 0.14,
        "ahead": 0.12,
        "height": -0.03,
        "wrist": -0.9,
        "fold": 0.25,
        "head_bow": -0.1,
    }
    return [(0.0, {}), (0.34, load), (0.56, drive), (0.8, drive), (1.35, {})]


def _strike(length: float, seed: str) -> Keys:
    load = {
        "turn": -0.5, "pelvis_turn": -0.22, "held_r": 1.0, "x_r": 0.2, "y_r": -0.12, "z_r": 0.34, "elbow_out_r": 0.3,
        "curl": 1.1, "thumb": 0.8, "index": 0.2, "bow": -0.04, "held_l": 0.8, "x_l": -0.2, "y_l": -0.2, "z_l": 0.45,
        "pelvis_tip": 0.04,
    }  # fmt: skip
    hit = {
        "turn": 0.42, "pelvis_turn": 0.3, "bow": 0.14, "pelvis_bow": 0.1, "ahead": 0.12, "height": -0.03, "curl": 1.1,
        "thumb": 0.8, "index": 0.2, "fold_r": 0.3, "held_l": 0.8, "x_l": -0.1, "y_l": -0.35, "z_l": 0.25,
        "pronate_r": 1.2,
    }  # fmt: skip
    follow = {**hit, "turn": 0.6, "held_r": 0.9, "x_r": -0.22, "y_r": -0.3, "z_r": 0.6}
    return [(0.0, {}), (0.42, load), (0.5, load), (0.66, hit), (0.9, follow), (1.7, {})]


CLIPS: Mapping[str, Callable[[float, str], Keys]] = {
    "nod": _nod, "shake-head": _shake_head, "bow": _bow, "look-around": _look_around, "wave": _wave,
    "shiver": _shiver, "point": _point, "reach": _reach, "take": _reach, "give": _give, "embrace": _embrace,
    "push": _push, "strike": _strike, "aim": _point,
}  # fmt: skip
