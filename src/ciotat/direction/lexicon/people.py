"""Words for people: nouns with sex and age, crowds, titles, given names, ages, numbers, pronouns."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = [
    "AGES",
    "COMMON",
    "CROWDS",
    "FEMALE_HAN",
    "GENERIC",
    "GIVEN",
    "HAN_MALE",
    "NUMBERS",
    "PERSONS",
    "PRONOUNS",
    "SURNAMES",
    "TITLES",
]

PERSONS = Table(
    {
        ("female", 32): "midwife, receptionist, cleaning lady, flight attendant, hairdresser, 女总监, 女经理, 保姆, 护工, countess, duchess, baroness, nun, ballerina, seamstress, hostess, governess, saleswoman, 娘娘, 贵妃, 妃子, 皇妃, 嫔妃, 女王, 王后, 夫人, "
        "嫂子, 尼姑, 修女, 女医生, 女侠, 女律师, 女老师, 女记者, 女主播, 侠女, 孕妇, "
        "woman, lady, wife, bride, waitress, actress, nurse, stewardess, widow, policewoman, businesswoman, "
        "girlfriend, sister, stranger woman, 女人, 妇女, 妻子, 女士, 新娘, 女服务员, 护士, 女警, 姐姐, 女友, 女子, 少妇, 寡妇, 老板娘, 女教师, 空姐",
        ("male", 36): "preacher, gunslinger, gunman, cowhand, piano player, goalkeeper, android, defender, mexican, coachman, drunk, hobo, tramp, trucker, biker, vendor, peddler, "
        "merchant, gambler, bishop, rabbi, undertaker, gravedigger, doorman, bellboy, lifeguard, ranger, trainer, jockey, photographer, banker, drummer, guitarist, violinist, "
        "家丁, 特务, 狱卒, 土匪, 伙夫, 货郎, 更夫, 说书先生, 说书人, 小贩, 商贩, 摊主, 主管, 同事, 客户, 面试官, 健身教练, 厂长, 组长, 科长, 处长, 镇长, 乡长, cop, sergeant, lieutenant, colonel, sheriff, outlaw, bandit, robber, gangster, killer, murderer, astronaut, pilot, "
        "engineer, mechanic, chef, cook, firefighter, fireman, paramedic, bailiff, lawyer, attorney, prosecutor, reporter, "
        "journalist, scientist, technician, barber, blacksmith, gardener, janitor, butler, servant, clerk, salesman, taxi driver, "
        "cab driver, bodyguard, spy, agent, assassin, warrior, samurai, emperor, duke, count, baron, wizard, painter, musician, "
        "pianist, singer, dancer, sailor, pirate, hitchhiker, stranger, prisoner, inmate, warden, courier, delivery man, plumber, "
        "electrician, carpenter, bouncer, busker, tailor, shopkeeper, innkeeper, referee, coach, athlete, boxer, magician, clown, "
        "dj, 皇上, 大臣, 丞相, 公公, 王爷, 侯爷, 世子, 剑客, 侠客, 刺客, 杀手, 凶手, 黑衣人, 蒙面人, 镖师, 衙役, 捕快, 捕头, 道士, 和尚, 僧人, 铁匠, 车夫, 船夫, 樵夫, 猎户, 法医, 队长, 刑警, "
        "民警, 警官, 律师, 记者, 主持人, 摄影师, 导演, 经理, 总裁, 秘书, 程序员, 快递员, 外卖小哥, 服务员, 店员, 收银员, 出租车司机, 宇航员, 飞行员, 消防员, 工程师, 科学家, 画家, 歌手, 魔术师, 教练, "
        "陌生人, 嫌疑人, 歹徒, 劫匪, 管家, 仆人, 下人, 师父, 师傅, 师兄, 师弟, 班长, 同桌, "
        "man, guy, gentleman, husband, groom, waiter, policeman, businessman, actor, monk, soldier, fisherman, "
        "boyfriend, brother, postman, conductor, driver, guard, officer, captain, bartender, stationmaster, station master, "
        "detective, sailor, priest, farmer, worker, cowboy, thief, king, prince, butcher, porter, knight, hunter, "
        "男人, 男子, 丈夫, 先生, 新郎, 警察, 军官, 士兵, 官兵, 兵, 司机, 列车员, 乘务员, 保安, 和尚, 将军, 渔夫, 农民, 工人, 哥哥, 男友, 汉子, 猎人, 站长, "
        "酒保, 小偷, 皇帝, 侦探, 船长, 厨师, 书生, 侍卫, 太监",
        ("female", 9): "granddaughter, niece, 孙女, 侄女, "
        "girl, little girl, schoolgirl, daughter, 女孩, 小女孩, 女儿, 小姑娘, 丫头, 女童",
        ("male", 10): "grandson, nephew, 孙子, 侄子, 书童, "
        "boy, little boy, schoolboy, son, kid, child, 男孩, 小男孩, 儿子, 孩子, 小孩, 男童, 小孩子",
        ("female", 21): "丫环, 女生, 女同学, 女主播, 网红, 师妹, 师姐, 侍女, 婢女, 宫女, 郡主, 千金, 妹妹, "
        "young woman, teenage girl, maid, young girl, princess, 少女, 姑娘, 年轻女人, 年轻女子, 女学生, 小姐, 公主, 丫鬟",
        ("male", 22): "大学生村官, 村官, 大学生, 男生, 男同学, 太子, 公子, 少爷, 皇子, 王子, 小二, 徒弟, 弟弟, 小厮, 店伙计, 实习生, "
        "young man, teenager, youth, student, boy scout, 少年, 青年, 小伙子, 年轻人, 学生, 年轻男子, 小伙, 伙计, 外卖员, 店小二",
        ("female", 48): "媒婆, 大姐, 婆娘, 老伴, 太后, 皇太后, 嬷嬷, 丈母娘, 婆母, 妈咪, 娘亲, "
        "mother, mom, mum, aunt, queen, 母亲, 妈妈, 妈, 阿姨, 大妈, 婶婶, 中年女人, 皇后, 大婶",
        ("male", 50): "支书, 老支书, 村支书, 书记, 连长, 团长, 司令, landlord, mayor, bishop, pastor, vicar, dean, headmaster, principal, surgeon, senator, president, general, 父皇, 国王, 校长, "
        "院长, 局长, 大夫, 郎中, 房东, 村长, 神父, 牧师, 老板, 岳父, 客官, 店主, 主任, "
        "father, dad, uncle, boss, doctor, judge, professor, teacher, middle aged man, priest, "
        "父亲, 爸爸, 爸, 叔叔, 大叔, 老板, 医生, 中年男人, 法官, 教授, 老师, 掌柜, 县令",
        ("female", 70): "old woman, grandmother, grandma, old lady, elderly woman, granny, 老太太, 老妇人, 奶奶, 外婆, 老奶奶, 老婆婆, 婆婆, 姥姥",
        ("male", 71): "old man, grandfather, grandpa, elderly man, elder, beggar, hermit, 老人, 老头, 爷爷, 外公, 老爷爷, 老汉, 老者, 老先生, 乞丐, 姥爷",
    }
)  # fmt: skip

GENERIC = Table(
    {
        1: "man, woman, guy, lady, girl, boy, kid, child, gentleman, young man, young woman, old man, old woman, youth, teenager, old lady, "
        "elder, elderly man, elderly woman, little girl, little boy, young girl, middle aged man, teenage girl, 女人, 男人, 男子, 女子, 女孩, 男孩, "
        "孩子, 小孩, 老人, 少年, 少女, 青年, 姑娘, 年轻人, 女士, 先生, 小女孩, 小男孩, 老头, 老太太, 汉子, 小伙子, 老者, 妇女, 小姑娘, 中年男人, "
        "中年女人, 小伙, 丫头, 年轻女人, 年轻女子, 年轻男子"
    },
    exact=True,
)

COMMON = Table(
    {1: "the, big, little, old, young, black, white, red, mad, fat, tall, man, woman, voice, dead"}, exact=True
)

CROWDS = Table(
    {
        "": "reporters, journalists, photographers, paparazzi, jury, jurors, refugees, neighbours, neighbors, colleagues, party guests, "
        "mourners, fans, spectators, shoppers, patients, inmates, 记者们, 陪审团, 同学们, 邻居们, 保镖们, 打手们, 同事们, 病人们, 食客, 食客们, "
        "crowd, people, passengers, travellers, travelers, onlookers, bystanders, villagers, townspeople, commuters, "
        "pedestrians, passers by, passersby, guests, customers, audience, mob, extras, everyone else, strangers, families, others, "
        "人群, 众人, 乘客, 旅客, 路人, 行人, 村民, 客人, 顾客, 观众, 群众, 人们, 宾客, 围观者, 大家, 乘客们, 百姓, 市民, 路人们",
        "soldier": "soldiers, troops, guards, knights, warriors, 士兵们, 军队, 官兵, 侍卫们, 卫兵",
        "worker": "workers, miners, labourers, laborers, peasants, farmers, 工人们, 农民们, 矿工",
        "child": "children, kids, schoolchildren, pupils, students, 孩子们, 学生们, 儿童, 小孩们",
        "police": "policemen, police officers, cops, 警察们, 警员",
        "porter": "porters, railwaymen, 搬运工",
        "waiter": "waiters, servants, staff, 服务员们, 仆人, 宫女",
        "chef": "cooks, chefs, bakers, kitchen staff, 厨师们, 帮厨们",
        "nurse": "nurses, doctors, medics, 护士们, 医生们, 医护人员",
        "monk": "monks, nuns, priests, 僧人们, 和尚们",
        "woman": "women, ladies, girls, 女人们, 姑娘们, 妇女们",
        "man": "men, boys, gentlemen, 男人们",
    },
    exact=True,
)

NUMBERS = Table(
    {
        1: "one, a single, 1, 一个, 一名, 一只, 一头, 一匹, 一位, 一条",
        2: "two, a couple of, a pair of, 2, 两, 两个, 两名, 两只, 二, 两头, 两位",
        3: "three, 3, 三, 三个, 三只, 三名, 三头, 几只, 几头, a few, several, 几, 几个, 几名, 数只",
        4: "four, 4, 四, 四个, 四只, some, 若干, 数名, 一群, a pack of, pack of, 狼群",
        5: "five, 5, 五, 五个, 五只",
        6: "six, 6, 六, half a dozen, 六个",
        7: "seven, 7, 七",
        8: "eight, 8, nine, ten, dozen, dozens, hundreds, many, crowd of, 八, 九, 十, 几十, 许多, 众多, 成群",
    },
    exact=True,
)

PRONOUNS = Table({"female": "she, her, hers, herself, 她", "male": "he, him, his, himself, 他"}, exact=True)

TITLES = Table(
    {
        "female": "mrs, ms, miss, madame, mme, lady, queen, princess, aunt, sister, mother, mademoiselle, 太太, 女士, 小姐, 夫人, "
        "阿姨, 姐, 嫂, 婶, 奶奶, 妈, 娘, 妹, 婆, 姑, 姨, 嬷嬷, 公主, 皇后, 妃, 女",
        "male": "mr, sir, lord, king, prince, father, brother, uncle, monsieur, captain, 先生, 大爷, 叔, 伯, 哥, 爷, 弟, 爸, 公子, "
        "师傅, 将军, 王爷, 皇帝, 兄, 男, 老板, 爹",
    },
    exact=True,
)

GIVEN = Table(
    {
        "female": "noemi, giorgia, alessia, ingeborg, solveig, sigrun, katarzyna, agnieszka, zofia, milena, jelena, dragana, ioana, zeynep, ayse, "
        "fatma, leyla, samira, farida, zainab, khadija, priyanka, deepika, kavya, lakshmi, meera, anjali, neha, pooja, sunita, kamala, "
        "michiko, yoko, naoko, haruka, sayuri, soyeon, jiyeon, esperanza, dolores, guadalupe, ximena, consuelo, mercedes, marisol, "
        "beatriz, leonor, catarina, fernanda, raquel, yolanda, ottilie, mathilde, genevieve, delphine, solange, brenda, beth, dora, fay, hilda, liz, nell, pam, xenia, gita, elif, carla, amara, nadia, lena, jess, jessie, stella, "
        "bella, ruby, pearl, hazel, gloria, sandra, donna, michelle, stephanie, melissa, heather, amber, tiffany, kim, kelly, "
        "tracy, stacy, wendy, pamela, debbie, cindy, sharon, barbara, betty, doris, edith, ethel, florence, gertrude, hannelore, "
        "heidi, greta, astrid, freya, sigrid, natasha, natalia, svetlana, olga, tatiana, katya, irina, anya, sonia, sonya, leila, "
        "layla, zara, yasmin, amina, noor, mariam, salma, ada, ella, naomi, miriam, esther, leah, dinah, imogen, harriet, matilda, "
        "philippa, rosie, sadie, ellie, josie, gemma, shell, kitty, lottie, polly, tina, gina, carmen, lucia, paola, francesca, "
        "giulia, chiara, bianca, lola, pilar, camila, valentina, luna, keiko, sakura, hana, aiko, akiko, ayumi, jiwoo, sora, "
        "minji, xiaoyu, xiaoli, li hua, yue, xin, ting, jing, hui, juan juan, paula, andrea, nicole, danielle, gabrielle, celine, "
        "margot, josephine, eleanor, ellen, evelyn, beatrice, cordelia, ophelia, lydia, phoebe, chelsea, paige, brooke, summer, "
        "autumn, skye, willow, piper, harper, riley, morgan lee, mira, dana, rita, roxanne, sheila, moira, fiona, niamh, siobhan, "
        "aoife, bridget, maeve, vi, una, mama, "
        "ida, agnes, alma, amelia, amanda, angela, annabel, annie, ashley, belle, bernice, bertha, bonnie, carla, caroline, cassie, "
        "cassandra, celia, cheryl, christina, christine, claudia, connie, constance, cora, crystal, cynthia, daphne, deborah, delia, "
        "della, denise, diane, donna, dora, edna, eileen, elaine, eliza, eloise, elsa, elsie, enid, erica, erin, estelle, fay, "
        "felicity, flora, frances, freda, frida, georgia, georgina, gladys, gloria, gwen, gwendolyn, hazel, heather, helena, "
        "henrietta, hilda, isabel, jackie, jacqueline, janet, janice, jasmine, jenny, jill, joanna, jodie, joyce, judith, judy, "
        "juliana, kara, kathleen, kathryn, kathy, kelly, kim, kimberly, kirsten, lana, lara, laurel, lauren, leona, lillian, lois, "
        "lorna, lorraine, louisa, lucille, lynn, mabel, madeleine, mandy, marcia, marge, marian, marianne, marilyn, marion, marjorie, "
        "marlene, maude, maureen, mavis, melanie, melissa, meredith, michelle, mildred, millie, minnie, miranda, monica, muriel, myra, "
        "myrtle, nadia, nell, nellie, norma, pam, patricia, patsy, pauline, pearl, peggy, phyllis, prudence, regina, renata, rhonda, "
        "roberta, rosalie, rosalind, rosemary, roxy, sally, samantha, sandra, selma, shirley, stella, stephanie, susannah, susie, "
        "suzanne, sylvia, tabitha, tara, tanya, teresa, thelma, theresa, ursula, valerie, vanessa, veronica, viola, virginia, vivian, "
        "wanda, wilma, winifred, winnie, yvette, yvonne, zelda, "
        "marie, anna, anne, ann, emma, sarah, jane, mary, lucy, alice, sophie, claire, julie, camille, louise, "
        "jeanne, catherine, kate, katie, elizabeth, liz, beth, susan, sue, linda, lisa, laura, helen, grace, rose, ruth, "
        "nora, eva, eve, ella, mia, olivia, ava, isabella, chloe, zoe, lily, maya, nina, rachel, rebecca, jessica, "
        "jennifer, amy, emily, megan, hannah, abigail, diana, martha, maria, margaret, maggie, molly, ellen, irene, "
        "julia, juliet, karen, nancy, carol, amelie, odette, colette, simone, brigitte, mei, xiaomei, li na, lina, fang, "
        "yan, hong, xiu, ling, na, sara, clara, vera, rosa, ines, lea, manon, charlotte, victoria, dorothy, penny, holly, "
        "tess, iris, violet, ivy, daisy, joan, june, audrey, ingrid, sofia, elena, yuki, aisha, fatima, priya",
        "male": "bruno, enzo, dario, stefano, matteo, emilio, rodrigo, santiago, esteban, magnus, jurgen, heinrich, wolfgang, dietrich, gunther, "
        "soren, viggo, axel, thor, gustav, henrik, lukas, jakub, marek, tadeusz, milan, zoran, goran, dragan, bogdan, andrei, mihai, radu, "
        "yannis, kostas, nikos, dimitris, mehmet, mustafa, emre, ibrahim, khalid, rashid, faisal, bilal, zaid, imran, farhan, rohan, "
        "kabir, aditya, karan, varun, nikhil, manoj, rajesh, suresh, kenta, hiroshi, kazuo, taro, jiro, kenzo, daisuke, minjun, jihoon, "
        "etienne, gaston, marius, remy, thierry, keith, darren, alan, carl, edgar, gus, ian, milo, sid, ulf, walt, yuri, mason, wade, ryan, tommy, samir, dev, doyle, "
        "dennis, derek, trevor, nigel, graham, neil, craig, dean, wayne, lee, lenny, vincent, vinnie, sal, salvatore, giovanni, "
        "marco, luca, paolo, antonio, francesco, alexei, dmitri, ivan, sergei, boris, vladimir, nikolai, mikhail, igor, oleg, "
        "anton, mohammed, ahmed, hassan, karim, youssef, tariq, idris, kofi, kwame, chidi, emeka, jamal, tyrone, darnell, marcus, "
        "andre, isaac, jacob, joshua, caleb, elijah, abraham, moses, aaron, nathan, nate, seth, levi, ezra, cole, chase, wyatt, "
        "luther, clyde, earl, floyd, hank, buck, butch, jesse, jed, zeke, silas, amos, otis, ernest, ernie, bert, alfred, alf, "
        "stanley, stan, norman, ralph, roger, rodney, ronald, ron, donald, don, gordon, howard, hugh, lewis, nathaniel, theo, "
        "theodore, toby, zach, zachary, jake, josh, kyle, logan, tyler, brad, chad, brian, bryan, bruce, keanu, kurt, lars, bjorn, "
        "erik, sven, olaf, jan, piotr, pavel, tomas, mateo, miguel, pedro, pablo, jose, luis, javier, rafael, fernando, ricardo, "
        "eduardo, takeshi, haruto, satoshi, akira, minho, jisoo, joon, arjun, vikram, sanjay, ravi, amit, anil, rahul, sunil, "
        "ashok, deepak, barry, duncan, fergus, angus, callum, liam, finn, declan, sean, connor, kieran, rory, harlan, papa, joey, "
        "bobby, billy, willy, danny, johnny, ronnie, donnie, freddie, teddy, eddie, archie, alfie, charlie boy, "
        "abe, abel, adrian, alastair, alec, ambrose, angelo, archibald, barnaby, basil, benny, bernard, bradley, brendan, brett, "
        "byron, calvin, cedric, chester, christian, christopher, chris, chuck, clarence, claude, clifford, clint, clive, colin, "
        "conrad, curtis, cyril, damian, daryl, dave, dexter, dominic, doug, douglas, dwayne, dwight, edmund, edwin, elias, elliot, "
        "elmer, emmanuel, eugene, evan, fletcher, francis, franz, fritz, gavin, geoff, geoffrey, gerald, gerard, gilbert, glen, glenn, "
        "greg, gregory, hamish, harold, harvey, hector, herbert, herman, homer, horace, howie, hubert, irving, isaiah, jackson, jared, "
        "jason, jasper, jeff, jeffrey, jeremiah, jeremy, jerome, jerry, joel, johann, johannes, jonah, jonas, jonathan, jorge, julian, "
        "julius, kenneth, kenny, kirk, klaus, lawrence, leon, leonard, leopold, leroy, lester, lloyd, lorenzo, ludwig, luigi, malcolm, "
        "manuel, mario, maurice, maximilian, melvin, micah, mick, mitch, mitchell, monty, morris, mortimer, murray, ned, neville, "
        "nicholas, nico, norbert, orson, owen, percy, perry, pete, quentin, quincy, ramon, randall, randy, raul, raymond, reginald, "
        "reuben, rhys, richie, roberto, rocco, roland, roman, ross, roy, rudolf, rudy, rufus, rupert, russell, sammy, scott, "
        "sebastian, sergio, shane, sheldon, sherman, sidney, solomon, spencer, stefan, stuart, sylvester, ted, terence, terry, "
        "thaddeus, tobias, todd, trent, tristan, troy, ulrich, vernon, vic, vince, virgil, wallace, warren, wendell, wesley, wilbur, "
        "wilfred, willis, winston, xavier, yusuf, zack, "
        "john, jack, james, tom, thomas, paul, peter, pierre, jean, louis, henri, henry, charles, charlie, "
        "george, georges, auguste, antoine, michel, jacques, luc, marc, mark, david, daniel, dan, michael, mike, robert, "
        "bob, rob, william, will, bill, richard, dick, joseph, joe, sam, samuel, ben, benjamin, max, leo, luke, adam, "
        "alex, andrew, arthur, albert, frank, fred, gary, harry, jim, jimmy, kevin, larry, martin, matt, matthew, nick, "
        "oliver, oscar, patrick, philip, ray, simon, steve, steven, stephen, tim, tony, victor, walter, eric, ed, edward, "
        "felix, hugo, ivan, karl, li wei, wei, lei, qiang, gang, jun, ming, li lei, hans, otto, carlos, juan, diego, ali, "
        "omar, raj, ken, kenji, hiro, romeo, hamlet, noah, liam, ethan, lucas, gabriel, emile, marcel, rene, travis, rick",
    },
    exact=True,
)

FEMALE_HAN = frozenset(
    "娟丽芳梅兰英娜敏静秀婷雪霞莉莲琳萍艳红玉燕洁芬芸菲瑶娇媛慧珍珠凤雯倩蓉薇莹婉嫣茜欣怡妍姗妮媚花香月桂琴素雅蕾璐晴"
)
HAN_MALE = frozenset(
    "强伟刚军勇杰磊力壮勋旺祥峻昊泽博睿昌盛义仁雄霸铁涛斌峰雷明辉鹏龙虎浩宇轩建国志海波亮超飞鑫武毅康庆坤彪彬健柱锋阳山石诚德福贵财"
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)

AGES = Table(
    {
        8: "child, little, small boy, small girl, 孩子, 小孩, 幼",
        16: "teenage, teenager, teen, adolescent, 少年, 少女, 十几岁",
        24: "young, youthful, student, twenties, 年轻, 青年, 二十多岁, 二十来岁, 大学生",
        34: "thirties, 三十多岁, 三十来岁, 三十出头",
        45: "forties, middle aged, 中年, 四十多岁, 四十来岁",
        55: "fifties, 五十多岁, 五十来岁",
        65: "sixties, 六十多岁, 六十来岁, 年迈",
        72: "old, elderly, aged, ancient, seventies, eighties, 年老, 老人, 七十多岁, 八十多岁, 老迈, 苍老, 白发苍苍",
    }
)
