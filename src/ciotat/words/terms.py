"""Terms, as they are told in Chinese: sizes, moves, lights, places, what people do, what lies about; how an experiment stands."""

__all__ = ["TERMS"]

_SHOTS = {
    "EWS": "大远景", "WS": "远景", "FS": "全景", "MFS": "中全景", "MS": "中景", "MCU": "中近景", "CU": "特写", "ECU": "大特写",
    "eye": "平视", "high": "俯拍", "low": "仰拍", "overhead": "顶拍", "dutch": "斜角",
    "locked": "固定", "pan": "摇", "push": "推", "pull": "拉", "track": "跟", "handheld": "手持",
    "card": "字卡", "establishing": "交代镜头", "master": "主镜头", "two-shot": "双人镜头", "over-shoulder": "过肩",
    "single": "单人", "close-up": "特写", "reaction": "反应", "insert": "插入",
    "left": "左", "right": "右", "sun": "日光", "sky": "天光", "window": "窗", "lamp": "灯", "fire": "火", "moon": "月光",
    "headlight": "车灯",
}  # fmt: skip
_SETTINGS = {
    "dawn": "清晨", "day": "日", "dusk": "黄昏", "night": "夜", "clear": "晴", "overcast": "阴", "rain": "雨", "snow": "雪",
    "fog": "雾", "storm": "暴风雨", "summer": "夏", "autumn": "秋", "winter": "冬",
    "village": "村子", "airfield": "停机坪", "hamlet": "小村", "hut": "茅屋", "old-shop": "老店",
    "alley": "小巷", "bathroom": "浴室", "battlefield": "战场", "beach": "海滩", "bedroom": "卧室", "cafe": "咖啡馆", "car": "车",
    "cave": "山洞", "cell": "牢房", "church": "教堂", "classroom": "教室", "clinic": "诊室", "corridor": "走廊", "court": "法庭",
    "courtyard": "院子", "deck": "甲板", "desert": "沙漠", "field": "田野", "forecourt": "加油站", "forest": "森林", "gallery": "展厅",
    "galley": "厨舱", "garden": "花园", "graveyard": "墓地", "gym": "健身房", "hill": "山坡", "kitchen": "厨房", "lift": "电梯",
    "lobby": "大厅", "locker-room": "更衣室", "lot": "停车场", "market": "市场", "meadow": "草地", "meeting": "会议室",
    "office": "办公室", "palace": "宫殿", "pavilion": "亭子", "pitch": "球场", "platform": "站台", "rooftop": "屋顶", "room": "房间",
    "ruins": "废墟", "ship-cabin": "船舱", "shop": "商店", "shrine": "庙", "snowfield": "雪原", "space": "太空", "spaceship": "飞船",
    "square": "广场", "stairs": "楼梯", "street": "街道", "teahouse": "茶馆", "theatre": "剧场", "train-car": "车厢", "trench": "战壕",
    "void": "空处", "ward": "病房", "works": "工厂",
}  # fmt: skip
_DEEDS = {
    "talk": "说话", "stand": "站", "alight": "下车", "approach": "走近", "board": "上车", "bow": "鞠躬", "cower": "蜷缩", "embrace": "拥抱",
    "enter": "进来", "exit": "离开", "fall": "倒下", "feel": "动情", "flee": "逃", "give": "递", "howl": "嚎叫", "kneel": "跪", "lie": "躺",
    "look": "看", "look-around": "环顾", "nod": "点头", "pass": "经过", "point": "指", "reach": "伸手", "rise": "起身", "run": "跑",
    "shake-head": "摇头", "shiver": "发抖", "sit": "坐", "snarl": "低吼", "speak": "说话", "strike": "打", "take": "拿", "turn": "转身",
    "walk": "走", "wave": "挥手", "trot": "小跑", "hold": "拿着",
}  # fmt: skip
_THINGS = {
    "chopsticks": "筷子", "dumplings": "饺子", "eggs": "鸡蛋", "fruit": "水果",
    "axe": "斧头", "baby": "婴儿", "bag": "包", "ball": "球", "basket": "篮子", "bed": "床", "bench": "长椅", "bicycle": "自行车",
    "boat": "船", "book": "书", "bottle": "瓶子", "bowl": "碗", "box": "盒子", "bucket": "桶", "cafe table": "咖啡桌", "candle": "蜡烛",
    "cart": "板车", "chair": "椅子", "cigarette": "香烟", "clock": "钟", "cloth": "布", "cup": "杯子", "desk": "书桌", "door": "门",
    "fan": "扇子", "flower": "花", "food": "食物", "glass": "玻璃杯", "gun": "枪", "hat": "帽子", "kettle": "壶", "key": "钥匙",
    "knife": "刀", "lantern": "提灯", "letter": "信", "log": "原木", "map": "地图", "money": "钱", "newspaper": "报纸",
    "parcel": "包裹", "phone": "手机", "photo": "照片", "photograph": "照片", "pistol": "手枪", "plate": "盘子", "rifle": "步枪",
    "ring": "戒指", "rope": "绳子", "shelf": "架子", "shovel": "铁锹", "sign": "牌子", "sofa": "沙发", "stick": "棍子", "stool": "凳子",
    "suitcase": "手提箱", "sword": "剑", "table": "桌子", "tent": "帐篷", "ticket": "票", "torch": "火把", "trunk": "木箱",
    "umbrella": "伞", "wardrobe": "衣柜", "watch": "表",
}  # fmt: skip
_KINDS = {"camera": "换机位", "light": "换灯光", "performance": "换表演", "seed": "再来一遍", "renderer": "换渲染器"}
_TRIALS = {
    "draft": "未开始", "discovery": "摸索中", "confirmation": "证实中", "holdback": "已上映，观察中", "promoted": "已上映",
    "stopped": "已停止", "rolled back": "已撤回", "frozen": "已冻结", "vetoed": "已否决",
}  # fmt: skip
TERMS: dict[str, str] = {**_THINGS, **_DEEDS, **_SETTINGS, **_SHOTS, **_KINDS, **_TRIALS}
"""The English term is the key."""
