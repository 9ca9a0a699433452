"""Places to the sets that can be built, hours, weather, seasons, eras, and the features of a set."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["ERAS", "FEATURES", "HOURS", "INDOOR", "KNOWN", "NEAREST", "SEASONS", "WEATHERS"]

INDOOR = frozenset({"room", "bedroom", "kitchen", "office", "cafe", "corridor", "train-car"})

KNOWN = Table(
    {
        "platform": "platform, railway platform, train station, railway station, station platform, station, metro, "
        "subway station, tube station, 月台, 站台, 火车站, 车站, 地铁站, 高铁站",
        "train-car": "train car, railway carriage, carriage, compartment, dining car, sleeper, on the train, "
        "train, subway car, metro car, wagon, 车厢, 列车, 火车上, 火车内, 地铁车厢, 火车",
        "bedroom": "bedroom, bed room, dormitory, dorm, hotel room, motel room, nursery, guest room, bunk, chamber, "
        "卧室, 睡房, 宿舍, 酒店房间, 旅馆房间, 客房, 寝室, 闺房, 寝宫",
        "kitchen": "kitchen, kitchenette, pantry, galley, scullery, 厨房, 灶房, 后厨",
        "office": "office, study, police station, newsroom, classroom, school, boardroom, meeting room, laboratory, "
        "lab, library, studio, 办公室, 书房, 会议室, 教室, 学校, 派出所, 警察局, 实验室, 图书馆, 工作室, 公司",
        "cafe": "cafe, café, coffee shop, restaurant, bar, pub, diner, tavern, inn, teahouse, tea house, saloon, "
        "canteen, bistro, nightclub, 咖啡馆, 咖啡厅, 咖啡店, 餐厅, 饭店, 饭馆, 酒吧, 酒馆, 茶馆, 茶楼, 客栈, 面馆, 食堂, 小吃店",
        "corridor": "corridor, hallway, hall, passage, staircase, stairwell, stairs, landing, lobby, elevator, lift, "
        "走廊, 过道, 楼道, 楼梯, 楼梯间, 大堂, 电梯, 门厅",
        "room": "room, living room, sitting room, lounge, apartment, flat, house, home, parlour, parlor, cabin, hut, "
        "attic, basement, cellar, dining room, 房间, 客厅, 屋, 屋里, 屋内, 家, 公寓, 小屋, 木屋, 房屋, 阁楼, 地下室, 堂屋, 起居室",
        "alley": "alley, alleyway, back street, lane, backstreet, 小巷, 巷子, 胡同, 弄堂, 后巷, 巷口, 巷",
        "street": "street, road, avenue, boulevard, sidewalk, pavement, city, town, village, crossroads, bus stop, "
        "highway, motorway, bridge, 街, 街道, 街头, 马路, 大街, 路口, 路边, 公路, 城市, 小镇, 村庄, 村口, 人行道, 公交站, 桥, 桥上",
        "square": "square, plaza, market, marketplace, courtyard, piazza, playground, fairground, 广场, 市场, 集市, 院子, "
        "庭院, 操场, 四合院, 菜市场",
        "forest": "forest, wood, woods, woodland, jungle, grove, 森林, 树林, 林子, 丛林, 林中, 竹林, 密林, 林间, 松林",
        "snowfield": "snowfield, snow field, tundra, ice field, glacier, frozen lake, arctic, antarctic, north pole, "
        "雪原, 雪地, 雪野, 冰原, 冰湖, 冰川, 雪山",
        "beach": "beach, shore, seaside, coast, seashore, sand, dune, 海滩, 沙滩, 海边, 海岸, 岸边, 海滨",
        "meadow": "meadow, pasture, park, garden, lawn, grassland, prairie, 草地, 草原, 公园, 花园, 草坪, 牧场",
        "field": "field, farm, farmland, wheat field, cornfield, plain, plains, desert, 田野, 田地, 麦田, 农田, 稻田, 田, 旷野, "
        "荒野, 平原, 原野, 沙漠, 戈壁",
        "hill": "hill, hilltop, hillside, mountain, cliff, ridge, summit, mountain pass, valley, 山, 山坡, 山顶, 山上, 山路, "
        "悬崖, 山谷, 山口, 高地, 丘陵, 山崖, 峡谷",
        "void": "void, nowhere, darkness, black, limbo, empty space, 虚空, 黑暗, 黑场, 空白",
    }
)

NEAREST = Table(
    {
        "bedroom": "hospital room, hospital ward, ward, 病房, 医院病房, 急诊室, 产房",
        "corridor": "hospital, clinic, spaceship, starship, submarine, prison, jail, tunnel, mine, museum, "
        "airport, bunker, dungeon, sewer, factory, 医院, 飞船, 太空船, 潜艇, 监狱, 牢房, 隧道, 矿井, 博物馆, 机场, 地牢, 工厂",
        "room": "palace, castle, throne room, temple, church, chapel, cathedral, theatre, theater, opera house, "
        "court, courtroom, barn, warehouse, garage, workshop, tent, tower, lighthouse, manor, mansion, zeppelin, airship, cave, "
        "gym, bathroom, toilet, shop, store, bank, salon, stable, bakery, pharmacy, supermarket, cockpit, 皇宫, 宫殿, 宫, 大殿, "
        "城堡, 寺庙, 庙, 教堂, 剧院, 戏院, 法院, 法庭, 谷仓, 仓库, 车库, 作坊, 帐篷, 塔, 灯塔, 洞, 山洞, 洞穴, 健身房, 浴室, 厕所, 商店, 店, "
        "银行, 药店, 超市, 祠堂, 府, 蒙古包, 电影院",
        "train-car": "car, taxi, cab, bus, tram, plane, airplane, aeroplane, helicopter, truck, van, limousine, "
        "车内, 出租车, 公交车, 巴士, 飞机, 机舱, 卡车, 轿车, 车里, 汽车",
        "beach": "sea, ocean, river, lake, boat, ship, harbour, harbor, port, pier, dock, raft, island, deck, "
        "海, 大海, 河, 河边, 湖, 湖边, 江边, 船, 船上, 港口, 码头, 甲板, 岛, 小岛, 海面",
        "field": "battlefield, graveyard, cemetery, moon, mars, planet, ruins, swamp, camp, stadium, arena, "
        "战场, 墓地, 坟地, 月球, 火星, 废墟, 沼泽, 营地, 球场, 体育场",
        "square": "rooftop, roof, balcony, terrace, parking lot, car park, construction site, gate, yard, backyard, "
        "天台, 屋顶, 楼顶, 阳台, 露台, 停车场, 工地, 城门, 门口, 后院",
        "forest": "orchard, vineyard, rainforest, campsite, 果园, 雨林",
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
        "ancient": "ancient, medieval, emperor, empress, dynasty, knight, castle, palace, samurai, sword, roman, "
        "pharaoh, monk, shogun, concubine, eunuch, general's tent, 古代, 皇宫, 皇帝, 皇后, 宫殿, 大殿, 王爷, 将军, 剑客, 侠客, 客栈, "
        "江湖, 唐朝, 宋朝, 明朝, 清朝, 长安, 太监, 丞相, 陛下, 书生, 剑, 城门",
        "1900": "victorian, edwardian, steam train, steam locomotive, locomotive, la ciotat, lumiere, lumière, corset, "
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
        "lamp": "lamp, candle, light bulb, oil lamp, chandelier, 台灯, 灯, 蜡烛, 油灯, 烛光",
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
