"""How people look: colours, garments, hair, skin, build, professions and what each profession wears."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["BUILD", "COLORS", "FACE", "GARMENTS", "HAIR", "HAIR_COLORS", "PROFESSIONS", "SKIN", "STUFF", "UNIFORMS"]

COLORS = Table(
    {
        "red": "red, crimson, scarlet, 红, 红色, 大红, 朱红",
        "dark grey": "dark grey, dark gray, 深灰, 深灰色",
        "dark green": "dark green, 墨绿, 墨绿色, 深绿",
        "light blue": "light blue, 浅蓝, 天蓝, 淡蓝",
        "dark brown": "dark brown, 深棕, 深褐",
        "dark red": "burgundy, maroon, wine, 暗红, 酒红, 枣红",
        "blue": "blue, azure, 蓝, 蓝色",
        "navy": "navy, navy blue, 藏青, 藏蓝",
        "dark blue": "dark blue, 深蓝, 深蓝色, 墨蓝",
        "green": "green, emerald, 绿, 绿色, 军绿",
        "yellow": "yellow, gold, golden, mustard, 黄, 黄色, 金色, 明黄",
        "orange": "orange, 橙, 橙色, 橘色",
        "brown": "brown, tan, chestnut, 棕, 棕色, 褐色, 咖啡色, 驼色",
        "black": "black, 黑, 黑色",
        "white": "white, ivory, cream, 白, 白色, 米白, 雪白",
        "grey": "grey, gray, silver, charcoal, 灰, 灰色, 银色, 银",
        "dark": "dark, 深色, 深",
        "light": "pale, light, 浅色, 浅",
        "purple": "purple, violet, lilac, 紫, 紫色",
        "pink": "pink, 粉, 粉色, 粉红",
        "beige": "beige, khaki, sand, 米色, 卡其色",
    },
    exact=True,
)

STUFF = Table(
    {
        "leather": "leather, 皮, 真皮",
        "wool": "wool, woollen, woolen, 羊毛, 呢子, 毛呢",
        "denim": "denim, 牛仔",
        "silk": "silk, satin, 丝绸, 绸",
        "fur": "fur, 毛皮, 裘皮",
        "worn": "worn, torn, shabby, ragged, threadbare, dirty, 破旧, 破烂, 旧, 脏",
        "long": "long, 长",
        "short": "short, 短",
        "wide": "wide, 宽, 宽大, 宽檐, 宽边",
        "big": "big, large, oversized, 大",
        "old": "old, 老, 老旧",
        "new": "new, 新, 崭新",
        "straw": "straw, 草编",
        "cotton": "cotton, 棉, 棉布, 粗布, 布",
        "linen": "linen, 麻, 亚麻",
        "tight": "tight, 紧身",
        "loose": "loose, 宽松",
        "knitted": "knitted, 针织, 毛线",
        "embroidered": "embroidered, 绣花, 刺绣",
        "plain": "plain, simple, 朴素, 素",
        "heavy": "heavy, thick, padded, quilted, 厚, 厚重",
        "elegant": "elegant, fine, tailored, 优雅, 精致, 华丽",
        "striped": "striped, 条纹",
        "checked": "checked, plaid, tartan, 格子",
    },
    exact=True,
)

GARMENTS = Table(
    {
        ("coat", "coat"): "coat, overcoat, greatcoat, topcoat, 大衣, 外套, 外衣, 呢大衣",
        ("coat", "trench coat"): "trench coat, trenchcoat, raincoat, mackintosh, 风衣, 雨衣",
        (
            "coat",
            "padded coat",
        ): "parka, down jacket, puffer, anorak, padded jacket, 羽绒服, 棉袄, 棉衣",
        ("coat", "long padded coat"): "long padded coat, padded overcoat, 棉大衣, 军大衣, 长羽绒服",
        ("coat", "jacket"): "jacket, blazer, tunic jacket, leather jacket, 夹克, 皮夹克, 皮衣, 上装",
        ("coat", "cloak"): "cloak, cape, mantle, shawl, 斗篷, 披风, 披肩",
        ("dress", "dress"): "dress, gown, frock, wedding dress, sundress, 连衣裙, 长裙, 裙子, 礼服, 婚纱",
        ("dress", "yellow embroidered robe"): "龙袍",
        ("dress", "red embroidered robe"): "凤袍, 嫁衣, 喜服, 凤冠霞帔",
        ("dress", "blue robe"): "青衫, 青衣, 青袍, 蓝衫, 蓝袍",
        ("dress", "white robe"): "白衣, 白衫, 白袍, 素衣, 孝服",
        ("dress", "black robe"): "黑衣, 黑袍, 玄衣, 夜行衣",
        ("dress", "red robe"): "红衣, 红袍, 绯袍",
        ("dress", "purple robe"): "紫衣, 紫袍",
        ("dress", "qipao"): "qipao, cheongsam, 旗袍",
        (
            "dress",
            "robe",
        ): "dressing gown, bathrobe, nightgown, nightdress, vestments, 睡袍, 浴袍, 官服, 朝服, 长衫袍, "
        "robe, kimono, hanfu, toga, cassock, 长袍, 袍, 汉服, 和服, 道袍, 僧袍, 长衫, 袈裟",
        (
            "top",
            "suit",
        ): "tailcoat, suit, tuxedo, three piece suit, 西装, 西服, 礼服西装",
        ("top", "space suit"): "spacesuit, space suit, space suits, pressure suit, 宇航服, 航天服, 太空服",
        (
            "top",
            "coverall",
        ): "tracksuit, flight suit, jumpsuit, jump suit, boiler suit, wetsuit, coverall, coveralls, overalls, "
        "运动服, 校服, 校服套装, 工装",
        ("tie", "tie"): "tie, necktie, bow tie, 领带, 领结",
        (
            "top",
            "shirt",
        ): "pyjamas, pajamas, pyjama top, hospital gown, nightshirt, 睡衣, 病号服, shirt, blouse, t shirt, tee, polo, 衬衫, 衬衣, 恤, 上衣, 短袖",
        ("top", "sweater"): "sweater, jumper, cardigan, turtleneck, pullover, knitwear, 毛衣, 针织衫, 高领衫",
        ("top", "hoodie"): "hoodie, sweatshirt, hooded sweatshirt, 卫衣, 帽衫",
        ("top", "uniform"): "uniform, livery, 制服, 军装, 警服, 工作服",
        ("top", "vest"): "vest, waistcoat, 马甲, 背心",
        ("top", "apron"): "apron, 围裙",
        ("bottom", "trousers"): "trousers, pants, slacks, chinos, 裤子, 长裤, 裤",
        ("bottom", "jeans"): "jeans, 牛仔裤",
        ("bottom", "shorts"): "shorts, 短裤",
        ("bottom", "skirt"): "skirt, petticoat, 裙, 短裙, 半身裙",
        ("hat", "hat"): "hat, fedora, top hat, bowler, bowler hat, straw hat, 帽子",
        ("hat", "top hat"): "礼帽, 高礼帽",
        ("hat", "straw hat"): "草帽, 斗笠",
        ("hat", "fur hat with ear flaps"): "雷锋帽, ushanka, trapper hat, 火车头帽, 护耳帽, 棉帽, 皮帽, 狗皮帽",
        ("hat", "cap"): "cap, beret, helmet, kepi, 鸭舌帽, 军帽, 头盔, 安全帽, 帽",
        ("hat", "bonnet"): "bonnet, veil, headscarf, hijab, 头巾, 面纱",
        ("hat", "wool hat"): "beanie, wool hat, woollen hat, knitted hat, fur hat, 毛线帽, 针织帽",
        ("scarf", "scarf"): "scarf, muffler, 围巾",
        ("gloves", "gloves"): "gloves, mittens, 手套",
        ("shoes", "boots"): "boots, 靴子, 靴, 长靴",
        ("shoes", "heels"): "heels, high heels, stilettos, 高跟鞋",
        ("shoes", "shoes"): "shoes, sneakers, trainers, sandals, 鞋, 皮鞋, 布鞋, 球鞋, 运动鞋",
    }
)

HAIR = Table(
    {
        "long": "long hair, long haired, hair down, loose hair, 长发, 披肩发, 长头发",
        "short": "short hair, short haired, cropped, crew cut, buzz cut, 短发, 平头, 寸头, 板寸",
        "pinned up": "pinned up, pinned hair, hair up, bun, chignon, updo, 盘发, 发髻, 盘起, 挽起",
        "ponytail": "ponytail, pony tail, 马尾, 马尾辫",
        "braids": "braid, plait, pigtails, 辫子, 麻花辫, 双辫",
        "curly": "curly, curls, wavy, afro, 卷发, 大波浪",
        "bald": "bald, shaved head, shaven, 光头, 秃头, 秃顶",
        "bob": "bob, 齐耳短发, 学生头",
    }
)

HAIR_COLORS = Table(
    {
        "blonde": "blonde, blond, fair haired, golden hair, 金发, 金色头发",
        "black": "black hair, dark hair, raven hair, dark haired, 黑发, 乌发",
        "brown": "brown hair, brunette, chestnut hair, 棕发, 褐发",
        "red": "red hair, redhead, ginger, auburn, red haired, 红发, 红头发",
        "grey": "grey hair, gray hair, greying, silver hair, grey haired, 灰发, 花白, 银发, 头发花白",
        "white": "white hair, white haired, 白发, 白头发, 满头白发",
    }
)

SKIN = Table(
    {
        "pale": "pale, fair skin, pallid, 苍白, 白皙, 面色苍白",
        "tanned": "tanned, sunburnt, weathered, 晒黑, 黝黑, 古铜色",
        "dark": "dark skin, dark skinned, black woman, black man, african, 黑皮肤, 皮肤黝黑",
        "olive": "olive skin, latina, latino, mediterranean, 橄榄色",
        "east asian": "asian, chinese, japanese, korean, 中国人, 亚洲人, 日本人, 韩国人",
        "brown": "indian, brown skin, brown skinned, south asian, 印度人",
    }
)

BUILD = Table(
    {
        "slim": "slim, thin, slender, skinny, lean, gaunt, lanky, frail, petite, 瘦, 瘦削, 苗条, 纤细, 瘦弱, 单薄, 清瘦",
        "heavy": "fat, heavy set, heavyset, overweight, plump, stout, chubby, portly, 胖, 肥胖, 微胖, 丰满, 发福",
        "strong": "strong, muscular, burly, broad shouldered, stocky, athletic, big man, 强壮, 健壮, 魁梧, 壮, 结实, 彪悍",
        "tall": "tall, towering, 高个, 高大, 高挑",
        "small": "short man, short woman, tiny, small, diminutive, 矮, 矮小, 瘦小, 小个子",
    }
)

FACE = Table(
    {
        ("beard", "full"): "beard, bearded, 胡子, 大胡子, 络腮胡, 胡须",
        ("beard", "stubble"): "stubble, unshaven, 胡茬, 胡渣",
        ("beard", "moustache"): "moustache, mustache, 八字胡, 小胡子",
        ("beard", "none"): "clean shaven, beardless, 没有胡子",
        ("glasses", "round"): "glasses, spectacles, round glasses, bespectacled, 眼镜, 戴眼镜, 金丝眼镜",
        ("glasses", "dark"): "sunglasses, dark glasses, 墨镜, 太阳镜",
    }
)

PROFESSIONS = Table(
    {
        "nurse": "paramedic, orderly, 护工, 护士长, 小护士, 女护士, nurse, 护士",
        "doctor": "dr, surgeon general, medic, coroner, dentist, vet, 法医, 郎中先生, 外科医生, 女医生, 主治医生, 院长, "
        "doctor, surgeon, physician, 医生, 大夫",
        "police": "police sergeant, patrolman, trooper, deputy, bailiff, security guard, warden, guard, 刑警, 刑警队长, 警员, 交警, 特警, 狱警, 保安, 辅警, "
        "队长, "
        "police, officer, police officer, policeman, policewoman, cop, detective inspector, 警察, 警官, 民警, 女警",
        "soldier": "major, corporal, commander, marine, trooper private, general, 将士, 连长, 团长, 班长同志, 司令, 特种兵, 解放军, "
        "soldier, army officer, captain, sergeant, colonel, lieutenant, private, 士兵, 官兵, 军官, 军人, 战士",
        "masked": "masked figure, ninja, 黑衣人, 蒙面人, 夜行人",
        "knight": "warrior, assassin, gladiator, viking, swordswoman, 镖师, 刺客, 女侠, 侠女, 大侠, 少侠, 盟主, 掌门, 捕快, 捕头, 护卫, 御林军, 禁军, 锦衣卫, 元帅, "
        "knight, warrior, samurai, swordsman, 骑士, 武士, 剑客, 将军, 侠客, 侍卫",
        "waiter": "barman, barmaid, hostess, steward, stewardess, flight attendant, footman, 店员, 小二, 空姐, 空乘, 茶博士, 跑堂, "
        "waiter, waitress, bartender, barista, butler, 服务员, 侍者, 酒保, 店小二, 伙计",
        "courier": "courier, delivery boy, pizza boy, 快递小哥, 送货员, "
        "courier, delivery man, deliveryman, postman, mailman, delivery driver, 外卖员, 快递员, 邮差, 外卖小哥, 骑手",
        "conductor": "conductor, stationmaster, station master, train driver, porter, ticket inspector, "
        "列车员, 乘务员, 站长, 检票员, 列车长",
        "worker": "engineer, electrician, plumber, technician, janitor, gardener, cleaner, blacksmith, lumberjack, sailor, trucker, 清洁工, 保洁, "
        "保洁阿姨, 环卫工, 电工, 司机, 铁匠, 船夫, 搬运工人, 建筑工人, 工程师, "
        "worker, mechanic, miner, builder, carpenter, plumber, 工人, 技工, 矿工, 木匠, 修理工, 民工",
        "farmer": "farmer, peasant, shepherd, fisherman, 农民, 牧羊人, 渔夫, 老农, 牧民",
        "chef": "sous chef, head chef, commis, line cook, pastry chef, kitchen porter, barista chef, 厨子, 御厨, 厨娘, 伙夫, chef, cook, baker, butcher, 厨师, 大厨, 面包师, 屠夫",
        "monk": "pastor, vicar, bishop, pope, rabbi, imam, abbot, friar, reverend, 方丈, 大师, 师太, 道长, 高僧, 牧师, 主持, "
        "monk, priest, nun, 和尚, 僧人, 道士, 神父, 尼姑, 修女",
        "student": "student, schoolgirl, schoolboy, pupil, 学生, 大学生, 中学生, 女学生",
        "business": "attorney, prosecutor, counsel, agent, politician, mayor, president, ceo, salesman, accountant, clerk, secretary, 检察官, "
        "董事长, 总经理, 秘书, 老总, 霸总, 董事, 主任, 经纪人, "
        "businessman, businesswoman, lawyer, banker, executive, manager, boss, 商人, 律师, 经理, 老板, 白领, 总裁, 职员",
        "maid": "maid, servant, housekeeper, 丫鬟, 女仆, 保姆, 宫女",
        "king": "duke, duchess, lord, count, countess, pharaoh, 皇上, 太子, 娘娘, 贵妃, 太后, 皇太后, 皇子, 王爷, 女王, 嫔妃, 世子, 侯爷, 陛下, 郡主, 父皇, 公主殿下, "
        "king, queen, emperor, empress, prince, princess, 皇帝, 皇后, 国王, 王后, 公主, 王子, 妃子",
        "hunter": "hunter, trapper, ranger, woodsman, 猎人, 护林员",
        "beggar": "beggar, tramp, homeless, vagrant, 乞丐, 流浪汉",
        "detective": "detective, private eye, inspector, 侦探, 探长",
        "artist": "painter, artist, musician, writer, poet, photographer, 画家, 艺术家, 音乐家, 作家, 诗人, 摄影师",
        "bride": "bride, 新娘",
        "scholar": "mentor, headmaster, principal, scholar, monk scholar, 校长, 班主任, 夫子, 先生夫子, 师父, 师尊, 师傅, 公子, 少爷, "
        "scholar, professor, teacher, librarian, scientist, 书生, 教授, 老师, 教师, 科学家, 秀才",
        "cowboy": ("cowboy, cowgirl, rancher, outlaw, gunslinger, bounty hunter, sheriff, marshal, 牛仔"),
        "judge": ("judge, magistrate, 法官, 审判长"),
        "astronaut": ("astronaut, cosmonaut, spaceman, 宇航员, 航天员"),
        "robot": ("robot, android, droid, cyborg, 机器人, 仿生人, 机械人"),
        "pilot": ("pilot, aviator, 飞行员, 机长"),
        "firefighter": ("firefighter, fireman, 消防员"),
        "eunuch": ("eunuch, 太监, 公公"),
        "official": ("minister, mandarin, 大臣, 丞相, 宰相, 县令, 知府, 尚书, 御史, 大人, 衙役"),
        "innkeeper": ("innkeeper, shopkeeper, 掌柜, 店主, 店家, 账房先生"),
        "lady": ("小姐, 千金, 夫人, 大小姐, 侍妾"),
    }
)

UNIFORMS: dict[str, dict[str, str]] = {
    "nurse": {"top": "white uniform", "bottom": "white trousers", "shoes": "white shoes"},
    "doctor": {"coat": "white coat", "top": "blue shirt", "bottom": "dark trousers"},
    "police": {"top": "dark navy uniform", "bottom": "navy trousers", "hat": "navy peaked cap", "shoes": "black boots"},
    "soldier": {"top": "olive uniform", "bottom": "olive trousers", "hat": "olive cap", "shoes": "black boots"},
    "knight": {"top": "grey vest", "bottom": "dark trousers", "coat": "dark cloak", "shoes": "boots"},
    "waiter": {"top": "white shirt", "bottom": "black trousers"},
    "courier": {"coat": "yellow jacket", "bottom": "dark trousers", "hat": "yellow cap"},
    "conductor": {"top": "navy uniform", "bottom": "navy trousers", "hat": "navy cap"},
    "worker": {"top": "blue shirt", "bottom": "jeans", "shoes": "boots"},
    "farmer": {"top": "brown shirt", "bottom": "brown trousers", "hat": "straw hat"},
    "chef": {"top": "white shirt", "bottom": "checked trousers", "hat": "white cap"},
    "monk": {"dress": "brown robe"},
    "student": {"top": "white shirt", "bottom": "navy trousers"},
    "business": {"top": "dark suit", "bottom": "dark trousers", "shoes": "black shoes"},
    "maid": {"dress": "black dress", "top": "white apron"},
    "king": {"dress": "yellow embroidered robe", "hair": "pinned up", "hat": "golden crown"},
    "cowboy": {
        "top": "checked shirt",
        "coat": "brown vest",
        "bottom": "jeans",
        "hat": "wide brim hat",
        "shoes": "boots",
    },
    "judge": {"dress": "long black robe"},
    "astronaut": {"top": "white space suit"},
    "robot": {"top": "silver shell", "hair": "bald", "beard": "none"},
    "pilot": {"top": "navy uniform", "bottom": "navy trousers", "hat": "navy peaked cap"},
    "firefighter": {"coat": "yellow jacket", "bottom": "dark trousers", "hat": "red helmet", "shoes": "black boots"},
    "masked": {"dress": "black robe", "shoes": "boots", "beard": "none"},
    "eunuch": {"dress": "dark blue robe", "hat": "black gauze cap", "beard": "none"},
    "official": {"dress": "dark red robe", "hat": "black gauze cap"},
    "innkeeper": {"dress": "brown robe", "hat": "black cap"},
    "lady": {"dress": "light embroidered robe", "hair": "pinned up"},
    "hunter": {"coat": "brown coat", "bottom": "brown trousers", "hat": "fur hat", "shoes": "boots"},
    "beggar": {"coat": "worn grey coat", "top": "worn shirt", "bottom": "worn trousers"},
    "detective": {"coat": "beige trench coat", "top": "white shirt", "bottom": "dark trousers", "hat": "hat"},
    "artist": {"top": "black sweater", "bottom": "dark trousers"},
    "bride": {"dress": "white dress"},
    "scholar": {"top": "grey sweater", "bottom": "brown trousers", "glasses": "round"},
}
