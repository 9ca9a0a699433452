"""Actions: what the words of an action paragraph ask a body to do; and the sounds a scene makes."""
# ruff: noqa: E501 - a row of words is one line

from ciotat.direction.lexicon.table import Table

__all__ = ["ACTIONS", "MANNERS", "SECONDS", "SILENCE", "SOUNDS", "STILL"]

ACTIONS = Table(
    {
        "": "睡衣, 睡袍, 打火机, 走廊, 走道, 跑道, 跑车, 跑步机, 推车, 推销, 敲门声, 跳蚤, 坐垫, 站台, 站长, 车站, 看守所, 看护, 读者, 作者, 打扮, 打算, 打工, 笑话, 走狗, "
        "打伞, 打着伞, 撑伞, 撑着伞, 打着灯笼, 冲着, 头戴, 打谷子, 打谷, 打谷场, cross her legs, crosses her legs, cross his legs, crosses his legs, cross his arms, crosses his arms, cross her arms, "
        "crosses her arms, spread his arms, run a hand, runs a hand, running late, card game, flying fish, foot of the bed, sat nav, let him, let her, lets him, lets her, "
        "sun sets, sun rises, moon rises, night falls, silence falls, darkness falls, snow falls, rain falls, leaves fall, leaf falls, walking stick, running water, sitting room, living room, standing lamp, sleeping bag, swimming pool, dining room, waiting room, "
        "washing machine, reading glasses, writing desk, cutting board, driving seat, running shoes",
        "enter": "come through the door, walk through the door, barge in, sneak in, step inside, step in, float in, creeps in, crawls in, "
        "crawl out, 推门而出现, 冲进来, 跑进来, 跑进, 闯进来, 走上台, 走上, 闯入, 冲入, 破门而入, 杀入, 涌入, 推门走进, 溜进, 飘进来, 爬进来, 探进头, 走出来, 现身, 归来, 回到家, 进屋, 入内, 进殿, 上殿, "
        "come down the street, comes down the street, come up the street, comes up the street, come down the road, comes down the road, come up the road, comes up the road, "
        "come around the corner, comes around the corner, come round the corner, comes round the corner, "
        "enter, come in, comes in, came in, come out, comes out, came out, step out, steps out of the, walk in, step in, burst in, appear, emerge, arrive, entrance, pull in, "
        "rush in, hurry in, hurries in, storm in, race in, come into, approach the platform, roll in, 进来, 走出来, 跑出来, 冲出来, 钻出来, 走进, 进入, 推门而入, 出现, 闯进, 来到, 走来, 冲进, 跑来, 赶来, 登场, "
        "上场, 进站, 驶来, 驶入, 开来, 到站, 到达, 抵达, 走入, 推门进来, 进门",
        "exit": "ride away, rides away, ride off, hurries off, slip out, is dragged, drag away, 走出门, 出门去, 拖着行李箱走出门, 跑出门, 跑出去, 推门出去, 拂袖而去, "
        "退出, 告退, 拖走, 被拖走, 转身就走, 扬长而去, 走进夜色, "
        "exit, leave, left, walk out, walk away, walk off, go out, depart, disappear, storm out, walk on, "
        "vanish, go away, pull out, pull away, drive off, drive away, speed off, speed away, roar off, roar away, "
        "离开, 走出, 出去, 离去, 走开, 消失, 退下, 下场, 走远, 夺门而出, 摔门而去, 驶离, 开走, 驶出, 转身离开, 转身离去, 出门",
        "flee": "run out, runs out, 逃出, "
        "flee, fled, run away, run off, run out, ran away, scatter, escape, bolt, stampede, run for, "
        "逃, 逃跑, 跑开, 四散, 跑掉, 逃走, 四散奔逃, 跑出, 逃离, 奔逃, 散开",
        "approach": "come up to, comes up to, came up to, come up, comes up, come over, comes over, "
        "approach, come closer, step closer, walk to, walk toward, walk towards, walk up to, go to, cross to, "
        "step toward, step towards, move to, move toward, move towards, come to, draw near, near, close in, "
        "step forward, steps forward, walk over, join, go over, circle, "
        "走向, 靠近, 走近, 走到, 上前, 逼近, 凑近, 迎上, 走过去, 走上前, 迈向, 围上来, 围住, 走过来, 包围",
        "run": "leap, jump, run out to, 追出去, 追出, 跑步, 奔来, 追着, 追赶, 追逐, 跑过去, 跳上, "
        "run, ran, rush, sprint, dash, race, hurry, chase, gallop, charge, bolt toward, 跑, 奔, 冲, 狂奔, 飞奔, 追, "
        "奔跑, 跑向, 冲向, 奔向, 扑, 扑向",
        "walk": "falls behind, fall behind, fell behind, falls back, fall back, falls into step, drops back, 落在后面, dance, waltz, ride, ride up, crawl, drift, float, swim, sneak, dances with, 跳舞, 舞剑, 起舞, 共舞, 骑马, 骑着马, 牵着, 牵马, 爬行, 游泳, 溜达, "
        "踱来踱去, 跟上, 跟着, "
        "walk, step, stroll, pace, wander, march, stride, stagger, limp, tiptoe, shuffle, cross, trudge, trot, "
        "prowl, creep, follow, stumble, move, wade, climb, back away, retreat, step back, "
        "走, 踱步, 徘徊, 迈步, 踉跄, 跟, 穿过, 挪, 前行, 散步, 跋涉, 后退, 退后, 爬",
        "board": "get into the car, get into a car, get into his car, get into her car, get into the taxi, get into a taxi, get into the cab, get in the car, get in the taxi, "
        "climb into the car, climb into the taxi, jump into the car, jump into a taxi, 坐进汽车, 坐进车里, 坐进车, 钻进汽车, 钻进车里, 钻进出租车, 坐进出租车, 上了车, "
        "board the train, board a train, board the carriage, board it, climb aboard, step aboard, get aboard, go aboard, come aboard, jump aboard, get on the train, "
        "get on board, gets on the train, climb on the train, step onto the train, climb onto the train, climb into the carriage, step into the carriage, climb into the train, "
        "step up into the train, mount the steps, 上车, 上火车, 登车, 登上火车, 登上列车, 登上车厢, 踏上火车, 踏上列车, 踏上车厢, 跳上火车, 跳上列车, 跨上火车, 走上火车, 走上列车, 走进车厢, 坐上火车, 挤上火车",
        "alight": "alight, get off the train, gets off the train, get off, step off the train, step down from the train, climb down from the train, come off the train, climb out of the carriage, "
        "step out of the train, step out of the carriage, get down from the train, jump off the train, leave the train, step down from the carriage, "
        "下车, 下火车, 走下火车, 走下列车, 走下车厢, 跳下火车, 跳下列车, 跳下车, 走下车, 步下火车, 从火车上下来, 从车上下来, 从列车上下来",
        "pass": "pass by, speed, speed past, speed down, roar by, drive past, roar past, rush past, thunder past, pass, 驶过, 经过, 路过, 呼啸而过, 飞驰而过, 掠过",
        "sit": "collapse into, drop into, slump into, fall into a chair, sit, sat, seated, take a seat, sit down, sink into, slump, perch, 坐, 坐下, 坐在, 坐着, 落座, 瘫坐",
        "rise": "wake, wakes up, woke, sit up, sits up, 醒来, 惊醒, 醒, 坐起来, 坐起, "
        "rise, rose, stand up, get up, got up, stands up, leap up, jump up, climb to, stood up, 站起, 起身, 站起来, "
        "站起身, 爬起来, 起来, 起立, 爬起",
        "lie": "falls asleep, fall asleep, fell asleep, dead, die, dies, died, lies dead, lies asleep, sleep on, 睡觉, 睡着, 熟睡, 躺着, 趴着, 死去, 昏睡, "
        "lie, lay, lies down, lie down, lying, asleep, sleep, 躺, 躺下, 睡, 躺在, 趴, 卧",
        "kneel": "pray, prays, kneel down, bends down, 祈祷, 磕头, 叩拜, 跪拜, 跪地, 蹲着, 跪倒在地, 念佛, 烧香, 拜佛, "
        "kneel, knelt, crouch, squat, drop to one's knees, fall to one's knees, get on one knee, falls to her knees, "
        "falls to his knees, 跪, 跪下, 蹲, 蹲下, 跪倒, 单膝跪地",
        "fall": "go down, goes down, went down, 跌坐, is thrown to the ground, thrown to the ground, knocked down, is knocked to the floor, thrown to the floor, knocked over, 被打倒, 被撞倒, dies, die, drop to the floor, is shot, falls down, falls and dies, 倒地而死, 中枪, 中箭, 被刺中, 晕过去, 昏倒, 昏迷, 摔下, "
        "fall, fell, collapse, trip, topple, drop dead, faint, 倒下, 摔倒, 倒, 跌倒, 瘫倒, 晕倒, 倒地",
        "turn": "turn, turn around, spin, turn away, turn back, whirl, face, 转身, 回头, 转过身, 转过头, 转头, 回过头, 扭头, 背过身",
        "point": "takes aim, aim his gun, aims her gun, aims his gun, 举枪对准, 对准, "
        "point, gesture, aim, indicate, raise the gun, 指, 指着, 指向, 举枪, 瞄准, 指了指",
        "give": "hand it, hands it, pass it, passes it, give it, gives it, slide it, slides it to, throw it to, throws it to, 扔给, 抛给, 丢给, 拿给, 送给, "
        "hand back, pass a note, passes a note, passes a note to, slips him, toss, 端给, 敬酒, 奉茶, 呈上, "
        "give, gave, hand over, hands over, hand him, hand her, hands him, hands her, hands the, handing, offer, pass her, pass him, hold out, held out, 递, 给, 交给, 递给, 递上, 递过, 塞给",
        "take": "pick up, picks it up, pick it up, picked it up, picks them up, picks him up, picks her up, picks up an, draw first, draws first, draws his gun, draws her gun, pulls out, 拔刀, 拔剑, 掏枪, 抱起, 背起, 扛起, 拿走, 端着, "
        "端来, "
        "take, took, pick up, grab, snatch, seize, pull out a, draw, catch, caught, remove, collect, lift, "
        "拿, 拿起, 抓, 接过, 捡起, 夺, 取, 掏出, 抓住, 拿出, 夺过, 抽出, 端起, 提起, 接",
        "reach": "phone at her ear, phone at his ear, scan, scans, count, counts, bail, bails, stuff, stuffs, shuffle, 捡, 弯腰, 扫着, 扫, 搓手, 掀开, 揉, 抹, 拍响, 倒茶, 煮, 包饺子, 择菜, 喂, 摇电话, sip, chew, type, scratch, wipe, polish, mop, knit, paint, dial, start the car, brake, drive, steer, row, fry, stir, bake, "
        "answer the phone, hang up, pick up the phone, turn on, turns on, turned on, turn off, turns off, turns it off, "
        "turns it on, turned off, switch on, check, examine, operate, bandage, mend, repair, play the piano, pack, "
        "bang his gavel, bangs his gavel, bangs her gavel, spit, carry, drag, raise his hands, raises his hands, raises her hands, "
        "cast, 擦桌子, 打着算盘, 打算盘, 打电话, 接电话, 接起电话, 拨电话, 挂断电话, 打字, 敲键盘, 开车, 驾车, 划船, 做饭, 炒菜, 切菜, 洗碗, 洗衣, 织毛衣, 绣花, 画画, 写字, 批阅, 弹琴, 拍照, "
        "喝酒, 喝茶, 饮茶, 吃饭, 倒酒, 抄写, 检查, 关掉, 打开电视, 熬药, 磨刀, 织布, 扫地, 打扫, 放风筝, 打着手电, 推开门, 拖着, 下棋, 举手, "
        "reach, open, close, touch, knock on, press, push open, light, pour, drink, eat, read, write, unlock, "
        "put, place, set down, switch, dial, shut, lock, unfold, fold, stroke, hold, held, drop, throw, threw, tear, "
        "cook, wash, tie, smoke, cut, "
        "伸手, 打开, 关上, 摸, 敲, 按, 推开, 点燃, 倒水, 喝, 吃, 读, 写, 放下, 看信, 握, 握住, 扔, 撕, 拉开, 关门, 开门, 点烟, 扶, 抽烟, 放, "
        "拧, 擦, 撕碎, 翻开, 挂断, 切",
        "wave": "wave, beckon, salute, flag down, 挥手, 招手, 挥, 招呼",
        "shiver": "shiver, tremble, shake, shudder, quiver, hug herself, hug himself, 发抖, 颤抖, 哆嗦, 打颤, 瑟瑟, 战栗, 打战",
        "embrace": "kisses her, kisses him, hug him, cuddle, rock a baby, carry in his arms, puts her head on his shoulder, "
        "puts his head on her shoulder, 亲吻, 亲了亲, 亲了, 亲, 抱着, 抱起, 搂住, 吻他, 吻她, 依偎, 靠在一起, 扑进怀里, 抱在一起, "
        "embrace, hug, hold each other, kiss, take in one's arms, 拥抱, 抱住, 相拥, 搂, 抱, 吻, 紧抱, 抱紧",
        "push": "push, shove, push away, thrust, 推, 推搡, 一把推开, 推倒",
        "nod": "clap, applaud, 鼓掌, 拍手, 答应, nod, agree, 点头, 点点头, 点了点头",
        "shake-head": "shake his head, shakes her head, shake one's head, shakes his head, shook his head, shook her head, "
        "shake her head, shakes head, 摇头, 摇摇头, 摇了摇头",
        "bow": "bow, curtsy, bow his head, bows his head, bow her head, bows her head, lower her head, lowers her head, lower his head, "
        "lowers his head, hangs his head, hangs her head, 鞠躬, 行礼, 作揖, 低头, 低下头, 低着头, 垂下头, 垂头, 叩首, 拱手",
        "look-around": "look around, looks about, search, scan, survey, looks round, 环顾, 四下张望, 张望, 四处看, 寻找, 东张西望, 环视, 搜寻",
        "cower": "hide behind, hides behind, hides under, hide under, hides her face, hides his face, cover his face, covers her face, "
        "take cover, 躲在, 藏在, 藏, 躲起来, 捂着脸, 捂住脸, 躲进, "
        "cower, shrink, huddle, flinch, recoil, hide, duck, back against, 蜷缩, 躲, 缩, 退缩, 抱头, 躲到, 畏缩, 挤在一起",
        "strike": "一头撞, 撞在, 撞向, 剁, 掀翻, 踢翻, tackle, tackles, 踹, 踹开, 踹飞, draw swords, duel, wrestle, grapple, shoot, fires, fight each other, whip, 打了起来, 交手, 过招, 对打, 搏斗, 厮杀, 打斗, 开枪, 射击, 砍, 扭打, "
        "拔剑相向, "
        "strike, hit, punch, slap, struck, kick, slam, stab, beat him, beat her, fight, attack, leap at, swing, "
        "bang on, 打, 扇, 一巴掌, 踢, 砸, 捶, 刺, 攻击, 揍, 拍桌, 打架, 厮打, 耳光, 挥拳",
        "howl": "howl, bay, 嚎, 嚎叫, 长嚎, 嗥, 狼嚎",
        "snarl": "snarl, growl, bare its teeth, bare their teeth, bark, bares its teeth, 低吼, 龇牙, 咆哮, 呲牙, 吠, 嘶吼",
        "look": "低头看, 低头看着, 低着头看, 埋头看, study, examine, check on, watch tv, watch television, 看电视, 看手机, 看书, 看报, 看信, 望向, 偷看, 窥视, 端详, "
        "look, stare, gaze, watch, see, saw, glance, peer, glare, notice, listen, hear, study, eye, "
        "看, 望, 盯, 凝视, 注视, 瞥, 打量, 看着, 望着, 盯着, 瞪, 看见, 看到, 目送, 听, 对视, 发现, 抬头",
        "feel": "falls silent, fall silent, fell silent, falls in love, fall in love, fell in love, her face falls, his face falls, face falls, faces fall, her face fell, his face fell, her smile fades, his smile fades, smile fades, "
        "her jaw drops, his jaw drops, jaw drops, her heart sinks, his heart sinks, heart sinks, lights up, "
        "脸色一变, 脸色变了, 脸沉下来, 脸沉了下来, 笑容消失, 心一沉, burst into tears, begins to weep, begin to cry, giggle, chuckle, snore, sweat, yawn, 痛哭, 哭泣, 哭了, 大哭, 笑了, 偷笑, 傻笑, 冷笑, "
        "流下眼泪, 掉眼泪, 抽泣, 打哈欠, 闭目, 闭目养神, 发呆, 鼓起勇气, "
        "smile, laugh, cry, weep, wept, sob, frown, grin, sigh, blush, tears, scream, gasp, grimace, swallow, "
        "hesitate, breathe, think, close her eyes, close his eyes, "
        "笑, 微笑, 哭, 流泪, 皱眉, 叹气, 脸红, 尖叫, 喘息, 苦笑, 哽咽, 犹豫, 闭上眼, 咬牙, 沉思, 思考, 大笑, 叹了口气, 落泪",
        "stand": "stand, stood, wait, stop, pause, freeze, froze, remain, stay, lean, stand still, stays put, motionless, halt, "
        "does not move, 站, 等, 停, 停下, 站着, 站在, 愣住, 伫立, 静止, 停住, 一动不动, 停步, 等待, 站立, 僵住, 呆立, 靠, 驻足, 守",
        "speak": "pray aloud, order, restrain, plead, beg, answer, reply, yell, preside, mutter, mumble, announce, hum, 念经, 求饶, 哀求, 恳求, 答, "
        "唱歌, 念, 吟诗, "
        "talk, speak, chat, whisper, shout, call, argue, quarrel, sing, murmur, "
        "说, 说话, 聊, 喊, 叫, 争吵, 争执, 吵, 唱, 低语, 喃喃, 议论, 吵架, 对骂",
    }
)

MANNERS = Table(
    {
        "": "睡衣, 睡袍, 睡裤, 打火机, sleeping bag, reading glasses, writing desk, driving seat, no man's land",
        "head": "bow his head, bows his head, bowed his head, bow her head, bows her head, bowed her head, lower her head, lowers her head, "
        "lowered her head, lower his head, lowers his head, lowered his head, hangs his head, hangs her head, 低头, 低下头, 低着头, 垂下头, 垂头",
        "asleep": "asleep, sleep, sleeping, sleeps, snore, 睡, 睡着, 熟睡, 睡觉, 打呼噜, 昏睡",
        "dead": "dead, die, dies, died, dying, lifeless, corpse, drops dead, 死, 死去, 而死, 身亡, 毙命, 尸体, 断气, 咽气",
        "unconscious": "faint, faints, unconscious, passes out, 晕, 晕倒, 昏倒, 昏迷, 晕过去, 昏过去",
        "drinking": "drink, drinks, drank, sip, 喝, 喝酒, 喝茶, 饮, 饮茶, 饮酒, 喝着",
        "eating": "eat, eats, ate, chew, bite, 吃, 吃饭, 嚼, 吃着, 啃",
        "smoking": "smoke, smoking, 抽烟, 吸烟, 点烟",
        "phoning": "phone at her ear, phone at his ear, answer the phone, pick up the phone, dial, on the phone, phone to her ear, phone to his ear, "
        "打电话, 接电话, 接起电话, 拨电话, 讲电话, 通电话",
        "reading": "read, reads, reading, 读, 看书, 看报, 看信, 读信, 翻书, 阅读, 批阅",
        "writing": "write, writes, wrote, sign, scribble, 写, 写字, 写信, 签字, 抄写, 画画",
        "typing": "type, types, typing, 打字, 敲键盘",
        "driving": "drive, drives, driving, brake, steer, behind the wheel, 开车, 驾车, 驾驶",
        "dancing": "dance, dances, waltz, danced, dancing, 跳舞, 起舞, 共舞, 舞剑, 舞蹈",
        "fighting": "fight, fights, duel, wrestle, grapple, 打架, 厮打, 打斗, 搏斗, 交手, 打了起来, 厮杀",
        "praying": "pray, prays, prayer, 祈祷, 念佛, 念经, 拜佛, 烧香",
        "crying": "cry, cries, crying, weep, weeps, wept, sob, tears, 哭, 哭泣, 痛哭, 流泪, 落泪, 大哭, 抽泣, 流下眼泪",
        "laughing": "laugh, laughs, giggle, chuckle, 笑, 大笑, 笑了, 哈哈大笑",
        "smiling": "smile, smiles, grin, beam, 微笑, 偷笑",
        "sneaking": "creep, sneak, tiptoe, crawl, 溜, 蹑手蹑脚, 爬行, 匍匐",
        "hiding": "hide, hides, hidden, 躲, 藏, 躲在, 藏在",
        "kissing": "kiss, kisses, kissed, 吻, 亲, 亲吻, 亲了亲",
        "riding": "ride, rides, rode, gallop, 骑, 骑马, 骑着",
        "slow": "slowly, 慢慢, 缓缓",
    }
)

STILL = Table(
    {1: "motionless, frozen, not move, does not move, doesn't move, still, 一动不动, 不动, 纹丝不动, 没有动, 没动"},
    exact=True,
)

SECONDS: dict[str, float] = {
    "enter": 3.0, "exit": 3.0, "flee": 2.6, "approach": 2.2, "run": 2.2, "walk": 2.6, "pass": 3.2, "arrive": 3.2,
    "depart": 3.4, "sit": 2.2, "rise": 1.9, "lie": 2.6, "kneel": 2.2, "fall": 2.0, "turn": 1.6, "point": 1.8, "give": 2.6,
    "take": 2.2, "reach": 2.2, "wave": 2.0, "shiver": 2.2, "embrace": 3.4, "push": 1.8, "nod": 1.5, "shake-head": 1.8,
    "bow": 2.2, "look-around": 2.8, "cower": 2.2, "strike": 1.6, "howl": 3.0, "snarl": 2.2, "look": 2.2, "feel": 2.6,
    "stand": 2.4, "speak": 2.4, "board": 2.6, "alight": 2.6,
}  # fmt: skip

SILENCE = Table(
    {
        3.0: "long silence, a long silence, long pause, a long pause, long beat, silence falls, dead silence, 长久的沉默, "
        "久久沉默, 长时间的沉默, 死寂, 良久, 长时间沉默, 一片死寂, 漫长的沉默, 许久",
        2.2: "silence, a silence, nobody speaks, no one speaks, nobody says anything, no one says anything, they say "
        "nothing, says nothing, silent, say nothing, 沉默, 静默, 无人说话, 没人说话, 没有人说话, 谁也不说话, 一片沉默, 寂静, 安静, 无言, 不语, "
        "谁也没说话, 没有说话, 没有再说话, 没再说话, 再也没有说话",
        1.5: "beat, a beat, pause, a pause, brief silence, short pause, a moment, hesitates, 停顿, 顿, 顿了顿, 片刻, 稍顿, 短暂的沉默",
    },
    exact=True,
)

SOUNDS = Table(
    {
        "whistle": "train whistle, whistle, steam whistle, 汽笛, 汽笛声, 鸣笛, 哨声, 火车鸣笛",
        "howl": "howl, wolf howl, howling, 狼嚎, 嚎叫, 狼嚎声, 狼叫, 长嚎, 嗥叫",
        "growl": "growl, snarl, 低吼, 咆哮声",
        "bark": "bark, barking, 狗叫, 犬吠",
        "knock": "knock, knocking, a knock, 敲门声, 敲门",
        "shot": "gunshot, gun shot, shot rings out, a shot, gunfire, gun goes off, 枪声, 枪响, 一声枪响",
        "thunder": "thunder, thunderclap, 雷声, 打雷, 惊雷",
        "bell": "bell, bell rings, church bell, chime, doorbell, 钟声, 铃声, 门铃, 钟响, 敲钟",
        "phone": "phone rings, telephone rings, ringing phone, ringtone, phone buzzes, cell rings, 电话响, 手机响, 电话铃, 电话铃声, 手机铃声",
        "wind": "wind howls, howling wind, gust of wind, 风声, 风雪声, 狂风呼啸, 寒风呼啸",
        "crash": "crash, bang, explosion, boom, thud, glass breaks, shatter, 巨响, 爆炸, 砰, 轰, 轰鸣, 碎裂声, 撞击声",
        "scream": "scream, a scream, shriek, 尖叫声, 惨叫, 一声尖叫",
        "brakes": "brakes, brakes screech, screech, 刹车声, 急刹车",
        "applause": "applause, clapping, 掌声, 鼓掌",
        "horn": "horn, honk, car horn, 喇叭声, 喇叭",
        "footsteps": "footsteps, 脚步声",
        "music": "music, song plays, violin, piano, 音乐, 歌声, 琴声, 乐声",
        "rain": "rain falls, rain patters, 雨声",
        "siren": "siren, alarm, 警笛, 警报",
    }
)
