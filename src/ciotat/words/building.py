"""What is said while a film is built, and of why."""

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {
    "the script holds no scene to film": "剧本里没有可拍的场次",
    "begin one with INT. or EXT.": "请用 INT. 或 EXT. 开一场",
    "the cap was reached: {count} shots wait": "已到上限：还有 {count} 个镜头没拍",
    "ciotat why SHOT tells more of any shot": "用 ciotat why 镜头号 查看任一镜头的详情",
    "{done} of {total} shots would be made:": "{total} 个镜头中将要拍 {done} 个：",
    "{frames} frames; about {likely}, from {low} to {high}": "{frames} 帧；约需 {likely}（{low} 至 {high}）",
    "about {energy:.2g} Wh and {carbon:.2g} g CO2e": "约 {energy:.2g} 瓦时，{carbon:.2g} 克二氧化碳当量",
    "about {price:.2f} {currency}": "约 {price:.2f} {currency}",
    "nothing like it was measured here yet: this is a guess": "这里还没有测过类似的镜头：只是粗估",
    "the cap lets {count} of them wait": "受上限所限，其中 {count} 个要等",
    "shot {shot} keeps its locked take {take}: {what}": "镜头 {shot} 沿用锁定的那一条 {take}：{what}",
    "its line was rewritten": "它的台词改写过",
    "the shot has changed": "镜头的设计已变",
    "{seconds:.0f} s": "{seconds:.0f} 秒",
    "{minutes:.0f} min": "{minutes:.0f} 分钟",
    "{hours:.1f} h": "{hours:.1f} 小时",
}
