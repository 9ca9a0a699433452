"""What is said of a film's folder and of takes."""

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {
    "Next: change the script, then ciotat build": "下一步：改剧本，然后执行 ciotat build",
    "--adopt takes the script alone": "--adopt 只需要剧本",
    "leave the name out; film.toml can hold a title": "不用写片名；标题可以写在 film.toml 里",
    "the film has no name": "影片没有名字",
    'write ciotat new "Night Bus"': "请写成 ciotat new 夜班车",
    "{value!r} is not a language": "{value!r} 不是可用的语言",
    "use en or zh": "可用 en 或 zh",
}
