"""Animals, vehicles and props by the words that name them."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["ANIMALS", "HANGS", "HELD", "POCKET", "PROPS", "SEATS", "SPECIES_OF_VEHICLE", "STANDINS", "VEHICLES"]

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

_INSTEAD: dict[str, str] = {
    # what is held in a hand and is not built, by what stands in for it
    "bottle": "jar, thermos, canteen, vial, test tube, beaker, spray, pepper spray, perfume, shampoo, can of beer, beer, beer can, can, soda, spray can, milk carton, carton of milk, carton, "
    "rye, whiskey bottle, champagne, 一罐啤酒, 啤酒, 罐子, 保温杯, 矿泉水, 热水瓶, 可乐, 饮料, 铜壶, 水壶, 茶壶, 葫芦",
    "cup": "goblet, chalice, shot glass, tumbler, pint, milkshake, latte, cappuccino, espresso, 奶茶, 酒盅, 盖碗",
    "letter": "receipt, bill, invoice, form, prescription, blueprint, drawing, sketch, sheet of paper, piece of paper, scroll, leaflet, flyer, menu, passport, id card, badge, card, "
    "playing cards, cards, banner, certificate, diploma, will, script, summons, warrant, 图纸, 名片, 身份证, 护照, 菜单, 传单, 证书, 请柬, 账单, 收据, 处方, 剧本, 字条, 公文, 红头文件, 卷轴, 扑克, 牌",
    "box": "toolbox, lunchbox, cake box, jewelry box, laptop, computer, typewriter, radio, tape recorder, cassette, camera, camcorder, tablet, game console, toy, teddy bear, doll, helmet, "
    "drone, cage, microwave, cooler, first aid kit, urn, safe, cardboard box, 纸箱, 盒, 笔记本电脑, 电脑, 收音机, 相机, 摄像机, 玩具, 骨灰盒, 首饰盒, 药箱, 蛋糕盒, 礼盒, 鸟笼, 核桃",
    "book": "comic, comic book, magazine, novel, textbook, binder, folder, clipboard, sketchbook, hymnal, journal, manuscript, ledger book, 小说, 杂志, 教材, 族谱, 佛经, 文件夹, 笔记",
    "stick": "hammer, wrench, screwdriver, crowbar, bat, baseball bat, club, baton, pool cue, broom, mop, rake, hoe, pitchfork, oar, paddle, fishing rod, spear, lance, wand, sceptre, megaphone, "
    "microphone, violin, guitar, flute, trumpet, saw, drill, shovel, spade, torch stick, rifle case, umbrella stick, 扫帚, 竹扫帚, 拖把, 锄头, 锤子, 扳手, 铁锹, 铲子, 扁担, 鱼竿, 长矛, 话筒, 麦克风, 吉他, 二胡, 笛子, 球棒, 棒球棍, 擀面杖, 折扇, 烟袋, 旱烟",
    "cloth": "towel, handkerchief, tissue, napkin, blanket, sheet, flag, rag, apron in her hands, bandage, shirt in his hand, 毛巾, 手帕, 手绢, 纸巾, 抹布, 被子, 毯子, 布, 绷带, 红旗, 围裙在手",
    "eggs": "egg, eggs, 鸡蛋, 煎蛋",
    "dumplings": "dumpling, dumplings, buns, 馒头, 包子, 饺子, 汤圆, 烧饼, 月饼",
    "fruit": "apple, apples, orange, oranges, peach, pear, 苹果, 橘子, 桃子, 梨",
    "chopsticks": "chopsticks, 筷子",
    "food": "bread, loaf, pizza, burger, hamburger, hot dog, doughnut, donut, cookie, chocolate, ice cream, turkey, chicken leg, steak, popcorn, potato, potatoes, carrot, cheese, "
    "面包, 玉米, 红薯, 糖葫芦, 油饼, 油条, 鸡腿, 豆干, 豆腐, 西瓜, 蛋糕, 零食",
    "bowl": "instant noodles, ramen, stew, porridge, pot, pan, frying pan, saucepan, basin, 泡面, 面条, 粥, 饭, 汤, 火锅, 锅, 盆, 脸盆, 砂锅",
    "knife": "scissors, razor, razor blade, fork, spoon, pen, pencil, syringe, needle, screwdriver blade, 剪刀, 剃刀, 叉子, 勺子, 钢笔, 毛笔, 铅笔, 针, 注射器, 针管",
    "ball": "ball, football, soccer ball, basketball, baseball, tennis ball, balloon, globe in his hands, 球, 足球, 篮球, 皮球, 乒乓球, 气球",
    "bucket": "bucket, pail, watering can, petrol can, jerrycan, 水桶, 桶, 木桶, 铁桶, 汽油桶, 洒水壶",
    "phone": "walkie talkie, walkie-talkie, remote, remote control, calculator, cell, iphone, handset, receiver, 对讲机, 遥控器, 听筒, 话机, 平板",
    "sword": "spear blade, machete, cleaver sword, 红缨枪, 长枪, 宝刀",
    "ring": "bracelet, earring, earrings, medal, pendant, brooch, handcuffs, 手镯, 耳环, 玉镯, 勋章, 手铐, 簪子, 发簪",
    "flower": "plant, potted plant, branch, twig, wreath, leaf, seedling, 盆栽, 树枝, 花圈, 叶子",
}

_KNOWN: dict[str, str] = {
    "": "watch the, watch as, watch him, watch her, watch them, watch it, watch from, watch over, watch out, watch each other, they watch, we watch, "
    "all watch, both watch, on the glass, against the glass, behind the glass, glass wall, glass door, glass window, 玻璃, watches, watching, watched, rings, ringing, boxing, noting, noted, booked, booking, glassed, bagged, keyed, maps out, "
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
    "suitcase": "suitcase, trunk, luggage, briefcase, 箱子, 行李箱, 行李, 皮箱, 公文包",
    "basket": "basket, 篮子, 菜篮子, 菜篮, 竹篮, 背篓, 篮",
    "torch": "flashlight, flash light, torch, electric torch, penlight, 手电, 手电筒, 电筒, 火把",
    "lantern": "lantern, candle, oil lamp, 灯笼, 蜡烛, 马灯, 提灯, 油灯, "
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
    "bag": (
        "bag, backpack, satchel, rucksack, paper bag, gym bag, 包, 背包, 挎包, shopping bag, handbag, purse, sack, 手提包, 购物袋, 布包, 包袱, 书包"
    ),
}

PROPS = Table(
    {name: ", ".join(filter(None, (_KNOWN.get(name, ""), _INSTEAD.get(name, "")))) for name in {**_KNOWN, **_INSTEAD}}
)
STANDINS = Table(_INSTEAD)
"""Things that are not built, and what is seen instead of them."""
POCKET = frozenset(
    {"letter", "gun", "knife", "phone", "photograph", "watch", "ring", "key", "money", "cigarette", "cloth"}
)
"""What is put away where another thing is taken in hand."""
HANGS = frozenset({"suitcase", "bag", "basket", "bucket", "lantern"})
"""What hangs from the other hand."""

SPECIES_OF_VEHICLE = frozenset({"train", "car", "truck", "carriage", "motorcycle", "bicycle"})

HELD = frozenset({"letter", "gun", "knife", "phone", "cup", "bottle", "book", "photograph", "lantern", "torch", "watch", "ring", "key",
                  "flower", "umbrella", "box", "money", "cigarette", "sword", "axe", "newspaper", "bowl", "plate", "bag",
                  "baby", "stick", "basket", "bucket", "cloth", "food", "ball",
                  "eggs", "dumplings", "fruit", "chopsticks"})  # fmt: skip

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
        "ledge": "ledge, parapet, low wall, curb, kerb, stoop, doorstep, steps, front steps, windowsill, window sill, 矮墙, 台阶, 门槛, 栏杆, 窗台, 马路牙子, 护栏",
        "rock": "rock, rocks, boulder, boulders, 石头, 岩石, 大石, 礁石",
        "log": "log, tree trunk, fallen tree, tree stump, stump, 树桩, 树干, 原木, 圆木, 木墩",
        "ground": "ground, floor, snow, grass, sand, earth, 地上, 地下, 雪地, 草地, 地板",
    }
)
