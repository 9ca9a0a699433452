"""Places to the sets that can be built, hours, weather, seasons, eras, and the features of a set."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["ERAS", "FEATURES", "HOURS", "INDOOR", "KNOWN", "NEAREST", "SEASONS", "WEATHERS"]

INDOOR = frozenset({"room", "bedroom", "kitchen", "office", "cafe", "corridor", "train-car"})

KNOWN = Table(
    {
        "platform": "tram stop, terminus, tube platform, metro platform, 地铁站台, 候车厅, 候车室, 检票口, "
        "platform, railway platform, train station, railway station, station platform, station, metro, "
        "subway station, tube station, 月台, 站台, 火车站, 车站, 地铁站, 高铁站",
        "train-car": "sleeping car, buffet car, cable car, subway train, underground train, 卧铺车厢, 餐车, 软卧, 硬座车厢, 地铁里, 地铁上, 地铁内, 地铁, 高铁上, 高铁, 动车上, 绿皮火车, "
        "train car, railway carriage, carriage, compartment, dining car, sleeper, on the train, "
        "train, subway car, metro car, wagon, 车厢, 列车, 火车上, 火车内, 地铁车厢, 火车",
        "bedroom": "hospital room, hospital bed, sickroom, intensive care, intensive care unit, icu, recovery room, delivery room, master bedroom, children's room, "
        "kid's room, maternity ward, hospital ward, private ward, hotel suite, suite, honeymoon suite, boudoir, barracks, infirmary, hospice, nursing home, "
        "sleeping quarters, quarters, crew quarters, 病房, 医院病房, 重症监护室, 监护室, 产房, 急救室, 婴儿房, 儿童房, 主卧, 次卧, 洞房, 新房, 婚房, 厢房, 寝殿, 内室, 绣房, 宾馆房间, 酒店套房, 旅店房间, 民宿, 女生宿舍, "
        "男生宿舍, 养老院房间, 床上, "
        "bedroom, bed room, dormitory, dorm, hotel room, motel room, nursery, guest room, bunk, chamber, "
        "卧室, 睡房, 宿舍, 酒店房间, 旅馆房间, 客房, 寝室, 闺房, 寝宫",
        "kitchen": "cookhouse, bakery kitchen, restaurant kitchen, 开放式厨房, 御膳房, 伙房, 饭店后厨, 灶台, 灶台边, "
        "kitchen, kitchenette, pantry, galley, scullery, 厨房, 灶房, 后厨",
        "office": "courtroom, court, courthouse, law office, interrogation room, interview room, detective's office, precinct, squad room, headquarters, conference room, "
        "lecture hall, auditorium, high school, primary school, staff room, principal's office, headmaster's office, doctor's office, consulting room, reception, "
        "bank, embassy, town hall, city hall, archive, bookstore, bookshop, war room, control room, radio station, tv studio, call center, post office, surgery, "
        "operating room, operating theatre, operating theater, morgue, 教师办公室, 老师办公室, 校长室, 校长办公室, 总裁办公室, 审讯室, 刑警队, 公安局, 律师事务所, 律所, 法院, 法庭, 阶梯教室, 礼堂, 演播室, 直播间, 报社, "
        "编辑部, 医生办公室, 诊室, 诊所, 手术室, 太平间, 停尸房, 银行, 邮局, 政府大楼, 指挥室, 控制室, 监控室, 机房, 书店, 档案室, 衙门, 县衙, 公堂, 御书房, 账房, 补习班, 培训班, 自习室, 照相馆, 事务所, 写字楼, "
        "office, study, police station, newsroom, classroom, school, boardroom, meeting room, laboratory, "
        "lab, library, studio, 办公室, 书房, 会议室, 教室, 学校, 派出所, 警察局, 实验室, 图书馆, 工作室, 公司",
        "cafe": "cafeteria, restaurant terrace, steakhouse, pizzeria, fast food restaurant, mess hall, dining hall, hotel bar, jazz club, club, disco, karaoke, "
        "night club, tearoom, ice cream parlour, wine bar, cocktail bar, noodle shop, dance hall, speakeasy, casino, bakery, 西餐厅, 火锅店, 烧烤店, 烧烤摊, 大排档, 奶茶店, 甜品店, "
        "酒楼, 酒肆, 食肆, 驿站, 茶肆, 茶铺, 茶室, 夜总会, 歌厅, 舞厅, 夜店, 酒店餐厅, 包间, 包厢, 雅间, 青楼, 早餐店, 早点铺, 快餐店, 日料店, 面包店, 赌坊, 赌场, "
        "cafe, café, coffee shop, restaurant, bar, pub, diner, tavern, inn, teahouse, tea house, saloon, "
        "canteen, bistro, nightclub, 咖啡馆, 咖啡厅, 咖啡店, 餐厅, 饭店, 饭馆, 酒吧, 酒馆, 茶馆, 茶楼, 客栈, 面馆, 食堂, 小吃店",
        "corridor": "hospital corridor, school corridor, hospital hallway, entrance hall, foyer, vestibule, waiting room, waiting area, locker room, backstage, fire escape, "
        "stairway, hospital, clinic, emergency room, er, ward corridor, prison cell, cell, vault, bank vault, bunker, museum, gallery, 医院走廊, 学校走廊, 病房外, 手术室外, 急诊室, "
        "急诊, 医院大厅, 医院, 等候区, 候诊区, 电梯间, 电梯里, 电梯内, 电梯口, 走道, 甬道, 回廊, 长廊, 玄关, 门廊, 更衣室, 后台, 博物馆, 美术馆, 展厅, 大厅, 前台, 酒店大堂, 酒店走廊, 宿舍走廊, 楼梯口, 消防通道, 密道, 暗道, "
        "corridor, hallway, hall, passage, staircase, stairwell, stairs, landing, lobby, elevator, lift, "
        "走廊, 过道, 楼道, 楼梯, 楼梯间, 大堂, 电梯, 门厅",
        "room": "bathroom, toilet, restroom, dressing room, playroom, drawing room, family room, den, studio apartment, penthouse, loft, condo, trailer, caravan, cottage, "
        "farmhouse, villa, hotel, motel, shop, store, barber shop, hair salon, salon, gym, garage, workshop, waiting hall, ballroom, grand ballroom, banquet hall, "
        "village hall, great hall, living space, log cabin, shack, tent, manor, mansion, shed, reception room, 卫生间, 洗手间, 厕所, 浴室, 餐厅里的家, 饭厅, 别墅, 别墅客厅, 豪宅, 出租屋, "
        "出租房, 合租房, 老宅, 老屋, 宅子, 宅院, 府邸, 府中, 王府, 侯府, 将军府, 正厅, 前厅, 偏厅, 花厅, 厅堂, 大厅里, 宴会厅, 酒店, 宾馆, 旅馆, 理发店, 美容院, 花店, 便利店, 超市, 商店, 药店, 药铺, 店铺, 当铺, 布庄, 健身房, 车库, 帐篷, 茅屋, "
        "草屋, 草庐, 竹屋, 瓦房, 窑洞, 祠堂, 家里, 家中, 屋子, 家门口内, 婚礼现场, 化妆间, 试衣间, 琴房, 舞蹈室, 练功房, 排练厅, 画室, 军帐, 大帐, 营帐, 中军帐, 密室, "
        "room, living room, sitting room, lounge, apartment, flat, house, home, parlour, parlor, cabin, hut, "
        "attic, basement, cellar, dining room, 房间, 客厅, 屋, 屋里, 屋内, 家, 公寓, 小屋, 木屋, 房屋, 阁楼, 地下室, 堂屋, 起居室",
        "alley": "passageway, gully, narrow street, 胡同口, 窄巷, 小巷子, 暗巷, 里弄, 后街, "
        "alley, alleyway, back street, lane, backstreet, 小巷, 巷子, 胡同, 弄堂, 后巷, 巷口, 巷",
        "street": "main street, high street, parking lot, car park, driveway, intersection, crosswalk, roadside, gas station, petrol station, suburb, neighbourhood, "
        "neighborhood, downtown, front porch, porch, doorstep, taxi rank, bus station, chinatown, city street, storefront, overpass, underpass, embankment, "
        "city gate, city wall, dirt road, front yard, 停车场, 十字路口, 斑马线, 红绿灯, 天桥, 立交桥, 高架桥, 高速公路, 国道, 公交车站, 加油站, 小区, 小区门口, 楼下, 单元门口, 校门口, 学校门口, 公司门口, 医院门口, 酒店门口, "
        "家门口, 门外, 路上, 路旁, 街边, 街角, 街上, 街市, 长街, 闹市, 步行街, 商业街, 夜市, 古镇, 镇上, 乡村, 村子, 村头, 村里, 村道, 城墙, 城墙下, 城墙上, 城门, 城楼, 城下, 宫门, 宫门外, 府门外, 城外, 城中, 集镇, 石桥, 断桥, 桥头, 桥下, "
        "street, road, avenue, boulevard, sidewalk, pavement, city, town, village, crossroads, bus stop, "
        "highway, motorway, bridge, 街, 街道, 街头, 马路, 大街, 路口, 路边, 公路, 城市, 小镇, 村庄, 村口, 人行道, 公交站, 桥, 桥上",
        "square": "rooftop, roof, balcony, terrace, roof terrace, schoolyard, school yard, yard, backyard, patio, town square, village square, plaza de armas, "
        "basketball court, tennis court, swimming pool, pool, bazaar, flea market, street market, amphitheatre, ceremony, execution ground, training ground, "
        "deck of the building, 天台, 屋顶, 楼顶, 阳台, 露台, 平台, 篮球场, 球场, 足球场, 体育场, 跑道, 游泳池, 泳池, 校园, 大院, 院落, 院中, 院里, 后院, 前院, 天井, 庭中, 农家院, 晒谷场, 打谷场, 校场, 练武场, 演武场, 擂台, 刑场, "
        "法场, 祭坛, 祭台, 菜场, 早市, 游乐园, 游乐场, 门口, 殿前, 宫殿外, "
        "square, plaza, market, marketplace, courtyard, piazza, playground, fairground, 广场, 市场, 集市, 院子, "
        "庭院, 操场, 四合院, 菜市场",
        "forest": "rain forest, bamboo forest, bamboo grove, undergrowth, thicket, clearing, forest path, pine forest, bamboo, orchard, campsite, 竹海, 竹园, 桃林, 桃花林, 梅林, 枫林, "
        "杏林, 白桦林, 果园, 丛林里, 树下, 林子里, 山林, 深林, 原始森林, 林间小路, 雨林, "
        "forest, wood, woods, woodland, jungle, grove, 森林, 树林, 林子, 丛林, 林中, 竹林, 密林, 林间, 松林",
        "snowfield": "ice cap, ski slope, ice rink, snowy field, 冰面, 溜冰场, 滑雪场, 雪坡, 雪地里, 雪山顶, "
        "snowfield, snow field, tundra, ice field, glacier, frozen lake, arctic, antarctic, north pole, "
        "雪原, 雪地, 雪野, 冰原, 冰湖, 冰川, 雪山",
        "beach": "seafront, bay, cove, lakeside, lakeshore, riverbank, riverside, waterfront, river bank, shoreline, harbour, harbor, port, pier, dock, jetty, wharf, "
        "boardwalk, 河边, 湖边, 江边, 河岸, 江岸, 湖畔, 溪边, 水边, 池塘边, 池边, 港口, 码头, 渡口, 堤坝, 海堤, 海滨浴场, 海岛沙滩, 滩涂, "
        "beach, shore, seaside, coast, seashore, sand, dune, 海滩, 沙滩, 海边, 海岸, 岸边, 海滨",
        "meadow": "flower field, village green, golf course, picnic, zoo, botanical garden, greenhouse, cemetery, graveyard, palace garden, 御花园, 后花园, 花丛, 花海, 植物园, 动物园, 绿地, "
        "山坡草地, 草坡, 亭子, 凉亭, 亭中, 墓地, 坟地, 墓园, 陵园, 坟前, "
        "meadow, pasture, park, garden, lawn, grassland, prairie, 草地, 草原, 公园, 花园, 草坪, 牧场",
        "field": "rice field, paddy, paddy field, barnyard, ranch, airfield, runway, battlefield, wasteland, dry lake, canyon floor, corral, dusty road, farmyard, camp, "
        "encampment, 稻田里, 菜地, 田间, 田埂, 田头, 地里, 玉米地, 棉花地, 油菜花田, 荒地, 荒郊, 荒郊野外, 野外, 郊外, 旷地, 战场, 沙场, 军营, 营地, 大漠, 古道, 官道, 草场, 空地, 废墟, 盐碱地, "
        "field, farm, farmland, wheat field, cornfield, plain, plains, desert, 田野, 田地, 麦田, 农田, 稻田, 田, 旷野, "
        "荒野, 平原, 原野, 沙漠, 戈壁",
        "hill": "mountaintop, peak, mountain path, mountain road, canyon, gorge, volcano, foothills, knoll, bluff, 山脚, 山脚下, 山中, 山间, 山道, 山间小路, 崖边, 悬崖边, 悬崖上, 山巅, 峰顶, 山岗, "
        "半山腰, 后山, 山门, 长城, "
        "hill, hilltop, hillside, mountain, cliff, ridge, summit, mountain pass, valley, 山, 山坡, 山顶, 山上, 山路, "
        "悬崖, 山谷, 山口, 高地, 丘陵, 山崖, 峡谷",
        "void": "white room, dream, dreamscape, black screen, 梦境, 梦中, 梦里, 黑屏, 舞台, 黑幕, 意识空间, "
        "void, nowhere, darkness, black, limbo, empty space, 虚空, 黑暗, 黑场, 空白",
    }
)

NEAREST = Table(
    {
        "bedroom": "ward, 病房, 医院病房, 急诊室, 产房",
        "corridor": "cockpit, "
        "space station, engine room, airlock, bridge of the ship, cargo bay, lab corridor, spacecraft, mothership, shuttle, boiler room, "
        "warehouse corridor, catacombs, 太空站, 空间站, 舱内, 船舱, 驾驶舱, 机舱走道, 下水道, 地道, 防空洞, 废弃工厂, 厂房, 车间, 地牢里, 天牢, 大牢, 牢里, 监牢, 看守所, 候机厅, 航站楼, 机场大厅, "
        "spaceship, starship, submarine, prison, jail, tunnel, mine, "
        "airport, dungeon, sewer, factory, 医院, 飞船, 太空船, 潜艇, 监狱, 牢房, 隧道, 矿井, 博物馆, 机场, 地牢, 工厂",
        "room": "vault room, surgery room, witness stand, bank lobby, great tent, crypt, tomb, monastery, shrine, pagoda, mosque, synagogue, stage, circus, 金銮殿, 朝堂, 后宫, "
        "冷宫, 东宫, 太和殿, 养心殿, 殿内, 殿中, 佛堂, 道观, 寺院, 尼姑庵, 古墓, 墓室, 灵堂, 殡仪馆, 婚礼教堂, 藏经阁, 阁, 藏宝阁, 影院, 音乐厅, 歌剧院, 破庙, "
        "palace, castle, throne room, temple, church, chapel, cathedral, theatre, theater, opera house, "
        "barn, warehouse, tower, lighthouse, zeppelin, airship, cave, "
        "stable, pharmacy, supermarket, 皇宫, 宫殿, 宫, 大殿, "
        "城堡, 寺庙, 庙, 教堂, 剧院, 戏院, 法院, 法庭, 谷仓, 仓库, 车库, 作坊, 帐篷, 塔, 灯塔, 洞, 山洞, 洞穴, 健身房, 浴室, 厕所, 商店, 店, "
        "银行, 药店, 超市, 祠堂, 府, 蒙古包, 电影院",
        "train-car": "pickup truck, pickup, police car, patrol car, ambulance, stagecoach, coach, jeep, minivan, suv, limo, school bus, getaway car, sleigh, jet, private jet, "
        "车上, 驾驶室, 警车里, 警车内, 救护车内, 救护车, 公交车上, 大巴, 校车, 面包车, 货车, 马车内, 马车里, 马车, 轿子, 花轿, 直升机, 私人飞机, 飞机上, 出租车内, 出租车里, 汽车内, 轿车内, "
        "car, taxi, cab, bus, tram, plane, airplane, aeroplane, helicopter, truck, van, limousine, "
        "车内, 出租车, 公交车, 巴士, 飞机, 机舱, 卡车, 轿车, 车里, 汽车",
        "beach": "open sea, lagoon, reef, ferry, yacht, sailboat, rowing boat, rowboat, lifeboat, pirate ship, cruise ship, underwater, waterfall, swamp, 江面, 湖面, 湖上, 江上, "
        "小船, 渔船, 轮船, 画舫, 邮轮, 游艇, 海上, 海底, 水下, 瀑布, 甲板上, 大河, 荒岛, 孤岛, "
        "sea, ocean, river, lake, boat, ship, raft, island, deck, "
        "海, 大海, 河, 河边, 湖, 湖边, 江边, 船, 船上, 港口, 码头, 甲板, 岛, 小岛, 海面",
        "field": "moon, mars, planet, swamp, stadium, arena, "
        "战场, 墓地, 坟地, 月球, 火星, 废墟, 沼泽, 营地, 球场, 体育场",
        "square": "construction site, gate, 天台, 屋顶, 楼顶, 阳台, 露台, 停车场, 工地, 城门, 门口, 后院",
        "forest": "vineyard, rainforest, 果园, 雨林",
        "void": "space, outer space, deep space, heaven, hell, afterlife, cyberspace, virtual reality, sky, 太空, 宇宙, 外太空, 天宫, "
        "天庭, 仙界, 地府, 阴间, 冥界, 天堂, 地狱, 虚拟空间, 天上, 云端",
    }
)

HOURS = Table(
    {
        "dawn": "dawn, sunrise, daybreak, first light, early morning, 黎明, 清晨, 拂晓, 日出, 凌晨, 破晓, 早晨",
        "dusk": "dusk, sunset, evening, twilight, magic hour, golden hour, nightfall, 黄昏, 傍晚, 日落, 夕阳, 暮, 暮色, 晚霞",
        "night": "night, midnight, nighttime, late, 夜, 晚上, 深夜, 午夜, 夜晚, 夜里, 半夜, 晚, 子夜, 雪夜, 月光, 夜间",
        "day": "day, morning, noon, afternoon, daytime, midday, 日, 白天, 上午, 中午, 下午, 正午, 早上, 午后, 晨, 昼, 早",
    }
)

WEATHERS = Table(
    {
        "storm": "storm, thunderstorm, thunder, lightning, hurricane, typhoon, tempest, 暴风雨, 雷雨, 打雷, 闪电, 台风, 雷电, 雷声",
        "snow": "snow, snowstorm, blizzard, snowflake, snowfall, snowfield, sleet, 雪, 暴雪, 大雪, 下雪, 飘雪, 风雪, 雪花, 雪夜, "
        "雪原, 雪地, 暴风雪, 雪野",
        "rain": "rain, drizzle, downpour, rainstorm, raining, 雨, 下雨, 大雨, 小雨, 细雨, 暴雨, 雨夜",
        "fog": "fog, mist, haze, foggy, misty, 雾, 大雾, 薄雾, 浓雾, 晨雾",
        "overcast": "overcast, cloudy, grey sky, gray sky, clouds, 阴天, 多云, 阴沉, 乌云",
        "clear": "clear, sunny, sunlight, sunshine, blue sky, sun, 晴, 晴天, 阳光, 晴朗, 烈日, 太阳",
    }
)

SEASONS = Table(
    {
        "winter": "winter, snow, snowfield, blizzard, ice, frost, christmas, frozen, freezing, 冬, 冬天, 冬日, 寒冬, 雪, 严寒, "
        "腊月, 冰, 寒冷, 雪原, 雪地, 雪夜, 大雪, 暴雪",
        "autumn": "autumn, fallen leaves, october, november, harvest, 秋, 秋天, 落叶, 秋风, 深秋",
        "summer": "summer, july, august, spring, 夏, 夏天, 盛夏, 炎热, 春, 春天",
    }
)

ERAS = Table(
    {
        "ancient": "king, queen, prince, throne, chariot, gladiator, crusade, viking, dragon, sorcerer, wizard, crossbow, horse carriage, ancient rome, ancient china, 宫, 皇上, "
        "娘娘, 太子, 公公, 侍卫, 掌柜, 小二, 师父, 江湖, 拔剑, 长剑, 宝剑, 马车, 衙门, 县衙, 县令, 官兵, 圣旨, 奏折, 龙椅, 贵妃, 朕, 臣妾, 本宫, 丫鬟, 轿子, 镖局, 武林, 王府, 竹简, 古装, 城墙, 御花园, 银两, "
        "ancient, medieval, emperor, empress, dynasty, knight, castle, palace, samurai, sword, roman, "
        "pharaoh, monk, shogun, concubine, eunuch, general's tent, 古代, 皇宫, 皇帝, 皇后, 宫殿, 大殿, 王爷, 将军, 剑客, 侠客, 客栈, "
        "江湖, 唐朝, 宋朝, 明朝, 清朝, 长安, 太监, 丞相, 陛下, 书生, 剑, 城门",
        "1900": "steam engine, gas lamp, top hats, sheriff, saloon, outlaw, stagecoach, cowboy, six shooter, hansom, telegram, horse and buggy, gramophone, waltz, 督军, 洋车, "
        "电报, 煤油灯, 洋行, 大上海, 百乐门, 蒸汽, 怀表, "
        "victorian, edwardian, steam train, steam locomotive, locomotive, la ciotat, lumiere, lumière, corset, "
        "bonnet, top hat, gaslight, carriage horse, parasol, telegraph, 民国, 旗袍, 长衫, 蒸汽火车, 军阀, 黄包车, 租界, 大帅",
    }
)

FEATURES = Table(
    {
        "railway": "railway, rails, track, railroad, train, platform, 铁轨, 铁路, 轨道, 火车, 站台, 月台, 列车",
        "stopped-train": "stopped train, stalled train, stranded train, stuck train, train stands, train waits, standing train, waiting train, derailed train, "
        "停下的火车, 抛锚的火车, 停着的火车, 停住的列车, 火车停在, 列车停在, 停着一列火车, 停着火车, 停着火车头, 停着的列车",
        "window": "window, windowpane, 窗, 窗户, 窗外, 窗边, 窗口, 窗前",
        "table": "table, desk, counter, 桌, 桌子, 餐桌, 书桌, 吧台",
        "headlight": "headlight, headlights, headlamp, 车灯, 大灯, 车头灯",
        "lamp-post": "lamp post, street lamp, streetlight, lantern, lamppost, gas lamp, 路灯, 街灯, 灯柱",
        "lamp": "城市灯火, 灯火, chandeliers, candles, "
        "lamp, candle, light bulb, oil lamp, chandelier, 台灯, 灯, 蜡烛, 油灯, 烛光",
        "snow": "snow, snowfield, snowdrift, 雪, 雪原, 雪地, 积雪, 大雪, 雪野",
        "fire": "fire, campfire, bonfire, fireplace, hearth, flames, stove, 火, 篝火, 火堆, 壁炉, 炉火, 火炉, 火焰",
        "door": "door, doorway, gate, 门, 大门, 门口, 房门",
        "cliff": "cliff, precipice, abyss, 悬崖, 山崖, 峭壁, 深渊",
        "river": "river, stream, creek, 河, 小溪, 溪, 江",
        "tree": "tree, pine, oak, willow, 树, 松树, 柳树",
        "bench": "bench, 长椅, 长凳",
        "moon": "moon, moonlight, 月亮, 月光, 明月",
        "stars": "stars, starry, 星星, 星空",
    }
)
