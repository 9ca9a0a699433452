"""What is said where made-up viewers watch."""

__all__ = ["CHINESE", "ERRORS"]

CHINESE: dict[str, str] = {
    "what they did is kept: ciotat serve {folder}": "他们的所作所为已留存：ciotat serve {folder}",
    "nobody can watch this film yet": "这部影片还没有上映",
    "publish it first: ciotat publish": "请先上映：ciotat publish",
    "{path} is there already": "{path} 已经存在",
    "name a folder that is not there": "请换一个还不存在的文件夹",
    "the film could not be served": "影片无法放映",
    "try `ciotat serve` on it": "请用 `ciotat serve` 试试",
    "{address} is no film": "{address} 不是影片的地址",
    "write http://127.0.0.1:1895/watch/FILM": "请写成 http://127.0.0.1:1895/watch/影片",
    "the film has no shot {shot}": "影片里没有镜头 {shot}",
    "see `ciotat status` for its shots": "用 `ciotat status` 查看镜头",
    "the audience watches": "观众正在看片",
    "{count} viewers, {finished:.0%} to the end; {watched:.0%} of the film was played": (
        "{count} 位观众，{finished:.0%} 看到结尾；全片播放了 {watched:.0%}"
    ),
    "{taps} taps, {comments} comments, {events} events": "{taps} 次点按，{comments} 条评论，{events} 个事件",
    "{requests} requests in {seconds:.0f} s: {rate:.0f} a second, 99 of 100 within {p99:.0f} ms, {refused} refused": (
        "{seconds:.0f} 秒内 {requests} 次请求：每秒 {rate:.0f} 次，百分之九十九在 {p99:.0f} 毫秒内，{refused} 次被拒"
    ),
    "What the owner is told:": "告诉主人的是：",
    "planted": "埋设的",
    "  no weak moment": "  没有薄弱之处",
}

ERRORS: dict[str, str] = {
    "{} does not answer": "{} 没有应答",
    "is it being served?": "它在放映吗？",
    "the film answers {}": "影片的回答是 {}",
}
