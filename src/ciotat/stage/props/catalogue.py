"""Props by name, in English and Chinese."""

from collections.abc import Callable

from ciotat.stage.mesh import Mesh
from ciotat.stage.props import arms, furniture, lights, luggage, outdoors, papers, seats, tables, vessels
from ciotat.stage.props.make import Make
from ciotat.stage.solid import gathered

__all__ = ["in_hand", "prop", "seat_height"]

WORDS: dict[str, tuple[Callable[[Make], list[Mesh]], str, str]] = {
    # kind: builder, English words, Chinese words
    "chair": (seats.chair, "chair armchair seat", "椅"),
    "bench": (seats.bench, "bench pew", "长凳 长椅"),
    "stool": (seats.stool, "stool", "凳"),
    "sofa": (seats.sofa, "sofa couch settee", "沙发"),
    "bed": (seats.bed, "bed cot bunk", "床"),
    "log": (outdoors.log, "log", "原木 木头"),
    "cafe table": (tables.round_table, "cafe-table bistro", "咖啡桌"),
    "desk": (tables.desk, "desk bureau", "书桌 办公桌 写字台"),
    "table": (tables.table, "table counter", "桌"),
    "shelf": (tables.shelf, "shelf bookcase bookshelf shelves", "书架 架子"),
    "wardrobe": (tables.wardrobe, "wardrobe closet cupboard cabinet", "衣柜 柜"),
    "candle": (lights.candle, "candle", "蜡烛 烛"),
    "lantern": (lights.lantern, "lantern", "灯笼 马灯 提灯"),
    "torch": (lights.torch, "torch flashlight", "火把 手电"),
    "lamp": (lights.lamp, "lamp light", "台灯 油灯 灯"),
    "fire": (lights.fire, "campfire fire bonfire", "篝火 火堆"),
    "cup": (vessels.cup, "cup mug teacup coffee tea", "茶杯 杯 咖啡 茶"),
    "glass": (vessels.glass, "glass wineglass goblet drink", "酒杯 玻璃杯"),
    "bottle": (vessels.bottle, "bottle wine flask vial", "瓶 酒"),
    "plate": (vessels.plate, "plate dish saucer", "盘 碟"),
    "bowl": (vessels.bowl, "bowl soup rice noodles", "碗 饭 面条"),
    "kettle": (vessels.kettle, "kettle teapot pot", "茶壶 壶"),
    "opened": (papers.opened, "opened", "翻开的"),
    "book": (papers.book, "book diary notebook journal ledger", "书 日记 笔记本 本子"),
    "newspaper": (papers.newspaper, "newspaper paper gazette", "报纸 报"),
    "letter": (papers.letter, "letter note telegram envelope document contract page", "信 纸条 电报 文件 合同"),
    "map": (papers.map_, "map chart scroll", "地图 卷轴"),
    "ticket": (papers.ticket, "ticket card pass", "车票 票 卡"),
    "key": (papers.key, "key keys", "钥匙"),
    "snapshot": (papers.snapshot, "snapshot", "快照"),
    "photo": (papers.photo, "photo photograph picture portrait frame", "照片 相框 相片"),
    "phone": (papers.phone, "phone telephone cellphone mobile smartphone", "手机 电话"),
    "ring": (papers.ring, "ring jewel necklace locket", "戒指 项链 首饰"),
    "sign": (papers.sign, "sign signpost board placard", "牌子 路牌 招牌"),
    "pistol": (arms.pistol, "pistol gun revolver handgun", "手枪 枪"),
    "rifle": (arms.rifle, "rifle shotgun musket", "步枪 猎枪 长枪"),
    "sword": (arms.sword, "sword sabre saber blade rapier", "剑 刀剑"),
    "knife": (arms.knife, "knife dagger", "匕首 刀"),
    "axe": (arms.axe, "axe hatchet", "斧"),
    "shovel": (arms.shovel, "shovel spade", "铁锹 铲"),
    "rope": (arms.rope, "rope cord chain", "绳"),
    "suitcase": (luggage.suitcase, "suitcase briefcase case luggage valise", "手提箱 行李箱 箱子 皮箱 行李"),
    "bag": (luggage.bag, "bag handbag satchel purse backpack sack", "包 背包 袋"),
    "trunk": (luggage.chest, "trunk chest crate", "木箱 箱"),
    "basket": (luggage.basket, "basket", "篮"),
    "parcel": (luggage.parcel, "parcel package box gift present", "包裹 盒 礼物"),
    "umbrella": (luggage.umbrella, "umbrella parasol", "伞"),
    "fan": (luggage.fan, "fan", "扇子 折扇 扇"),
    "stick": (luggage.stick, "stick cane staff", "拐杖 手杖 棍"),
    "hat": (luggage.hat, "hat cap", "帽"),
    "flower": (luggage.flower, "flower flowers bouquet rose roses", "花"),
    "bicycle": (outdoors.bicycle, "bicycle bike", "自行车 单车"),
    "cart": (outdoors.cart, "cart wagon barrow", "板车 马车 推车 车"),
    "tent": (outdoors.tent, "tent", "帐篷"),
    "boat": (outdoors.boat, "boat canoe rowboat", "船 舟"),
    "door": (outdoors.door, "door gate", "门"),
    "window": (outdoors.window, "window", "窗"),
    "clock": (outdoors.clock, "clock watch", "时钟 闹钟 怀表 钟 表"),
}
WORDS |= {
    kind: (furniture.maker(kind), english, chinese) for kind, (english, chinese, _) in furniture.FURNITURE.items()
}
HELD = frozenset(
    [
        "candle",
        "lantern",
        "torch",
        "cup",
        "glass",
        "bottle",
        "plate",
        "bowl",
        "kettle",
        "book",
        "newspaper",
        "letter",
        "map",
        "ticket",
        "photo",
        "phone",
        "ring",
        "pistol",
        "rifle",
        "sword",
        "knife",
        "axe",
        "shovel",
        "rope",
        "suitcase",
        "bag",
        "basket",
        "parcel",
        "umbrella",
        "stick",
        "hat",
        "flower",
        "fan",
        "baby",
        "bucket",
        "key",
        "money",
        "cigarette",
        "cloth",
        "food",
        "eggs",
        "dumplings",
        "fruit",
        "chopsticks",
        "ball",
    ]
)


def kind(name: str) -> str:
    """Which of the props in the store `name` asks for: the longest word found in it; a parcel when none is.

    >>> kind("an old OIL LAMP"), kind("行李箱"), kind("the thing")
    ('lamp', 'suitcase', 'parcel')
    """
    low = name.lower().replace("_", " ")
    words = {w.strip(".,'\"") for w in low.split()} | {w.strip(".,'\"") for w in low.replace("-", " ").split()}
    found = [
        (len(w), k) for k, (_, english, _) in WORDS.items() for w in english.split() if w in words or w + "s" in words
    ]
    found += [(len(w), k) for k, (_, _, chinese) in WORDS.items() for w in chinese.split() if w in low]
    return max(found, key=lambda f: f[0])[1] if found else "parcel"


def prop(name: str, era: str, seed: str) -> tuple[Mesh, ...]:
    """The prop called `name` (any words, English or Chinese) of an era (modern, 1900, ancient); `seed` decides its
    colours. At the origin on the floor, facing +Z, metres. What is not known is a parcel."""
    what = kind(name)
    return gathered(what, WORDS[what][0](Make(name, era, seed)))


def seat_height(name: str) -> float:
    """How high one sits on the prop, metres; 0.45 for anything that is no seat."""
    what = kind(name)
    return seats.SEATS.get(what, furniture.SEATED.get(what, 0.45))


def in_hand(name: str) -> bool:
    """Whether the prop is carried in one hand."""
    return kind(name) in HELD
