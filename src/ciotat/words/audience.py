"""What is said of viewers: what they did, what they write, what they are asked to decide."""

__all__ = ["CHINESE", "ERRORS"]

CHINESE: dict[str, str] = {}

ERRORS: dict[str, str] = {
    "this is no batch of events": "这不是一批事件",
    "event {} is none": "第 {} 个事件不合规",
    "see docs/audience.md": "请看 docs/audience.md",
    "the batch is too large": "这一批太大",
    "there is no such session": "没有这次观看",
    "load the page again": "请重新载入页面",
    "too much comes at once": "一次来得太多",
    "more comes in than can be written": "来的比能写下的多",
    "the screening room closes": "放映厅正在关闭",
    "come again in a moment": "请稍后再来",
    "what viewers did cannot be kept: {}": "观众的记录存不下来：{}",
    "what viewers did cannot be kept in {}: {}": "观众的记录无法存到 {}：{}",
    "check the space and your rights there; if it is damaged, restore a copy: it cannot be made again": (
        "请检查那里的空间和权限；若已损坏，请恢复备份：它无法重新生成"
    ),
    "{} was written by a newer Ciotat": "{} 由更新的 Ciotat 写成",
    "open it with that one": "请用那个版本打开",
    "a comment has one of its ways and colours": "评论只有几种方式和颜色",
    "the comment is gone": "评论已不在",
    "write it again": "请再写一次",
    "the comment is no text": "评论不是文字",
    "the comment is empty": "评论是空的",
    "write a word": "请写一个字",
    "the comment has {} letters": "评论有 {} 个字",
    "write at most {}": "最多写 {} 个",
    "many comments at once": "一次评论太多",
    "wait a moment": "请稍等",
    "nobody comments on this film": "这部影片不接受评论",
    "its owner has closed the comments": "影片的主人关闭了评论",
}
"""What goes wrong with an audience. ``{}`` stands for a value."""
