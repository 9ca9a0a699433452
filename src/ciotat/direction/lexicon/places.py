"""Places to the sets that can be built, hours, weather, seasons, eras, and the features of a set."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["ERAS", "FEATURES", "HOURS", "INDOOR", "KNOWN", "NEAREST", "SEASONS", "WEATHERS"]

INDOOR = frozenset(
    {"room", "bedroom", "kitchen", "office", "cafe", "corridor", "train-car", "ward", "clinic", "galley", "classroom", "meeting",
     "church", "lift", "spaceship", "stairs", "bathroom", "cell", "shop", "court", "works", "gallery", "theatre", "gym",
     "locker-room", "cave", "hut", "old-shop", "shrine", "palace", "lobby", "car", "teahouse", "ship-cabin"}
)  # fmt: skip

KNOWN = Table(
    {
        "village": "乡村, 村子, 村头, 村里, 村道, 村庄, 村口, 农村, 村中, 山村, 小山村, 田间村道, 打谷场, 晒谷场",
        "hamlet": "village, hamlet, farmstead, village green, village road, village lane",
        "hut": "茅屋, 草屋, 草庐, 竹屋, 瓦房, 土屋, 破屋, 土房, 土坯房, 茅草屋, 柴房, 窝棚, 破土屋, 农家, 农舍里, shack, hovel, mud hut, thatched hut, shepherd's hut",
        "old-shop": "药铺, 当铺, 布庄, 米铺, 绸缎庄, 铁匠铺, 钱庄, 中药铺, 中药店",
        "garden": "patio, backyard, back yard, front yard, garden, terrace, lawn, porch, front porch, back porch, veranda, poolside, swimming pool, pool, barbecue, driveway, front lawn, yard, 花园, 后花园里, 露台, 草坪, 泳池边, 游泳池",
        "lot": "parking lot, car park, parking garage roof, carpark, motel parking lot, motel, trailer park, loading dock, drive in, 停车场, 停车位",
        "airfield": "airfield, runway, tarmac, apron of the airport, 停机坪, 跑道, 飞机跑道",
        "pitch": "football pitch, soccer field, football field, playing field, stadium, sports field, baseball field, running track, touchline, football ground, school field, 足球场, 操场, 球场, 体育场, 运动场, 篮球场",
        "teahouse": "teahouse, tea house, tearoom, 茶馆, 茶楼, 茶肆, 茶铺, 酒肆, 酒楼, 客栈, 驿站, 食肆",
        "ship-cabin": "boat cabin, ship cabin, ship's cabin, captain's cabin, cabin of the boat, below deck, below decks, galley of the boat, 船舱, 船舱内, 舱房",
        "platform": "tram stop, terminus, tube platform, metro platform, 地铁站台, 候车厅, 候车室, 检票口, platform, railway platform, train station, railway station, "
        "station platform, station, metro, subway station, tube station, 月台, 站台, 火车站, 车站, 地铁站, 高铁站",
        "train-car": "sleeping car, buffet car, cable car, subway train, underground train, 卧铺车厢, 餐车, 软卧, 硬座车厢, 地铁里, 地铁上, 地铁内, 地铁, 高铁上, 高铁, 动车上, 绿皮火车, train car, "
        "railway carriage, carriage, compartment, dining car, sleeper, on the train, train, subway car, metro car, wagon, 车厢, 列车, 火车上, 火车内, 地铁车厢, 火车",
        "bedroom": "master bedroom, children's room, kid's room, hotel suite, suite, honeymoon suite, boudoir, barracks, nursing home, sleeping quarters, "
        "quarters, crew quarters, 婴儿房, 儿童房, 主卧, 次卧, 洞房, 新房, 婚房, 厢房, 内室, 绣房, 宾馆房间, 酒店套房, 旅店房间, 民宿, 女生宿舍, 男生宿舍, 养老院房间, 床上, bedroom, bed room, dormitory, "
        "dorm, hotel room, motel room, nursery, guest room, bunk, chamber, 卧室, 睡房, 宿舍, 酒店房间, 旅馆房间, 客房, 寝室, 闺房, 寝宫",
        "kitchen": "开放式厨房, 御膳房, 伙房, 灶台, 灶台边, kitchen, kitchenette, pantry, scullery, 厨房, 灶房",
        "office": "law office, detective's office, precinct, squad room, headquarters, staff room, principal's office, headmaster's office, embassy, city hall, "
        "archive, radio station, tv studio, call center, 教师办公室, 老师办公室, 校长室, 校长办公室, 总裁办公室, 刑警队, 公安局, 律师事务所, 律所, 直播间, 报社, 编辑部, 政府大楼, 档案室, 账房, 照相馆, 事务所, "
        "写字楼, office, study, police station, newsroom, library, studio, 办公室, 书房, 派出所, 警察局, 图书馆, 工作室, 公司",
        "cafe": "cafeteria, restaurant steakhouse, pizzeria, fast food restaurant, mess hall, dining hall, hotel bar, jazz club, club, disco, "
        "karaoke, night club, ice cream parlour, wine bar, cocktail bar, noodle shop, dance hall, speakeasy, casino, bakery, 西餐厅, 火锅店, 烧烤店, "
        "烧烤摊, 大排档, 奶茶店, 甜品店, 茶室, 夜总会, 歌厅, 舞厅, 夜店, 酒店餐厅, 包间, 包厢, 雅间, 青楼, 早餐店, 早点铺, 快餐店, 日料店, 面包店, 赌坊, 赌场, cafe, café, "
        "coffee shop, restaurant, bar, pub, diner, tavern, inn, saloon, canteen, bistro, nightclub, 咖啡馆, 咖啡厅, 咖啡店, 餐厅, 饭店, 饭馆, "
        "酒吧, 酒馆, 面馆, 食堂, 小吃店",
        "corridor": "school corridor, vestibule, vault, bank vault, 学校走廊, 电梯口, 走道, 甬道, 回廊, 长廊, 玄关, 门廊, 酒店走廊, 宿舍走廊, corridor, hallway, hall, passage, 走廊, 过道, 门厅",
        "room": "playroom, drawing room, family room, den, studio apartment, penthouse, loft, condo, trailer, caravan, cottage, farmhouse, villa, hotel, "
        "barber shop, hair salon, salon, waiting hall, ballroom, grand ballroom, banquet hall, village hall, living space, log cabin, "
        "tent, manor, mansion, shed, reception room, 餐厅里的家, 饭厅, 别墅, 别墅客厅, 豪宅, 出租屋, 出租房, 合租房, 老宅, 老屋, 宅子, 宅院, 府邸, 府中, 王府, 侯府, 将军府, 正厅, 前厅, 偏厅, 花厅, 厅堂, "
        "大厅里, 宴会厅, 酒店, 宾馆, 旅馆, 理发店, 美容院, 帐篷, 家里, 家中, 屋子, 家门口内, 婚礼现场, 化妆间, 试衣间, 琴房, 画室, 军帐, 大帐, 营帐, 中军帐, 密室, room, "
        "living room, sitting room, lounge, apartment, flat, house, home, parlour, parlor, cabin, hut, attic, basement, cellar, dining room, 房间, 客厅, "
        "屋, 屋里, 屋内, 家, 公寓, 小屋, 木屋, 房屋, 阁楼, 地下室, 堂屋, 起居室",
        "alley": "passageway, narrow street, 胡同口, 窄巷, 小巷子, 暗巷, 里弄, 后街, alley, alleyway, back street, lane, backstreet, 小巷, 巷子, 胡同, 弄堂, 后巷, 巷口, 巷",
        "street": "main street, high street, intersection, crosswalk, roadside, suburb, neighbourhood, neighborhood, downtown, "
        "front doorstep, taxi rank, bus station, chinatown, city street, storefront, overpass, underpass, embankment, city gate, "
        "city wall, dirt road, 十字路口, 斑马线, 红绿灯, 天桥, 立交桥, 高架桥, 高速公路, 国道, 公交车站, 小区, 小区门口, 楼下, 单元门口, 校门口, 学校门口, 公司门口, 医院门口, 酒店门口, 家门口, "
        "门外, 路上, 路旁, 街边, 街角, 街上, 长街, 步行街, 商业街, 古镇, 镇上, 城墙, 城墙下, 城墙上, 城门, 城楼, 城下, 宫门, 宫门外, 府门外, 城外, 城中, 石桥, 断桥, 桥头, 桥下, street, "
        "road, avenue, boulevard, sidewalk, pavement, city, town, crossroads, bus stop, motorway, bridge, 街, 街道, 街头, 马路, 大街, 路口, 路边, 公路, 城市, "
        "小镇, 人行道, 公交站, 桥, 桥上",
        "square": "balcony, schoolyard, school town square, village square, plaza de armas, basketball court, "
        "tennis court, amphitheatre, ceremony, execution ground, training ground, deck of the building, 阳台, 平台, "
        "跑道, 泳池, 校园, 校场, 练武场, 演武场, 擂台, 刑场, 法场, 祭坛, 祭台, 游乐园, 游乐场, 门口, 殿前, 宫殿外, square, plaza, piazza, playground, 广场, ",
        "forest": "rain forest, bamboo forest, bamboo grove, undergrowth, thicket, clearing, forest path, pine forest, bamboo, orchard, campsite, 竹海, 竹园, 桃林, "
        "桃花林, 梅林, 枫林, 杏林, 白桦林, 果园, 丛林里, 树下, 林子里, 山林, 深林, 原始森林, 林间小路, 雨林, forest, wood, woods, woodland, jungle, grove, 森林, 树林, 林子, 丛林, 林中, 竹林, 密林, 林间, "
        "松林",
        "snowfield": "ice cap, ski slope, ice rink, snowy field, 冰面, 溜冰场, 滑雪场, 雪坡, 雪地里, 雪山顶, snowfield, snow field, tundra, ice field, glacier, frozen lake, "
        "arctic, antarctic, north pole, 雪原, 雪地, 雪野, 冰原, 冰湖, 冰川, 雪山",
        "beach": "seafront, bay, cove, lakeside, lakeshore, riverbank, riverside, waterfront, river bank, shoreline, harbour, harbor, port, pier, dock, jetty, "
        "wharf, boardwalk, 河边, 湖边, 江边, 河岸, 江岸, 湖畔, 溪边, 水边, 池塘边, 池边, 港口, 码头, 渡口, 堤坝, 海堤, 海滨浴场, 海岛沙滩, 滩涂, beach, shore, seaside, coast, seashore, sand, "
        "dune, 海滩, 沙滩, 海边, 海岸, 岸边, 海滨",
        "meadow": "flower field, golf course, picnic, zoo, botanical greenhouse, 花丛, 花海, 植物园, 动物园, 绿地, 山坡草地, 草坡, meadow, pasture, park, "
        "grassland, prairie, 草地, 草原, 公园, 牧场",
        "field": "rice field, paddy, paddy field, barnyard, ranch, canyon floor, corral, dusty road, farmyard, camp, encampment, 稻田里, 菜地, 田间, "
        "田埂, 田头, 地里, 玉米地, 棉花地, 油菜花田, 荒郊, 荒郊野外, 野外, 郊外, 旷地, 军营, 营地, 古道, 官道, 草场, 空地, 盐碱地, field, farm, farmland, wheat field, cornfield, plain, plains, "
        "田野, 田地, 麦田, 农田, 稻田, 田, 旷野, 荒野, 平原, 原野",
        "hill": "ravine, gully, gulch, ledge, overlook, lookout, mountaintop, peak, mountain path, mountain road, gorge, volcano, foothills, knoll, bluff, 山脚, 山脚下, 山中, 山间, 山道, 山间小路, 崖边, 悬崖边, 悬崖上, 山巅, 峰顶, "
        "山岗, 半山腰, 后山, 山门, 长城, hill, hilltop, hillside, mountain, cliff, ridge, summit, mountain pass, valley, 山, 山坡, 山顶, 山上, 山路, 悬崖, 山谷, 山口, 高地, 丘陵, "
        "山崖, 峡谷",
        "space": "space, outer space, deep space, orbit, low orbit, planetary orbit, asteroid field, asteroid belt, solar system, galaxy, hyperspace, "
        "太空, 外太空, 宇宙, 宇宙空间, 星际, 地球轨道, 小行星带",
        "void": "white room, dream, dreamscape, black screen, 梦境, 梦中, 梦里, 黑屏, 黑幕, 意识空间, void, nowhere, darkness, limbo, empty space, 虚空, 黑暗, 黑场, 空白",
        "ward": "hospital ward, hospital room, hospital bed, sickroom, intensive care, intensive care unit, icu, recovery room, delivery room, maternity ward, "
        "private ward, ward, infirmary, hospice, operating room, operating theatre, operating theater, surgery, morgue, triage, emergency room, "
        "field hospital, consulting room, doctor's office, patient room, bedside, 病房, 医院病房, 重症监护室, 监护室, 产房, 急救室, 急诊室, 手术室, 太平间, 停尸房, 诊室, 诊所, 医生办公室, "
        "卫生室, 卫生院",
        "clinic": "hospital corridor, hospital hallway, hospital waiting room, ward corridor, waiting room, waiting area, hospital, clinic, er, hospital lobby, "
        "nurses station, nurses' station, laboratory, lab, medical bay, sick bay, medbay, 医院走廊, 病房外, 手术室外, 急诊, 医院大厅, 医院, 等候区, 候诊区, 候诊室, 走廊尽头的病房, 实验室, "
        "化验室",
        "galley": "restaurant kitchen, hotel kitchen, commercial kitchen, canteen kitchen, cookhouse, bakery kitchen, galley, 饭店后厨, 餐厅厨房, 酒店厨房, 食堂后厨, 后厨, 中央厨房",
        "classroom": "classroom, class room, school room, schoolroom, lecture hall, high school, primary school, school, kindergarten, seminar room, art room, 教室, "
        "学校, 课堂, 阶梯教室, 幼儿园, 补习班, 培训班, 自习室, 学堂, 私塾, 书院",
        "meeting": "conference room, boardroom, board room, meeting room, war room, situation room, briefing room, 会议室, 会议厅, 董事会, 谈判室, 大会议室",
        "church": "church, cathedral, chapel, abbey, nave, wedding chapel, monastery, synagogue, crypt, 教堂, 礼拜堂, 大教堂",
        "lift": "elevator, lift, freight elevator, 电梯, 电梯里, 电梯内, 电梯间, 货梯, 轿厢",
        "spaceship": "spaceship bridge, bridge of the ship, spaceship, spacecraft, space station, starship, star ship, mothership, shuttle, cockpit, flight deck, "
        "airlock, engine room, cargo bay, control room, mission control, command center, command centre, submarine, space shuttle, 飞船, 宇宙飞船, 飞船驾驶舱, "
        "太空舱, 太空站, 空间站, 驾驶舱, 舰桥, 指挥室, 控制室, 监控室, 机房, 潜艇, 舱内",
        "stairs": "staircase, stairwell, stairs, landing, stairway, fire escape, fire stairs, 楼梯, 楼梯间, 楼道, 楼梯口, 消防通道, 台阶",
        "bathroom": "bathroom, toilet, restroom, men's room, ladies' room, washroom, shower room, lavatory, powder room, 卫生间, 洗手间, 厕所, 浴室, 男厕, 女厕, 盥洗室",
        "cell": "prison cell, cell, jail, prison, holding cell, dungeon, interrogation room, interview room, lock-up, death row, 牢房, 监狱, 天牢, 大牢, 地牢, 牢里, 监牢, "
        "看守所, 审讯室, 拘留所, 地牢里, 囚室",
        "shop": "shop, apothecary, pawnbroker, store, supermarket, convenience store, grocery store, grocery, drugstore, pharmacy, corner shop, bookstore, bookshop, flower shop, "
        "toy store, record store, pawn shop, boutique, mall, shopping mall, 便利店, 超市, 商店, 药店, 小卖部, 杂货店, 花店, 书店, 店铺, 商场, 店",
        "court": "courtroom, court, courthouse, law court, court room, 法院, 法庭, 审判庭",
        "works": "warehouse, factory, garage, workshop, hangar, barn, sweatshop, mill, boiler room, machine shop, auto shop, shipyard, abandoned factory, "
        "storage, storage unit, 仓库, 工厂, 厂房, 车间, 车库, 废弃工厂, 作坊, 谷仓, 库房, 修车铺, 汽修厂, 地下车库",
        "gallery": "museum, gallery, art gallery, exhibition hall, exhibition, 博物馆, 美术馆, 展厅, 画廊",
        "theatre": "theatre stage, theater stage, empty stage, stage, theatre, theater, opera house, concert hall, auditorium, playhouse, comedy club, "
        "rehearsal room, backstage, 剧院, 剧场, 戏院, 舞台, 礼堂, 音乐厅, 戏台, 排练厅, 后台, 练功房, 舞蹈室, 电影院, 演播室",
        "gym": "gym, gymnasium, boxing gym, fitness centre, fitness center, dojo, boxing ring, sports hall, 健身房, 体育馆, 拳馆, 武馆",
        "locker-room": "locker room, changing room, dressing room, 更衣室, 更衣间",
        "cave": "cave, cavern, grotto, mine, mine shaft, tunnel, sewer, catacombs, lair, bunker, dugout, 洞, 山洞, 洞穴, 矿井, 隧道, 下水道, 地道, 防空洞, 密道, 暗道, 窑洞",
        "shrine": "ancestral hall, ancestral shrine, shrine, temple, mourning hall, 祠堂, 祖祠, 宗祠, 灵堂, 寺庙, 庙, 佛堂, 大雄宝殿, 道观, 破庙",
        "palace": "throne room, palace, palace hall, imperial palace, great hall, 皇宫, 宫殿, 大殿, 金銮殿, 宫, 殿内, 御书房, 寝殿, 正殿, 太和殿, 朝堂, 公堂, 县衙, 衙门",
        "lobby": "lobby, hotel lobby, airport, airport lounge, terminal, departure lounge, foyer, entrance hall, atrium, bank, reception, town hall, "
        "post office, bus terminal, departure gate, 大堂, 酒店大堂, 机场, 候机厅, 航站楼, 机场大厅, 大厅, 前台, 银行, 邮局, 政务大厅, 办事大厅",
        "rooftop": "rooftop, roof, roof roof top of the building, 天台, 屋顶, 楼顶",
        "courtyard": "courtyard, courtyard house, inner courtyard, siheyuan, temple courtyard, 庭院, 院子, 四合院, 大院, 院落, 院中, 院里, 后院, 前院, 天井, 庭中, 农家院, 小院",
        "trench": "trench, trenches, front line, foxhole, dugout trench, 战壕, 壕沟, 前线, 阵地",
        "battlefield": "battlefield, battleground, no man's land, field of battle, crater, mud field, 战场, 沙场",
        "ruins": "ruins, ruin, rubble, bombed street, wasteland, bombsite, scrapyard, junkyard, 废墟, 荒废的小镇, 垃圾场, 荒地",
        "desert": "desert, desert flats, mud flats, salt flats, mojave, gobi, joshua tree, death valley, dry lakebed, dunes, sand dune, sahara, canyon, badlands, mars, moon, planet, dry lake, salt flat, alien planet, mesa, 沙漠, 戈壁, 大漠, 火星, 月球, 荒漠, 戈壁滩",
        "forecourt": "gas station, petrol station, filling station, service station, truck stop, desert highway, highway, motel 加油站, 服务区",
        "graveyard": "graveyard, cemetery, churchyard, grave, graveside, burial ground, 墓地, 坟地, 墓园, 陵园, 坟前, 墓前, 坟场",
        "pavilion": "pavilion, gazebo, garden pavilion, lotus pond, palace 亭子, 凉亭, 亭中, 御花园, 后花园, 水榭, 荷塘边, 荷花池",
        "market": "market, marketplace, bazaar, flea market, street market, fairground, night market, 市场, 集市, 菜市场, 菜场, 早市, 夜市, 闹市, 集镇, 街市",
        "deck": "ship deck, deck of a ship, ship, boat, ferry, yacht, sailboat, fishing boat, rowing boat, rowboat, lifeboat, pirate ship, cruise ship, small boat, raft, deck, ocean liner, open sea, at sea, 甲板, 甲板上, 船上, 船, 小船, 渔船, 轮船, 画舫, 邮轮, 游艇, 海上",
        "car": "car, taxi, cab, limousine, limo, police car, patrol car, getaway car, pickup truck, pickup, truck, van, minivan, suv, jeep, ambulance, lorry, "
        "sedan, convertible, back of the car, back seat, front seat, moving car, parked car, squad car, uber, truck cab, 车内, 车里, 车上, 汽车内, 轿车内, 出租车内, "
        "出租车里, 出租车, 驾驶室, 警车内, 警车里, 警车, 救护车内, 救护车, 面包车, 货车, 卡车, 轿车, 汽车, 后座, 副驾驶, 私家车, 网约车, 吉普车",
    }
)

NEAREST = Table(
    {
        "corridor": "lab corridor, warehouse corridor, 机舱走道, 太空船",
        "room": "vault room, surgery room, witness stand, bank lobby, great tent, tomb, pagoda, mosque, circus, 后宫, 冷宫, 东宫, 养心殿, 殿中, 寺院, 尼姑庵, 古墓, 墓室, 殡仪馆, "
        "婚礼教堂, 藏经阁, 阁, 藏宝阁, 影院, 歌剧院, castle, tower, lighthouse, zeppelin, airship, stable, 城堡, 帐篷, 塔, 灯塔, 府, 蒙古包",
        "train-car": "stagecoach, coach, school bus, sleigh, jet, private jet, 公交车上, 大巴, 校车, 马车内, 马车里, 马车, 轿子, 花轿, 直升机, 私人飞机, 飞机上, bus, tram, plane, airplane, "
        "aeroplane, helicopter, 公交车, 巴士, 飞机, 机舱",
        "beach": "lagoon, reef, underwater, waterfall, swamp, 江面, "
        "湖面, 湖上, 江上, 海底, 水下, 瀑布, 大河, 荒岛, 孤岛, sea, ocean, river, lake, island, 海, 大海, 河, 河边, "
        "湖, 湖边, 江边, 港口, 码头, 岛, 小岛, 海面",
        "field": "swamp, arena, 沼泽, 营地, ",
        "square": "construction site, gate, 阳台, 工地, 城门, 门口",
        "forest": "vineyard, rainforest, 果园, 雨林",
        "void": "heaven, hell, afterlife, cyberspace, virtual reality, sky, 天宫, 天庭, 仙界, 地府, 阴间, 冥界, 天堂, 地狱, 虚拟空间, "
        "天上, 云端",
    }
)

HOURS = Table(
    {
        "dawn": "dawn, sunrise, daybreak, first light, early morning, 黎明, 清晨, 拂晓, 日出, 凌晨, 破晓, 早晨, 晨",
        "dusk": "dusk, sunset, evening, twilight, magic hour, golden hour, nightfall, 黄昏, 傍晚, 日落, 夕阳, 暮, 暮色, 晚霞",
        "night": "night, midnight, nighttime, late, 夜, 晚上, 深夜, 午夜, 夜晚, 夜里, 半夜, 晚, 子夜, 雪夜, 月光, 夜间",
        "day": "day, morning, noon, afternoon, daytime, midday, 日, 白天, 上午, 中午, 下午, 正午, 早上, 午后, 昼, 早",
    }
)

WEATHERS = Table(
    {
        "": "earth rains down, rains down, raining down, rain of, rain down, rains blows, rain blows, 泪如雨下, 枪林弹雨, 雨声般",
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
        "pharaoh, monk, shogun, concubine, eunuch, general's tent, 古代, 皇宫, 皇帝, 皇后, 宫殿, 大殿, 王爷, 将军, 剑客, 侠客, "
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
        "sea": "sea, by the sea, seaside, seashore, ocean, la ciotat, 海边, 大海, 海面, 海风, 海岸, 海港, 海滨, 海湾, 临海, 靠海",
        "morning": "morning, 早晨, 早上, 上午, 清晨, 晨光, 朝阳",
        "heat": "hot white, hot morning, hot day, hot noon, hot afternoon, hot sun, hot summer, heatwave, shimmering heat, "
        "midday heat, summer heat, scorching sun, scorching day, sweltering, blazing sun, baking sun, 炎热, 酷热, 烈日, 骄阳, 热浪, 暑热, 毒日头, 烈日炎炎",
        "cliff": "cliff, precipice, abyss, 悬崖, 山崖, 峭壁, 深渊",
        "river": "river, stream, creek, 河, 小溪, 溪, 江",
        "tree": "tree, pine, oak, willow, 树, 松树, 柳树",
        "bench": "bench, 长椅, 长凳",
        "moon": "moon, moonlight, 月亮, 月光, 明月",
        "red-world": "red planet, mars, 红色星球, 火星",
        "blue-world": "earth, the earth, blue planet, 地球, 蓝色星球",
        "yellow-world": "saturn, jupiter, venus, yellow planet, gas giant, 土星, 木星, 金星",
        "white-world": "ice planet, frozen planet, white planet, 冰冻星球, 冰封的星球",
        "green-world": "green planet, jungle planet, 绿色星球",
        "purple-world": "purple planet, alien planet, 紫色星球, 外星",
        "stars": "stars, starry, 星星, 星空",
    }
)
