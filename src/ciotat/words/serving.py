"""What is said while films are served to a browser."""

__all__ = ["CHINESE", "ERRORS"]

CHINESE: dict[str, str] = {
    "The studio is open: {link}": "影棚已开：{link}",
    "This link is yours alone; Ctrl-C closes the studio.": "此链接只属于你；按 Ctrl-C 关闭影棚。",
}

ERRORS: dict[str, str] = {
    "this is not the name of this studio": "这不是本影棚的地址",
    "open the link from the terminal": "请打开终端里打印的链接",
    "this browser has no key": "本浏览器没有钥匙",
    "another page asks for this": "这是别的网页发来的请求",
    "open the studio itself": "请打开影棚本身",
    "the body is not {}": "请求内容不是 {}",
    "set its content type": "请设好内容类型",
    "the body is larger than {} MB": "请求内容超过 {} MB",
    "send less at a time": "请分次发送",
    "there is no film {} here": "这里没有影片 {}",
    "see the library": "请看片库",
    "there is nothing here": "这里什么也没有",
    "what was asked is not understood: {}": "不明白所问：{}",
    "see docs/studio.md": "请看 docs/studio.md",
    "the script has changed meanwhile": "剧本在此期间改过了",
    "keep yours, take the other, or read both": "可保留自己的、采用另一份，或两份都看",
    "the script of this film is not a text": "这部影片的剧本不是文本文件",
    "import it as a text first": "请先导入成文本",
    "the text holds what no file can: {}": "文字里有文件存不下的字符：{}",
    "take it out": "请去掉它",
    "{} is not known": "不认识 {}",
    "there is no note {} here": "这里没有批注 {}",
    "there is nothing {} in the bin": "回收站里没有 {}",
    "there is no opening {}": "没有开场 {}",
    "this studio shows one film": "本影棚只放一部影片",
    "start it on a folder of films: ciotat serve FOLDER": "请对放影片的文件夹启动：ciotat serve 文件夹",
    "the take is chosen": "这一条正被选用",
    "choose another first": "请先选用另一条",
    "reading it took too long": "读取太久",
    "reading it needs too much": "读取它需要的资源太多",
    "paste the text instead": "请改为粘贴文字",
    "the desk of this film has died and was started again": "这部影片的工作台中断后已重新启动",
    "what is finished is kept": "已完成的都在",
    "{} is a file": "{} 是文件",
    "name a folder of films, or a film": "请指明放影片的文件夹，或一部影片",
    "port {} of {} is taken": "端口 {} 已被占用（{}）",
    "name another with --port": "请用 --port 换一个",
    "there is no version to compare": "没有可比较的版本",
    "save one first": "请先保存一个版本",
}
"""What goes wrong in the studio. ``{}`` stands for a value."""
