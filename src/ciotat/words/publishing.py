"""What is said where a film goes up on its screen, and where a weak moment gets another take."""

__all__ = ["CHINESE", "ERRORS"]

CHINESE: dict[str, str] = {
    "--back and --release go one at a time": "--back 与 --release 不能同时使用",
    "there is nothing to go back to": "没有可退回的版本",
    "publish a second release first": "请先上映第二个发行版",
    "Release {number} is shown at {address}": "发行版 {number} 正在 {address} 上映",
    "nothing was published yet": "还没有上映过",
    "shown now": "正在上映",
    "{count} shots of release {number} may be others today": "发行版 {number} 有 {count} 个镜头今天重做可能不同",
    "candidate {id} for shot {shot}": "镜头 {shot} 的备选 {id}",
    "publish the film first": "请先上映影片",
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
    "nothing was published yet": "还没有上映过",
    "publish the film first": "请先上映影片",
    "see what can be changed": "请看可以改什么",
    "there is no candidate {}": "没有备选 {}",
    "{} is no candidate": "{} 不是备选",
    "see the takes that were made": "请看已制作的各条",
    "the candidate is on trial": "这个备选正在试映",
    "stop the experiment first": "请先停止试映",
    "the candidate {} is damaged: {}": "备选 {} 已损坏：{}",
    "the candidate {} is not what was made": "备选 {} 与当时制作的不符",
    "the candidate was made for release {}, and release {} is shown": "这个备选是为发行版 {} 制作的，正在上映的是发行版 {}",
    "make it again on what is shown now": "请在正在上映的版本上重新制作",
    "these candidates cannot be shown together": "这些备选不能同时放映",
    "try one of them at a time": "请一次试一个",
    "shot {} is locked": "镜头 {} 已锁定",
    "unlock it first; what is locked is never changed": "请先解锁；锁定的内容从不更改",
    "shot {} is not in release {}": "镜头 {} 不在发行版 {} 里",
    "publish the film as it is first": "请先上映现在的影片",
    "the film is not as it was in release {}": "影片已与发行版 {} 不同",
    "the sound of the film is not as it was in release {}": "影片的声音已与发行版 {} 不同",
    "publish it as it is first, then improve that": "请先上映现在的影片，再改进它",
    "the change changes nothing": "这个改动没有带来变化",
    "try another": "请试另一个",
    "the cut of the release is not here": "这个发行版的剪辑不在这里",
    "shot {} would be the same today": "镜头 {} 今天重做也一样",
    "no shot would be another one today": "没有镜头会因此改变",
    "see which shots would be others": "请看哪些镜头会改变",
}
