"""What hangs on walls and stands about, as lines of parts (see `props.parts`)."""

from collections.abc import Mapping

__all__ = ["DECOR"]

DECOR: Mapping[str, tuple[str, str, str]] = {
    # kind: English words, Chinese words, its parts
    "baby": ("baby infant newborn bundle", "婴儿 宝宝 襁褓", """
        pad linen 0.4 0.16 0.19 @ -0.1 0 0.02
        pad sheet 0.26 0.17 0.21 @ -0.03 0 0.02
        ball ~d8a888 0.078 @ -0.3 0.13 0.03
        ball linen 0.085 @ -0.325 0.12 0.02
        ball ~2a1c18 0.008 @ -0.3 0.15 0.105"""),
    "money": ("money coin coins cash banknote", "钱 硬币 银子 钞票", """
        box ~6f8a66 0.15 0.014 0.07 @ 0 0.03 0.03
        box ~dcd8c0 0.15 0.016 0.018 @ 0 0.029 0.03"""),
    "cigarette": ("cigarette cigar", "烟 香烟", """
        beam white 0.005 0.075 @ 0.02 0.05 0.05
        ball alarm 0.006 @ 0.02 0.05 0.09"""),
    "cloth": ("cloth blanket handkerchief", "布 手帕", """
        pad linen 0.3 0.035 0.2 @ 0 0.02 0.04
        pad linen 0.28 0.11 0.03 @ 0 -0.09 0.13"""),
    "food": ("food bread loaf", "馒头 面包", """
        pad ~b98244 0.17 0.075 0.1 @ 0 0.03 0.05
        pad ~c99658 0.12 0.03 0.07 @ 0 0.09 0.05"""),
    "eggs": ("eggs egg", "鸡蛋 煎蛋 蛋", """
        ball ~e8d4b8 0.023 @ -0.03 0.035 0.03 x3 0.045 0 0.004
        ball ~dcbf9a 0.023 @ -0.008 0.034 0.07 x2 0.046 0 0
        ball ~e8d4b8 0.022 @ 0.012 0.066 0.048"""),
    "dumplings": ("dumplings dumpling buns bun", "饺子 包子 馒头", """
        rod white 0.06 0.05 @ 0 0.008 0.05
        rod white 0.115 0.03 @ 0 0.058 0.05
        ball cream 0.026 @ -0.07 0.098 0.03 x4 0.046 0 0.006
        ball cream 0.026 @ -0.05 0.099 0.078 x3 0.047 0 0.004
        ball cream 0.026 @ -0.03 0.098 -0.014 x2 0.05 0 0.004
        ball cream 0.025 @ -0.025 0.13 0.05 x2 0.048 0 0.008"""),
    "fruit": ("fruit apple apples orange oranges", "水果 苹果 橘子 桃", """
        ball ~a83a2a 0.038 @ 0 0.045 0.05
        beam ~4a3020 0.003 0.03 @ 0 0.08 0.045"""),
    "chopsticks": ("chopsticks chopstick", "筷子 筷", """
        beam ~7a4a2a 0.0035 0.24 @ -0.006 0.05 0.1
        beam ~7a4a2a 0.0035 0.24 @ 0.008 0.053 0.1"""),
    "ball": ("ball football", "球", """
        ball white 0.11 @ 0 0.13 0.07
        ball black 0.06 @ 0 0.13 0.125
        ball black 0.06 @ 0.06 0.17 0.09 mirror"""),
    "bungalow": ("bungalow", "平房", """
        box ~cfc6b2 9.0 2.9 3.6 @ 0 0 -1.8
        box ~6a4a3a 9.8 0.16 4.4 @ 0 2.9 -1.7
        box ~5a3e32 9.6 0.5 2.6 @ 0 3.06 -1.9
        box ~54392f 9.4 0.4 1.2 @ 0 3.5 -1.9
        box oak 1.0 2.1 0.08 @ 0 0.1 0.02
        box white 1.16 2.2 0.06 @ 0 0.1 0
        box pane 1.3 1.1 0.05 @ 2.6 1.0 0.02 mirror
        box white 1.46 1.26 0.04 @ 2.6 0.92 0.01 mirror
        box ~9a948a 3.0 0.14 1.6 @ 0 0 0.8
        box white 0.1 2.8 0.1 @ 1.4 0.1 1.5 mirror
        box ~6a4a3a 3.3 0.12 1.8 @ 0 2.8 0.8"""),
    "fence": ("fence picket", "篱笆", """
        box white 0.09 1.1 0.03 @ -1.4 0 0 x16 0.19 0 0
        box white 3.0 0.08 0.03 @ 0 0.3 -0.02
        box white 3.0 0.08 0.03 @ 0 0.8 -0.02"""),
    "parked car": ("parked-car", "停着的车", """
        box blue 1.75 0.55 4.2 @ 0 0.35 0
        pad dark 1.5 0.55 2.1 @ 0 0.85 -0.25
        box chrome 1.7 0.12 0.06 @ 0 0.42 2.12
        box amber 0.3 0.12 0.04 @ 0.6 0.62 2.12 mirror
        box ruby 0.3 0.12 0.04 @ 0.6 0.62 -2.12 mirror
        bar rubber 0.32 0.22 @ 0.68 0.32 1.35
        bar rubber 0.32 0.22 @ -0.9 0.32 1.35
        bar rubber 0.32 0.22 @ 0.68 0.32 -1.35
        bar rubber 0.32 0.22 @ -0.9 0.32 -1.35"""),
    "chalk line": ("chalk-line", "白线", """
        box white 9.0 0.012 0.1 @ 0 0 0"""),
    "goal": ("goal goalposts", "球门", """
        rod white 0.055 2.2 @ 2.8 0 0 mirror
        bar white 0.055 5.7 @ -2.85 2.2 0
        beam white 0.02 1.6 @ 2.8 0.02 -0.8 mirror
        bar white 0.02 5.6 @ -2.8 0.02 -1.6"""),
    "stand": ("bleachers grandstand", "看台", """
        box ~8a9096 9.0 0.4 0.8 @ 0 0 0
        box ~8a9096 9.0 0.8 0.8 @ 0 0 -0.8
        box ~8a9096 9.0 1.2 0.8 @ 0 0 -1.6
        box ~8a9096 9.0 1.6 0.8 @ 0 0 -2.4
        box blue 8.8 0.06 0.34 @ 0 0.4 0.1
        box blue 8.8 0.06 0.34 @ 0 0.8 -0.7
        box blue 8.8 0.06 0.34 @ 0 1.2 -1.5
        box blue 8.8 0.06 0.34 @ 0 1.6 -2.3"""),
    "mast": ("mast sail rigging", "桅杆 船帆", """
        rod plank 0.11 5.6 0.07 @ 0 0 0
        bar plank 0.05 2.6 @ -1.3 3.9 0
        box linen 2.4 2.1 0.02 @ 0 1.8 0.03
        rod sacking 0.02 3.6 @ 0.6 0 0.1 mirror"""),
    "plant": ("plant potted-plant", "盆栽 绿植", """
        rod clay 0.14 0.34 0.19 @ 0 0 0
        rod leaf 0.2 0.5 0.34 @ 0 0.32 0
        ball leaf 0.36 @ 0 0.95 0
        ball leaf 0.22 @ 0.22 0.75 0.1 mirror
        ball leaf 0.2 @ 0.05 1.25 -0.05"""),
    "mirror panel": ("mirror-panel wall-mirror", "镜子 穿衣镜", """
        box steel 2.1 1.5 0.03 @ 0 0.75 0
        box mirror 2.0 1.4 0.02 @ 0 0.8 0.02"""),
    "rail": ("parapet-rail handrail", "扶手", """
        bar chrome 0.022 2.6 @ -1.3 0.95 0.06
        beam chrome 0.012 0.06 @ -1.1 0.95 0 x3 1.1 0 0"""),
    "lift panel": ("lift-panel", "电梯按钮", """
        box steel 0.26 0.8 0.02 @ 0 0.9 0
        box alarm 0.16 0.08 0.01 @ 0 1.58 0.012
        box glow 0.035 0.035 0.012 @ -0.05 1.0 0.012 x2 0.1 0 0
        box white 0.035 0.035 0.012 @ -0.05 1.1 0.012 x5 0 0.08 0
        box white 0.035 0.035 0.012 @ 0.05 1.1 0.012 x5 0 0.08 0"""),
    "lift door": ("lift-door elevator-door", "电梯门", """
        box dark 2.0 2.2 0.03 @ 0 0 0
        box chrome 0.92 2.1 0.03 @ 0.47 0.02 0.02 mirror
        box black 0.015 2.1 0.02 @ 0 0.02 0.04
        box dark 0.6 0.16 0.03 @ 0 2.24 0.02
        box alarm 0.12 0.09 0.02 @ 0 2.27 0.04"""),
    "flight": ("flight steps staircase", "楼梯", """
        box stone 0.3 0.17 1.5 @ -1.4 0 0 x1 0 0 0
        box stone 0.3 0.34 1.5 @ -1.1 0 0
        box stone 0.3 0.51 1.5 @ -0.8 0 0
        box stone 0.3 0.68 1.5 @ -0.5 0 0
        box stone 0.3 0.85 1.5 @ -0.2 0 0
        box stone 0.3 1.02 1.5 @ 0.1 0 0
        box stone 0.3 1.19 1.5 @ 0.4 0 0
        box stone 0.3 1.36 1.5 @ 0.7 0 0
        box stone 0.3 1.53 1.5 @ 1.0 0 0
        box stone 0.6 1.7 1.5 @ 1.45 0 0
        rod iron 0.014 0.9 @ -1.4 0.17 0.68 x9 0.3 0.17 0
        box iron 0.34 0.03 0.05 @ -1.4 1.07 0.68 x9 0.3 0.17 0
        rod iron 0.014 0.9 @ 1.45 1.7 0.68"""),
    "notice": ("notice noticeboard", "布告栏 公告栏", """
        box oak 1.5 0.95 0.03 @ 0 0 0
        box ~b89a6a 1.4 0.85 0.02 @ 0 0.05 0.015
        box paper 0.24 0.32 0.01 @ -0.5 0.42 0.03 x4 0.32 0.02 0
        box ~d8c060 0.2 0.2 0.01 @ -0.45 0.12 0.03 x3 0.4 0.03 0"""),
    "towel": ("towel", "毛巾", """
        bar chrome 0.012 0.7 @ -0.35 0.5 0.06
        pad mint 0.44 0.52 0.04 @ 0 0.0 0.06"""),
    "bucket": ("bucket pail", "水桶", """
        rod tin 0.12 0.28 0.15 @ 0 0 0
        rod water 0.13 0.01 @ 0 0.24 0"""),
    "painting": ("painting canvas", "油画 画框", """
        box gilt 1.5 1.1 0.05 @ 0 0 0
        box ~7a9ab0 1.32 0.92 0.02 @ 0 0.09 0.03
        box ~5a6a3a 1.32 0.34 0.01 @ 0 0.09 0.045
        box ~3a4a2c 0.5 0.2 0.01 @ -0.36 0.36 0.05
        box ~e8c878 0.16 0.16 0.01 @ 0.34 0.7 0.045
        box ~8a6a3c 0.7 0.08 0.01 @ 0.2 0.2 0.05"""),
    "portrait painting": ("portrait-painting", "肖像画", """
        box gilt 1.0 1.36 0.05 @ 0 0 0
        box ~3a2c24 0.84 1.2 0.02 @ 0 0.08 0.03
        box ~2c4a7a 0.5 0.5 0.01 @ 0 0.08 0.045
        ball ~d8a888 0.15 @ 0 0.8 -0.08
        box ~4a3020 0.3 0.18 0.01 @ 0 0.86 0.045
        box ~d8a888 0.16 0.2 0.01 @ 0 0.66 0.052"""),
    "rope post": ("rope-post barrier", "围栏", """
        rod brass 0.14 0.03 @ 0 0 0
        rod brass 0.02 0.9 @ 0 0.03 0
        ball brass 0.04 @ 0 0.95 0
        bar velvet 0.02 0.9 @ 0 0.82 0"""),
    "punchbag": ("bag-of-punch punching-bag", "沙包", """
        rod leather 0.2 1.1 @ 0 0.7 0
        rod iron 0.01 2.2 @ 0 1.8 0"""),
    "boulders": ("boulders boulder rocks", "岩石 巨石", """
        ball slate 0.75 @ 0 0.66 0
        ball slate 0.5 @ 0.75 0.41 0.25
        ball slate 0.42 @ -0.7 0.33 0.2
        ball slate 0.55 @ -0.25 1.1 -0.35"""),
    "ledge": ("ledge low-wall", "矮墙", """
        box stone 1.7 0.38 0.4 @ 0 0 0
        box slate 1.76 0.07 0.46 @ 0 0.38 0"""),
    "rock": ("rock", "石头", """
        ball slate 0.28 @ 0 0.19 -0.03
        ball slate 0.2 @ 0.24 0.12 -0.14
        ball slate 0.16 @ -0.23 0.07 -0.05"""),
    "red column": ("column-red", "红柱 廊柱", """
        rod stone 0.26 0.16 0.22 @ 0 0 0
        rod lacquer 0.17 3.3 @ 0 0.16 0
        box ~2f5a4a 0.5 0.26 0.3 @ 0 3.2 0
        box ~2f5a4a 0.9 0.14 0.26 @ 0 3.46 0"""),
    "palace lantern": ("palace-lantern red-lantern", "红灯笼 宫灯", """
        rod iron 0.006 0.5 @ 0 0.42 0
        ball alarm 0.19 @ 0 0.2 0
        rod gilt 0.1 0.04 @ 0 0.37 0
        rod gilt 0.1 0.04 @ 0 0.0 0
        rod red 0.02 0.24 @ 0 -0.24 0"""),
    "dais": ("throne-dais dais", "御座 龙椅台", """
        box flagstone 3.4 0.16 1.7 @ 0 0 0.15
        box flagstone 2.6 0.16 1.2 @ 0 0.16 0
        box gilt 1.1 0.1 0.7 @ 0 0.76 0
        box gilt 0.1 0.9 0.7 @ 0.52 0.32 0 mirror
        box gilt 1.2 1.5 0.1 @ 0 0.7 -0.34
        pad red 0.94 0.1 0.6 @ 0 0.85 0.02
        box lacquer 3.0 2.4 0.06 @ 0 0.3 -0.6
        box gilt 2.6 2.0 0.02 @ 0 0.5 -0.56
        box lacquer 2.4 1.8 0.02 @ 0 0.6 -0.545"""),
    "water tank": ("water-tank", "水箱 水塔", """
        rod plank 0.95 1.7 @ 0 1.5 0
        rod tin 1.0 0.7 0.05 @ 0 3.2 0
        box iron 0.09 1.5 0.09 @ 0.6 0 0.6 mirror x2 0 0 -1.2
        box iron 1.5 0.08 1.5 @ 0 1.42 0"""),
    "air unit": ("air-unit air-conditioner vent", "空调外机 通风口", """
        box tin 1.1 0.85 0.6 @ 0 0.1 0
        beam dark 0.3 0.02 @ -0.2 0.52 0.29
        box dark 0.26 0.6 0.01 @ 0.34 0.22 0.3
        box concrete 1.0 0.1 0.6 @ 0 0 0"""),
    "aerial": ("aerial antenna mast", "天线", """
        rod steel 0.02 2.6 @ 0 0 0
        bar steel 0.01 1.0 @ -0.5 2.1 0 x3 0 0.18 0"""),
    "stair head": ("stair-head roof-door", "楼梯间门 天台门", """
        box concrete 2.4 2.6 2.2 @ 0 0 0
        box tin 2.7 0.1 2.5 @ 0 2.6 0
        box ~6a3a2c 0.95 2.05 0.05 @ 0 0.02 1.11
        box tube 0.3 0.1 0.08 @ 0 2.25 1.13
        ball steel 0.035 @ 0.36 1.0 1.15"""),
    "parapet": ("parapet railing", "栏杆 护栏 女儿墙", """
        box concrete 4.0 0.85 0.22 @ 0 0 0
        box stone 4.04 0.08 0.32 @ 0 0.85 0"""),
    "tower": ("tower skyscraper", "高楼 大厦", """
        box ~2c3440 9.0 24.0 8.0 @ 0 0 0
        box pane 0.9 1.1 0.1 @ -3.6 1.5 4.0 x5 1.8 0 0
        box amber 0.9 1.1 0.1 @ -3.6 4.5 4.0 x3 3.6 0 0
        box amber 0.9 1.1 0.1 @ -1.8 7.5 4.0 x4 1.8 0 0
        box pane 0.9 1.1 0.1 @ -3.6 10.5 4.0 x2 5.4 0 0
        box amber 0.9 1.1 0.1 @ -3.6 13.5 4.0 x5 1.8 0 0
        box amber 0.9 1.1 0.1 @ 0.0 16.5 4.0 x3 1.8 0 0
        box pane 0.9 1.1 0.1 @ -3.6 19.5 4.0 x3 1.8 0 0
        box alarm 0.2 0.2 0.2 @ 0 24.0 0"""),
    "day tower": ("day-tower", "办公楼", """
        box ~8a9098 9.0 24.0 8.0 @ 0 0 0
        box ~3a4a5c 8.2 1.3 0.1 @ 0 1.5 4.0 x8 0 2.8 0
        box ~8a9098 0.3 24.0 0.2 @ -3.0 0 4.05 x5 1.5 0 0
        box ~3a4a5c 0.1 1.3 7.2 @ 4.5 1.5 0 mirror x8 0 2.8 0
        box ~6a7078 3.0 1.4 3.0 @ 0 24.0 0"""),
    "yard wall": ("yard-wall", "院墙", """
        box brick 6.0 2.7 0.4 @ 0 0 0
        box slate 6.1 0.14 0.8 @ 0 2.7 0
        box slate 6.1 0.16 0.4 @ 0 2.84 0"""),
    "sand bags": ("sandbags sandbag", "沙袋", """
        pad sacking 0.62 0.17 0.34 @ -1.25 0 0 x5 0.62 0 0
        pad sacking 0.62 0.17 0.34 @ -0.95 0.16 -0.02 x4 0.62 0 0
        pad sacking 0.62 0.17 0.32 @ -1.25 0.32 -0.03 x5 0.62 0 0"""),
    "trench wall": ("trench-wall revetment", "战壕 壕沟", """
        box earth 3.0 2.1 0.5 @ 0 0 -0.3
        box plank 3.0 0.22 0.05 @ 0 0.05 0 x8 0 0.25 0
        rod plank 0.06 2.1 @ -1.3 0 0.06 x3 1.3 0 0
        pad sacking 0.62 0.2 0.4 @ -1.2 2.08 -0.1 x5 0.6 0 0
        pad sacking 0.62 0.2 0.4 @ -0.9 2.26 -0.14 x4 0.6 0 0"""),
    "wire": ("barbed-wire wire", "铁丝网", """
        rod plank 0.035 1.1 @ -2.0 0 0 x5 1.0 0 0
        bar rust 0.008 4.2 @ -2.1 0.4 0 x3 0 0.28 0
        box rust 0.05 0.05 0.05 @ -1.9 0.38 0 x13 0.31 0 0
        box rust 0.05 0.05 0.05 @ -1.8 0.66 0 x13 0.31 0 0"""),
    "dead tree": ("dead-tree stump", "枯树 树桩", """
        rod plank 0.26 2.6 0.12 @ 0 0 0
        rod plank 0.07 1.2 0.02 @ 0.06 2.3 0
        rod plank 0.06 0.9 0.02 @ -0.1 1.9 0.06"""),
    "ruin": ("ruin ruins rubble", "废墟 断壁", """
        box brick 2.6 2.2 0.35 @ -0.7 0 0
        box brick 1.2 1.3 0.35 @ 1.2 0 0
        box brick 0.5 3.2 0.35 @ -1.8 0 0
        box brick 0.5 0.3 0.6 @ 1.4 0 0.6 x3 -0.8 0 0.1
        box brick 0.3 0.2 0.4 @ 0.6 0 0.9 x3 -0.7 0 0.1"""),
    "stone table": ("stone-table", "石桌", """
        rod stone 0.14 0.66 0.2 @ 0 0 0
        rod stone 0.48 0.08 @ 0 0.66 0
        rod white 0.05 0.06 @ 0.14 0.74 0.1 x2 -0.3 0 0.05
        rod clay 0.07 0.1 0.05 @ 0.02 0.74 -0.08"""),
    "stone stool": ("stone-stool", "石凳", """
        rod stone 0.17 0.22 0.2 @ 0 0 0
        rod stone 0.2 0.23 0.17 @ 0 0.22 0"""),
    "jar": ("jar urn water-jar", "水缸 大缸 瓦罐", """
        rod clay 0.26 0.4 0.42 @ 0 0 0
        rod clay 0.42 0.34 0.36 @ 0 0.4 0
        rod water 0.33 0.01 @ 0 0.74 0"""),
    "gravestone": ("gravestone tombstone headstone grave", "墓碑 坟", """
        box stone 0.62 0.95 0.13 @ 0 0 0
        bar stone 0.31 0.01 @ 0 0.93 0
        box slate 0.42 0.03 0.01 @ 0 0.75 0.066 x3 0 -0.12 0
        box stone 0.8 0.12 0.3 @ 0 0 0"""),
    "pump": ("petrol-pump fuel-pump", "加油机", """
        box red 0.7 1.5 0.5 @ 0 0.14 0
        box white 0.6 0.4 0.02 @ 0 1.1 0.25
        box screen 0.4 0.16 0.02 @ 0 1.2 0.262
        box dark 1.0 0.14 0.8 @ 0 0 0
        rod rubber 0.02 1.0 @ 0.4 0.4 0.1"""),
    "canopy": ("canopy forecourt-roof", "雨棚", """
        box white 9.0 0.35 4.4 @ 0 4.2 0
        box red 9.04 0.16 4.44 @ 0 4.4 0
        rod grey 0.13 4.2 @ 3.2 0 0 mirror
        box tube 1.2 0.03 0.5 @ -2.6 4.17 0.4 x3 2.6 0 0"""),
    "cactus": ("cactus", "仙人掌", """
        rod leaf 0.16 1.9 0.14 @ 0 0 0
        ball leaf 0.14 @ 0 1.9 0
        bar leaf 0.1 0.5 @ 0 1.0 0
        rod leaf 0.09 0.6 @ 0.5 1.0 0
        ball leaf 0.09 @ 0.5 1.6 0"""),
    "hut": ("desert-hut shack", "土屋", """
        box concrete 4.6 2.8 3.4 @ 0 0 0
        box rust 5.0 0.12 3.9 @ 0 2.8 0
        box ~3a2c22 0.95 2.0 0.05 @ -1.2 0 1.71
        box pane 1.1 0.8 0.04 @ 0.9 1.1 1.71"""),
    "pavilion": ("pavilion", "亭子 凉亭", """
        box stone 4.4 0.2 2.6 @ 0 0 0
        rod lacquer 0.12 2.8 @ 1.7 0.2 0.9 mirror x2 0 0 -1.8
        box ~2f5a4a 4.0 0.2 0.16 @ 0 2.85 0.9 x2 0 0 -1.8
        rod slate 3.1 0.5 2.2 @ 0 3.05 0
        rod slate 2.2 0.9 0.1 @ 0 3.55 0
        ball gilt 0.16 @ 0 4.5 0
        box plank 3.4 0.06 0.3 @ 0 0.62 -0.95"""),
    "wing": ("courtyard-wing siheyuan", "厢房 正房", """
        box brick 8.0 2.9 2.4 @ 0 0.3 -1.2
        box stone 8.6 0.3 3.6 @ 0 0 -0.9
        rod lacquer 0.13 2.9 @ -3.6 0.3 0.55 x4 2.4 0 0
        box ~2f5a4a 8.2 0.26 0.2 @ 0 2.94 0.55
        box lacquer 1.9 2.3 0.06 @ 0 0.3 0.02
        box paper 0.8 1.1 0.03 @ -0.45 1.2 0.05 x2 0.9 0 0
        box lacquer 1.9 1.5 0.05 @ -2.5 0.95 0.02 x2 5.0 0 0
        box amber 1.7 1.3 0.03 @ -2.5 1.05 0.03 x2 5.0 0 0
        box lacquer 0.04 1.3 0.03 @ -3.1 1.05 0.06 x5 0.3 0 0
        box lacquer 0.04 1.3 0.03 @ 1.9 1.05 0.06 x5 0.3 0 0
        bar lacquer 0.02 1.7 @ -3.35 1.4 0.06 x3 0 0.3 0
        bar lacquer 0.02 1.7 @ 1.65 1.4 0.06 x3 0 0.3 0
        box slate 9.0 0.14 2.6 @ 0 3.2 -0.1
        box slate 9.0 0.3 1.9 @ 0 3.34 -0.3
        box slate 8.8 0.3 1.2 @ 0 3.64 -0.5
        box slate 8.6 0.26 0.5 @ 0 3.94 -0.7
        box slate 0.3 0.3 0.5 @ 4.3 4.1 -0.7 mirror"""),
}  # fmt: skip
