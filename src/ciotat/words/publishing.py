"""What is said where a film goes up on its screen, and where a weak moment gets another take."""

__all__ = ["CHINESE", "ERRORS"]

CHINESE: dict[str, str] = {
    "--back and --release go one at a time": "--back 与 --release 不能同时使用",
    "there is nothing to go back to": "没有可退回的版本",
    "publish a second release first": "请先上映第二个发行版",
    "Release {number} is shown at {address}": "发行版 {number} 正在 {address} 上映",
    "nothing was published yet": "还没有上映过",
    "shown now": "正在上映",
}

ERRORS: dict[str, str] = {
    "release {} may not be published: models made some of its pictures, and it is not marked": (
        "发行版 {} 不能上映：部分画面由模型生成，却没有标识"
    ),
    "make it again with `ciotat release --label`": "请用 `ciotat release --label` 重新发行",
    "{} is no way to publish": "{} 不是上映的方式",
    "one of {}": "可用：{}",
    "audience/published.json is damaged: {}": "audience/published.json 已损坏：{}",
    "restore it from an earlier version, or publish again after taking it away": "请从较早的版本恢复，或移走它后重新上映",
    "release {} needs what is not here: {}": "发行版 {} 所需的内容不在这里：{}",
    "its words changed": "台词改了",
    "it was directed anew": "重新导演了",
    "it is new": "这是新的镜头",
}
