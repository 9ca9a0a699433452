"""Animals, vehicles and props by the words that name them."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["ANIMALS", "HELD", "PROPS", "SEATS", "SPECIES_OF_VEHICLE", "VEHICLES"]

ANIMALS = Table(
    {
        "wolf": "wolf, wolves, 狼, 狼群, 野狼, 头狼, 群狼, 饿狼",
        "dog": "dog, hound, puppy, 狗, 小狗, 犬, 猎犬, 黄狗",
        "horse": "horse, mare, stallion, pony, 马匹, 骏马, 白马, 黑马, 战马, 一匹马",
        "cat": "cat, kitten, 猫, 小猫, 黑猫",
        "fox": "fox, 狐狸",
        "bear": "bear, grizzly, 熊, 棕熊, 黑熊",
        "deer": "deer, stag, 鹿, 小鹿",
        "sheep": "sheep, lamb, goat, 羊, 绵羊, 羊群",
        "cow": "cow, ox, bull, cattle, 牛, 奶牛, 黄牛",
        "bird": "bird, crow, raven, eagle, 鸟, 乌鸦, 老鹰",
    }
)

VEHICLES = Table(
    {
        "train": "train, locomotive, steam train, engine of the train, express, 火车, 列车, 机车, 火车头, 蒸汽火车, 动车, 高铁",
        "car": "suv, pickup, pickup truck, jeep, minivan, convertible, hatchback, cab, 面包车, 吉普车, 越野车, 私家车, car, taxi, sedan, limousine, automobile, police car, 汽车, 轿车, 出租车, 警车, 小车",
        "truck": "truck, lorry, van, bus, ambulance, 卡车, 货车, 公交车, 巴士, 救护车",
        "carriage": "horse carriage, cart, stagecoach, wagon cart, 马车, 牛车",
        "motorcycle": "motorcycle, motorbike, scooter, 摩托车, 电动车",
        "bicycle": "bicycle, bike, 自行车, 单车",
    }
)

PROPS = Table(
    {
        "": "on the glass, against the glass, behind the glass, glass wall, glass door, glass window, 玻璃, watches, watching, watched, rings, ringing, boxing, noting, noted, booked, booking, glassed, bagged, keyed, maps out, "
        "roses, rose, picturing, phoned, phones, phoning, papered, cuffs, pipe, pocket watch chain, 花园, 花丛, 火花, 信任, 表情, 表示, 代表, "
        "钱包, 书店, 烟雾, 烟花, 发票, 电话铃, "
        "glasses, sunglasses, spectacles, eyeglasses, headlight, headlamp, torchlight, 眼镜, 墨镜, 太阳镜, 车灯, 大灯, 路灯, "
        "灯光, 雪花, 花白, 烟花, 包围, 信号, 相信, 书记, 手表示",
        "letter": "chart, file, report card, 奏折, 圣旨, 信件, 书信, 病历, 试卷, 红包, "
        "letter, note, envelope, telegram, paper, document, contract, map, ticket, 信, 信封, 纸条, 文件, 电报, 合同, 地图, "
        "车票, 票, 纸, 遗书, 协议书",
        "gun": "gun, pistol, revolver, rifle, shotgun, 枪, 手枪, 步枪, 猎枪",
        "knife": "knife, dagger, blade, scalpel, 刀, 匕首, 菜刀, 手术刀",
        "phone": "phone, telephone, cellphone, mobile, smartphone, 手机, 电话",
        "cup": "cup, mug, glass, teacup, 杯子, 茶杯, 酒杯, 咖啡, 水杯, 一杯茶, 茶碗",
        "bottle": "bottle, flask, 瓶子, 酒瓶, 酒壶, 药瓶",
        "book": "漫画书, 课本, 剑谱, 经书, 画册, book, diary, notebook, bible, 书, 日记, 本子, 笔记本, 账本",
        "photograph": "photograph, photo, picture, portrait, 照片, 相片, 合影",
        "suitcase": "suitcase, bag, trunk, luggage, briefcase, backpack, basket, 箱子, 行李箱, 行李, 包, 皮箱, 公文包, 背包, 篮子",
        "lantern": "lantern, torch, flashlight, candle, oil lamp, 灯笼, 手电, 手电筒, 火把, 蜡烛, 马灯, 提灯, 油灯, "
        "手里的灯, 手中的灯, 提着灯, 举着灯, 举起灯, 拿着灯",
        "watch": "watch, pocket watch, clock, 手表, 怀表, 钟, 表",
        "ring": "ring, necklace, jewel, locket, 戒指, 项链, 首饰, 玉佩",
        "key": "key, keys, 钥匙",
        "flower": "flower, flowers, rose, bouquet, 花, 花束, 玫瑰, 鲜花",
        "umbrella": "umbrella, parasol, 伞, 雨伞, 阳伞",
        "box": "box, package, parcel, crate, 盒子, 包裹, 木箱, 外卖盒, 外卖箱, 饭盒, 快递",
        "money": "money, coin, coins, cash, banknote, 钱, 硬币, 银子, 钞票",
        "cigarette": "cigarette, cigar, 烟, 香烟, 烟斗",
        "hat": "his hat, her hat, 礼帽",
        "sword": ("sword, sabre, katana, 剑, 长剑, 宝剑, 佩剑, 长刀, 大刀"),
        "baby": "baby, babies, infant, newborn, toddler, 婴儿, 宝宝, 襁褓, 婴孩",
        "stick": "cane, walking stick, staff, crutch, 拐杖, 手杖, 棍子, 木棍, 拐棍",
        "axe": ("axe, hatchet, 斧头, 斧子"),
        "newspaper": ("newspaper, gazette, 报纸"),
        "bowl": ("bowl, bowl of soup, bowl of noodles, 碗, 饭碗, 碗筷, 一碗面"),
        "plate": ("plate, dish, sandwich, cake, 盘子, 碟子"),
        "bag": ("shopping bag, handbag, purse, sack, 手提包, 购物袋, 布包, 包袱, 书包"),
    }
)

SPECIES_OF_VEHICLE = frozenset({"train", "car", "truck", "carriage", "motorcycle", "bicycle"})

HELD = frozenset({"letter", "gun", "knife", "phone", "cup", "bottle", "book", "photograph", "lantern", "watch", "ring", "key",
                  "flower", "umbrella", "box", "money", "cigarette", "sword", "axe", "newspaper", "bowl", "plate", "bag",
                  "baby", "stick"})  # fmt: skip

SEATS = Table(
    {
        "wheelchair": "wheelchair, 轮椅",
        "pew": "pew, pews",
        "taishi-chair": "太师椅, 官帽椅, 圈椅",
        "stone-stool": "石凳, stone stool",
        "pilot-seat": "captain's chair, pilot's seat, cockpit seat, 驾驶座, 指挥椅",
        "toilet": "toilet, toilet seat, 马桶",
        "bathtub": "bathtub, bath tub, 浴缸",
        "deckchair": "deckchair, deck chair, sun lounger, 沙滩椅",
        "trunk": "suitcase, trunk, crate, box, chest, 箱子, 行李箱, 木箱",
        "office-chair": "office chair, swivel chair, desk chair, 办公椅, 转椅",
        "bench": "bench, 长椅, 长凳, 条凳",
        "sofa": "sofa, couch, armchair, 沙发, 躺椅",
        "bed": "bed, bunk, mattress, cot, gurney, stretcher, 床, 床边, 床上, 炕, 病床, 担架",
        "chair": "chair, stool, seat, throne, 椅子, 凳子, 座位, 椅, 龙椅, 座",
        "ground": "ground, floor, snow, grass, sand, earth, log, rock, 地上, 地下, 雪地, 草地, 地板, 石头",
    }
)
