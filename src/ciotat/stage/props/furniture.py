"""What stands in hospitals, schools, churches, kitchens, cells and yards, as lines of parts (see `props.parts`)."""

from collections.abc import Callable, Mapping

from ciotat.stage.mesh import Mesh
from ciotat.stage.props.aircraft import AIRCRAFT
from ciotat.stage.props.decor import DECOR
from ciotat.stage.props.make import Make
from ciotat.stage.props.parts import assembled

__all__ = ["FURNITURE", "SEATED", "maker"]

SEATED: Mapping[str, float] = {
    "hospital bed": 0.62, "wheelchair": 0.5, "pew": 0.45, "school chair": 0.44, "car seat": 0.34, "toilet": 0.42,
    "office chair": 0.48, "pilot seat": 0.46, "stone stool": 0.45, "taishi chair": 0.46, "crate seat": 0.42, "bunk": 0.45,
    "plastic chair": 0.44, "deckchair": 0.36, "gurney": 0.82, "kang": 0.48,
}  # fmt: skip
"""How high one sits or lies on each, metres."""

ROOMS: Mapping[str, tuple[str, str, str]] = {
    # kind: English words, Chinese words, its parts
    "hospital bed": ("hospital-bed ward-bed", "病床", """
        box steel 0.92 0.05 1.98 @ 0 0.36 0
        pad sheet 0.9 0.16 1.94 @ 0 0.44 0
        pad linen 0.94 0.05 1.15 @ 0 0.58 0.38
        pad linen 0.62 0.12 0.36 @ 0 0.59 -0.72
        box cream 0.92 0.5 0.04 @ 0 0.5 -1.0
        box cream 0.92 0.34 0.04 @ 0 0.42 1.0
        rod steel 0.02 0.4 @ 0.42 0.04 0.9 mirror x2 0 0 -1.8
        ball rubber 0.05 @ 0.42 0.05 0.9 mirror x2 0 0 -1.8
        beam chrome 0.014 1.0 @ 0.47 0.74 -0.6 mirror
        rod chrome 0.012 0.26 @ 0.47 0.5 -0.6 mirror x3 0 0 0.45"""),
    "gurney": ("gurney stretcher trolley", "担架 推床 担架床", """
        box steel 0.62 0.05 1.95 @ 0 0.66 0
        pad leather 0.6 0.1 1.9 @ 0 0.71 0
        pad linen 0.5 0.1 0.34 @ 0 0.79 -0.7
        rod steel 0.018 0.62 @ 0.26 0.06 0.8 mirror x2 0 0 -1.6
        beam steel 0.014 1.6 @ 0.26 0.3 -0.8 mirror
        ball rubber 0.06 @ 0.26 0.06 0.8 mirror x2 0 0 -1.6"""),
    "monitor": ("monitor heart-monitor", "监护仪 心电监护", """
        rod steel 0.02 1.15 @ 0 0.06 0
        box steel 0.4 0.05 0.4 @ 0 0.04 0
        box cream 0.38 0.3 0.2 @ 0 1.15 0
        box screen 0.31 0.2 0.01 @ 0 1.21 0.1
        box signal 0.24 0.008 0.012 @ 0 1.32 0.102
        box signal 0.02 0.08 0.012 @ -0.04 1.3 0.102
        box cream 0.3 0.16 0.22 @ 0 0.72 0"""),
    "drip": ("drip drip-stand iv", "输液架 吊瓶 点滴", """
        rod chrome 0.014 1.9 @ 0 0.06 0
        bar chrome 0.012 0.44 @ -0.22 0.06 0
        beam chrome 0.012 0.44 @ 0 0.06 -0.22
        bar chrome 0.008 0.3 @ -0.15 1.94 0
        pad glass 0.11 0.22 0.04 @ -0.12 1.68 0
        rod glass 0.004 0.7 @ -0.12 0.98 0"""),
    "screen": ("ward-screen folding-screen", "屏风 床帘", """
        box steel 0.7 0.03 0.03 @ -0.72 1.72 0 x3 0.72 0 0
        rod steel 0.014 1.75 @ -1.08 0 0 x4 0.72 0 0
        box mint 0.66 1.45 0.012 @ -0.72 0.24 0 x3 0.72 0 0"""),
    "wheelchair": ("wheelchair", "轮椅", """
        pad leather 0.46 0.07 0.44 @ 0 0.43 0
        pad leather 0.44 0.46 0.06 @ 0 0.5 -0.23
        bar rubber 0.31 0.035 @ 0.26 0.31 -0.08
        bar rubber 0.31 0.035 @ -0.295 0.31 -0.08
        bar chrome 0.27 0.04 @ 0.258 0.31 -0.08
        bar chrome 0.27 0.04 @ -0.298 0.31 -0.08
        bar rubber 0.09 0.03 @ 0.2 0.09 0.42
        bar rubber 0.09 0.03 @ -0.23 0.09 0.42
        pad black 0.06 0.04 0.34 @ 0.26 0.66 0 mirror
        rod chrome 0.012 0.62 @ 0.22 0.34 -0.26 mirror
        beam black 0.018 0.14 @ 0.22 0.94 -0.4 mirror
        rod chrome 0.012 0.4 @ 0.2 0.06 0.3 mirror
        box black 0.16 0.02 0.18 @ 0.12 0.1 0.46 mirror"""),
    "pram": ("pram stroller buggy cradle crib", "婴儿车 摇篮", """
        pad blue 0.42 0.3 0.78 @ 0 0.5 0
        pad linen 0.36 0.06 0.5 @ 0 0.78 0.12
        pad blue 0.44 0.3 0.34 @ 0 0.72 -0.26
        bar rubber 0.16 0.03 @ 0.2 0.17 0.3 x2 0 0 -0.6
        bar rubber 0.16 0.03 @ -0.23 0.17 0.3 x2 0 0 -0.6
        rod chrome 0.012 0.34 @ 0.2 0.18 0.3 mirror x2 0 0 -0.6
        bar black 0.016 0.44 @ -0.22 1.0 -0.62
        beam chrome 0.012 0.3 @ 0.2 0.98 -0.62 mirror"""),
    "plastic chair": ("plastic-chair waiting-chair", "塑料椅 候诊椅", """
        pad blue 0.46 0.05 0.44 @ 0 0.41 0
        pad blue 0.46 0.4 0.04 @ 0 0.5 -0.22
        rod steel 0.014 0.42 @ 0.18 0 0.16 mirror x2 0 0 -0.34"""),
    "office chair": ("office-chair swivel", "转椅 办公椅", """
        pad leather 0.5 0.09 0.48 @ 0 0.42 0
        pad leather 0.46 0.62 0.08 @ 0 0.54 -0.25
        rod chrome 0.03 0.34 @ 0 0.1 0
        bar dark 0.022 0.58 @ -0.29 0.08 0
        beam dark 0.022 0.58 @ 0 0.08 -0.29
        ball rubber 0.035 @ 0.27 0.04 0 mirror
        ball rubber 0.035 @ 0 0.04 0.27 x2 0 0 -0.54
        pad black 0.05 0.03 0.26 @ 0.27 0.66 0.02 mirror
        rod chrome 0.012 0.2 @ 0.27 0.47 -0.04 mirror"""),
    "long table": ("long-table conference-table", "会议桌 长桌", """
        pad walnut 2.7 0.05 1.05 @ 0 0.7 0
        box walnut 0.5 0.68 0.7 @ 0.75 0.02 0 mirror
        box walnut 1.2 0.3 0.03 @ 0 0.36 0
        box paper 0.21 0.004 0.3 @ -0.9 0.75 -0.22 x4 0.6 0 0
        rod glass 0.035 0.11 @ -0.62 0.75 -0.18 x3 0.62 0 0
        rod glass 0.06 0.22 0.05 @ 0.1 0.75 0.1"""),
    "dining table": ("dining-table dinner-table feast", "餐桌 饭桌 八仙桌", """
        pad linen 2.0 0.03 1.0 @ 0 0.73 0
        box oak 1.9 0.05 0.9 @ 0 0.68 0
        box oak 0.08 0.68 0.08 @ 0.86 0 0.38 mirror x2 0 0 -0.76
        rod white 0.12 0.015 @ -0.6 0.76 -0.25 x3 0.6 0 0
        rod white 0.12 0.015 @ -0.85 0.76 0.05 x2 1.7 0 0
        rod white 0.16 0.07 0.2 @ 0 0.76 0.12
        rod glass 0.03 0.14 @ -0.35 0.76 -0.1 x2 0.8 0 0"""),
    "school desk": ("school-desk pupil-desk", "课桌", """
        pad pine 0.66 0.035 0.46 @ 0 0.68 0
        box pine 0.58 0.1 0.36 @ 0 0.58 0
        rod steel 0.016 0.68 @ 0.28 0 0.17 mirror x2 0 0 -0.34
        box paper 0.2 0.012 0.27 @ -0.08 0.716 0.02
        box blue 0.17 0.02 0.24 @ 0.18 0.716 -0.02"""),
    "school chair": ("school-chair", "课椅", """
        box pine 0.38 0.025 0.38 @ 0 0.42 0
        box pine 0.38 0.18 0.02 @ 0 0.66 -0.2
        rod steel 0.013 0.42 @ 0.16 0 0.16 mirror
        rod steel 0.013 0.84 @ 0.16 0 -0.2 mirror"""),
    "blackboard": ("blackboard whiteboard chalkboard", "黑板 白板", """
        box board 3.4 1.25 0.03 @ 0 0.95 0
        box oak 3.5 0.07 0.05 @ 0 2.2 0
        box oak 3.5 0.06 0.09 @ 0 0.89 0.03
        box oak 0.07 1.3 0.05 @ 1.72 0.92 0 mirror
        bar chalk 0.006 0.9 @ -1.35 1.9 0.02
        bar chalk 0.006 0.6 @ -1.35 1.75 0.02
        bar chalk 0.006 0.75 @ -1.35 1.6 0.02
        bar chalk 0.006 0.5 @ 0.3 1.7 0.02 x3 0.12 -0.16 0
        box chalk 0.12 0.03 0.05 @ 0.9 0.95 0.05"""),
    "lectern": ("lectern pulpit podium", "讲台 讲桌", """
        box oak 0.62 1.02 0.42 @ 0 0 0
        box oak 0.72 0.04 0.52 @ 0 1.02 0
        box paper 0.4 0.03 0.3 @ 0 1.06 0"""),
    "globe": ("globe", "地球仪", """
        rod walnut 0.1 0.03 @ 0 0 0
        rod brass 0.012 0.14 @ 0 0.03 0
        ball blue 0.15 @ 0 0.3 0"""),
    "pew": ("pew church-bench", "教堂长椅", """
        box walnut 1.7 0.05 0.42 @ 0 0.4 0
        box walnut 1.7 0.62 0.04 @ 0 0.4 -0.22
        box walnut 0.05 0.96 0.5 @ 0.84 0 -0.02 mirror
        box walnut 1.7 0.05 0.09 @ 0 1.0 -0.23"""),
    "altar": ("altar", "祭台 圣坛", """
        box stone 3.2 0.14 1.5 @ 0 0 0.1
        box stone 2.6 0.14 1.1 @ 0 0.14 0
        box marble 1.9 0.86 0.7 @ 0 0.28 0
        box linen 2.0 0.03 0.78 @ 0 1.14 0
        box linen 0.5 0.6 0.02 @ 0 0.56 0.39
        box gilt 0.06 0.34 0.012 @ 0 0.7 0.4
        box gilt 0.24 0.06 0.012 @ 0 0.88 0.4
        rod brass 0.03 0.24 @ 0.78 1.17 0 mirror
        rod white 0.02 0.26 @ 0.78 1.41 0 mirror
        ball flame 0.022 @ 0.78 1.7 0 mirror
        rod leaf 0.1 0.14 0.2 @ 0.42 1.17 0.1 mirror
        ball white 0.07 @ 0.36 1.38 0.12 mirror
        ball red 0.06 @ 0.48 1.36 0.1 mirror"""),
    "cross": ("cross crucifix", "十字架", """
        box walnut 0.16 2.6 0.1 @ 0 0 0
        box walnut 1.5 0.16 0.1 @ 0 1.7 0"""),
    "stained window": ("stained-window stained-glass", "彩窗", """
        box stone 1.3 0.14 0.24 @ 0 -0.14 0.03
        box stone 0.12 3.2 0.2 @ 0.6 0 0 mirror
        box stone 1.3 0.16 0.2 @ 0 3.2 0
        box pane 0.52 1.0 0.02 @ -0.28 0.03 0 x2 0.56 1.06 0
        box ruby 0.52 1.0 0.02 @ 0.28 0.03 0
        box amber 0.52 1.0 0.02 @ -0.28 1.09 0
        box ruby 0.52 1.0 0.02 @ -0.28 2.15 0
        box amber 0.52 1.0 0.02 @ 0.28 2.15 0
        box iron 0.04 3.2 0.05 @ 0 0 0
        box iron 1.1 0.04 0.05 @ 0 1.04 0 x2 0 1.06 0
        bar iron 0.008 1.1 @ -0.55 0.3 0.015 x9 0 0.34 0"""),
    "shrine": ("shrine ancestral-tablets", "牌位 神龛 供桌 灵堂", """
        box lacquer 2.4 0.06 0.7 @ 0 0.96 0
        box lacquer 2.2 0.2 0.04 @ 0 0.76 0.3
        box lacquer 0.1 0.96 0.1 @ 1.1 0 0.28 mirror x2 0 0 -0.56
        box lacquer 2.0 0.16 0.3 @ 0 1.02 -0.18
        box lacquer 1.6 0.16 0.2 @ 0 1.18 -0.24
        box walnut 0.14 0.34 0.04 @ -0.8 1.18 -0.12 x5 0.4 0 0
        box gilt 0.08 0.26 0.01 @ -0.8 1.22 -0.095 x5 0.4 0 0
        box walnut 0.14 0.4 0.04 @ -0.5 1.34 -0.22 x3 0.5 0 0
        box gilt 0.08 0.3 0.01 @ -0.5 1.38 -0.195 x3 0.5 0 0
        rod brass 0.12 0.16 0.15 @ 0 1.02 0.16
        rod red 0.006 0.26 @ -0.04 1.16 0.16 x3 0.04 0 0
        rod red 0.03 0.3 @ 0.95 1.02 0.12 mirror
        ball flame 0.02 @ 0.95 1.35 0.12 mirror
        rod brass 0.05 0.03 @ 0.95 1.02 0.12 mirror"""),
    "steel bench": ("steel-bench worktop", "操作台 料理台", """
        box steel 1.8 0.04 0.7 @ 0 0.88 0
        box steel 1.7 0.03 0.6 @ 0 0.22 0
        rod steel 0.022 0.88 @ 0.84 0 0.3 mirror x2 0 0 -0.6
        rod tin 0.17 0.2 @ -0.5 0.25 0
        rod tin 0.14 0.16 @ 0.1 0.25 0
        box white 0.34 0.14 0.3 @ 0.55 0.25 0
        box pine 0.5 0.03 0.34 @ -0.5 0.92 0.05
        rod white 0.13 0.015 @ 0.3 0.92 0 x3 0 0.016 0
        ball red 0.045 @ -0.6 0.99 0.05 x2 0.1 0 0.04
        ball green 0.05 @ -0.36 0.99 0.02
        rod steel 0.09 0.09 @ 0.7 0.92 -0.1"""),
    "range": ("range cooking-range burners", "炉灶 灶火", """
        box steel 1.5 0.9 0.75 @ 0 0 0
        box black 1.4 0.02 0.66 @ 0 0.9 0
        box dark 0.6 0.42 0.02 @ -0.36 0.2 0.38 x2 0.72 0 0
        bar chrome 0.012 0.5 @ -0.6 0.66 0.41 x2 0.72 0 0
        rod iron 0.12 0.02 @ -0.45 0.92 0.15 x3 0.45 0 0
        rod iron 0.12 0.02 @ -0.45 0.92 -0.17 x3 0.45 0 0
        rod tin 0.15 0.24 @ -0.45 0.94 -0.17
        rod iron 0.14 0.05 0.16 @ 0 0.94 0.15
        rod tin 0.11 0.16 @ 0.45 0.94 -0.17
        ball flame 0.03 @ -0.54 0.93 0.15 x3 0.09 0 0
        ball flame 0.028 @ 0.36 0.93 0.15 x3 0.09 0 0
        ball black 0.024 @ -0.6 0.84 0.39 x6 0.24 0 0"""),
    "hood": ("hood extractor", "油烟机 排烟罩", """
        box steel 3.4 0.36 0.9 @ 0 0.01 0
        box steel 3.0 0.3 0.6 @ 0 0.36 -0.1
        box tube 0.5 0.02 0.1 @ -1.0 0 0 x3 1.0 0 0"""),
    "fridge": ("fridge refrigerator freezer", "冰箱 冰柜", """
        box steel 0.8 1.95 0.72 @ 0 0 0
        box tin 0.76 1.1 0.02 @ 0 0.8 0.365
        box tin 0.76 0.68 0.02 @ 0 0.08 0.365
        rod chrome 0.014 0.5 @ 0.3 1.0 0.4
        rod chrome 0.014 0.3 @ 0.3 0.4 0.4"""),
    "steel shelf": ("steel-shelf rack racking", "货架 铁架", """
        rod steel 0.02 2.0 @ 0.62 0 0.2 mirror x2 0 0 -0.4
        box steel 1.28 0.025 0.44 @ 0 0.3 0 x4 0 0.5 0
        box ~b8934a 0.3 0.3 0.3 @ -0.42 0.33 0 x2 0.34 0 0
        box ~8a7a60 0.36 0.24 0.3 @ 0.4 0.33 0
        rod tin 0.09 0.2 @ -0.48 0.83 0 x4 0.22 0 0
        box white 0.3 0.26 0.3 @ 0.42 0.83 0
        rod glass 0.05 0.26 @ -0.5 1.33 0 x6 0.14 0 0
        box ~a07848 0.4 0.26 0.3 @ -0.35 1.83 0
        box ~6a7a8a 0.34 0.2 0.3 @ 0.2 1.83 0"""),
    "goods": ("goods store-shelf supermarket-shelf", "商品架 超市货架", """
        box white 1.9 0.06 0.5 @ 0 0.06 0
        box white 1.9 1.8 0.03 @ 0 0.06 -0.22
        box white 1.9 0.03 0.42 @ 0 0.5 0 x3 0 0.44 0
        box ~c23b2e 0.1 0.24 0.2 @ -0.85 0.12 0.05 x6 0.14 0 0
        box ~e0b23c 0.1 0.2 0.2 @ 0.05 0.12 0.05 x7 0.13 0 0
        rod ~3a7a4a 0.045 0.26 @ -0.85 0.53 0.08 x8 0.11 0 0
        rod ~3a5a9a 0.045 0.22 @ 0.1 0.53 0.08 x7 0.11 0 0
        box ~e8e2d2 0.12 0.26 0.2 @ -0.82 0.97 0.05 x5 0.16 0 0
        box ~d0602a 0.12 0.2 0.2 @ 0.05 0.97 0.05 x6 0.14 0 0
        rod ~a03060 0.04 0.2 @ -0.85 1.41 0.08 x8 0.1 0 0
        box ~4a8a8a 0.14 0.22 0.2 @ 0.05 1.41 0.05 x5 0.18 0 0"""),
    "counter": ("counter checkout till", "柜台 收银台 前台 吧台", """
        box oak 2.2 0.98 0.6 @ 0 0 0
        pad marble 2.34 0.05 0.74 @ 0 0.98 0
        box dark 0.36 0.22 0.3 @ 0.6 1.03 0
        box screen 0.3 0.18 0.02 @ 0.6 1.27 -0.02
        box black 0.34 0.22 0.02 @ 0.6 1.25 -0.04"""),
    "toilet": ("toilet", "马桶 坐便器", """
        rod white 0.14 0.36 0.2 @ 0 0 0.08
        pad white 0.38 0.06 0.46 @ 0 0.36 0.06
        pad white 0.4 0.38 0.18 @ 0 0.4 -0.24"""),
    "basin": ("basin washbasin sink", "洗手台 洗脸池 水池", """
        pad white 0.62 0.16 0.46 @ 0 0.72 0
        rod white 0.09 0.72 @ 0 0 -0.06
        rod glass 0.18 0.01 @ 0 0.875 0.03
        rod chrome 0.016 0.16 @ 0 0.88 -0.16
        beam chrome 0.012 0.14 @ 0 1.03 -0.16
        box mirror 0.66 0.9 0.02 @ 0 1.15 -0.23
        box steel 0.7 0.03 0.12 @ 0 1.06 -0.18
        box tube 0.5 0.05 0.05 @ 0 2.12 -0.2"""),
    "bathtub": ("bathtub bath tub", "浴缸 浴盆", """
        pad white 1.7 0.54 0.76 @ 0 0.02 0
        box water 1.5 0.01 0.56 @ 0 0.556 0
        rod chrome 0.014 0.3 @ -0.74 0.56 0
        beam chrome 0.012 0.12 @ -0.74 0.84 -0.02"""),
    "bunk": ("bunk bunk-bed pallet", "铺位 上下铺 板床", """
        box iron 0.9 0.04 1.95 @ 0 0.34 0
        pad wool 0.86 0.1 1.9 @ 0 0.37 0
        pad linen 0.5 0.09 0.32 @ 0 0.44 -0.72
        box iron 0.9 0.04 1.95 @ 0 1.5 0
        pad wool 0.86 0.1 1.9 @ 0 1.53 0
        rod iron 0.022 1.85 @ 0.43 0 0.95 mirror x2 0 0 -1.9
        bar iron 0.014 0.86 @ -0.43 0.7 -0.95 x3 0 0.3 0"""),
    "kang": ("kang", "炕 土炕", """
        box brick 2.6 0.42 1.6 @ 0 0 0
        box sacking 2.5 0.05 1.5 @ 0 0.42 0
        pad red 0.9 0.2 0.5 @ -0.8 0.46 -0.45 x2 0 0.18 0
        box walnut 0.7 0.26 0.5 @ 0.3 0.46 0"""),
    "bars": ("bars cell-bars", "铁栏 牢门 栅栏", """
        rod iron 0.018 2.5 @ -1.5 0 0 x21 0.15 0 0
        bar iron 0.025 3.1 @ -1.55 0.1 0 x3 0 1.15 0
        box iron 0.12 0.2 0.06 @ 0.3 1.1 0.02"""),
    "console": ("console control-panel instruments", "控制台 操纵台 仪表盘", """
        box dark 1.5 0.74 0.5 @ 0 0 0
        box grey 1.56 0.06 0.72 @ 0 0.74 0.04
        box dark 1.5 0.34 0.08 @ 0 0.8 -0.24
        box screen 0.42 0.24 0.01 @ -0.48 0.85 -0.195 x3 0.48 0 0
        box signal 0.05 0.012 0.05 @ -0.6 0.8 0.15 x4 0.1 0 0
        box amber 0.05 0.012 0.05 @ -0.1 0.8 0.15 x4 0.1 0 0
        box alarm 0.05 0.012 0.05 @ 0.42 0.8 0.15 x2 0.1 0 0
        rod steel 0.012 0.1 @ 0.6 0.8 0.2 x2 0.06 0 0"""),
    "pilot seat": ("pilot-seat captain-chair captain's", "驾驶座 船长椅 指挥椅", """
        rod dark 0.16 0.3 0.1 @ 0 0 0
        pad leather 0.58 0.14 0.54 @ 0 0.34 0
        pad leather 0.56 0.82 0.13 @ 0 0.46 -0.3
        pad leather 0.34 0.2 0.11 @ 0 1.28 -0.31
        box dark 0.1 0.08 0.5 @ 0.33 0.62 -0.02 mirror
        box screen 0.08 0.01 0.16 @ 0.33 0.7 0.1 mirror"""),
    "server": ("server-rack mainframe", "服务器 机柜", """
        box black 0.7 2.1 0.7 @ 0 0 0
        box dark 0.6 0.12 0.02 @ 0 0.2 0.35 x11 0 0.16 0
        box signal 0.03 0.03 0.02 @ -0.22 0.24 0.36 x11 0 0.16 0
        box screen 0.1 0.02 0.02 @ 0.12 0.25 0.36 x11 0 0.16 0"""),
    "viewport": ("viewport porthole", "舷窗 观景窗", """
        box dark 5.4 0.16 0.3 @ 0 0 0
        box dark 5.4 0.16 0.3 @ 0 1.66 0
        box dark 0.16 1.6 0.3 @ -2.62 0.1 0 x4 1.747 0 0
        box ~03050b 5.2 1.6 0.02 @ 0 0.1 -0.1
        ball tube 0.012 @ -2.3 0.5 -0.08 x8 0.61 0.07 0
        ball tube 0.009 @ -2.0 1.5 -0.08 x9 0.5 -0.11 0
        ball tube 0.016 @ -1.2 1.2 -0.08 x3 1.3 -0.2 0
        ball tube 0.008 @ -2.4 0.9 -0.08 x13 0.37 0.03 0
        ball tube 0.01 @ 0.9 0.4 -0.08 x4 0.35 0.29 0
        ball ~3a6a9a 0.5 @ 1.5 0.5 -0.59
        ball ~c8b890 0.1 @ -0.9 1.35 -0.17"""),
    "locker": ("locker lockers", "储物柜 更衣柜", """
        box blue 1.2 1.85 0.48 @ 0 0.06 0
        box dark 0.012 1.8 0.01 @ -0.3 0.08 0.24 x3 0.3 0 0
        box dark 0.16 0.012 0.01 @ -0.45 1.6 0.243 x4 0.3 0 0
        box dark 0.16 0.012 0.01 @ -0.45 1.54 0.243 x4 0.3 0 0
        box steel 0.03 0.09 0.03 @ -0.36 0.98 0.25 x4 0.3 0 0"""),
    "piano": ("piano", "钢琴", """
        box black 1.5 1.2 0.34 @ 0 0 -0.14
        box black 1.46 0.08 0.36 @ 0 0.66 0.2
        box white 1.26 0.02 0.15 @ 0 0.74 0.28
        box black 0.012 0.02 0.1 @ -0.56 0.756 0.25 x18 0.066 0 0
        box black 0.1 0.66 0.1 @ 0.66 0 0.32 mirror
        box paper 0.4 0.28 0.01 @ 0 0.9 0.06"""),
    "ladder": ("ladder", "梯子", """
        rod plank 0.03 2.6 @ 0.22 0 0 mirror
        bar plank 0.02 0.44 @ -0.22 0.3 0 x8 0 0.3 0"""),
    "taishi chair": ("taishi-chair elder's-chair", "太师椅 圈椅 官帽椅", """
        box walnut 0.64 0.05 0.52 @ 0 0.42 0
        box walnut 0.05 1.15 0.05 @ 0.29 0 -0.23 mirror
        box walnut 0.05 0.72 0.05 @ 0.29 0 0.22 mirror
        box walnut 0.05 0.05 0.5 @ 0.29 0.7 0 mirror
        box walnut 0.62 0.07 0.05 @ 0 1.12 -0.24
        box walnut 0.22 0.62 0.03 @ 0 0.48 -0.23
        rod marble 0.085 0.04 @ 0 0.76 -0.22
        box walnut 0.58 0.04 0.04 @ 0 0.1 0.2"""),
    "deckchair": ("deckchair sunbed", "沙滩椅 躺椅", """
        pad sheet 0.56 0.05 0.9 @ 0 0.3 0.1
        pad sheet 0.56 0.7 0.06 @ 0 0.34 -0.36
        box pine 0.04 0.34 0.06 @ 0.28 0 0.45 mirror x2 0 0 -0.8
        box pine 0.04 0.05 1.1 @ 0.28 0.28 0.05 mirror"""),
    "sunshade": ("sunshade beach-umbrella", "遮阳伞 太阳伞", """
        rod pine 0.025 2.3 @ 0 0 0
        rod red 1.25 0.4 0.04 @ 0 1.95 0"""),
    "stall": ("stall market-stall booth", "摊位 小摊 摊子", """
        box plank 1.9 0.06 0.8 @ 0 0.84 0
        box plank 1.8 0.8 0.04 @ 0 0.04 0.36
        rod plank 0.03 2.3 @ 0.92 0 0.38 mirror x2 0 0 -0.76
        box red 2.1 0.04 1.1 @ 0 2.28 0.05
        box red 2.1 0.24 0.03 @ 0 2.06 0.58
        ball orange 0.07 @ -0.7 0.96 0.1 x4 0.15 0 0
        ball green 0.08 @ 0.0 0.97 0.1 x3 0.17 0 0
        ball red 0.07 @ 0.5 0.96 0.15 x3 0.15 0 0"""),
    "dumpster": ("dumpster bin trash trashcan dustbin", "垃圾桶 垃圾箱", """
        rod green 0.24 0.75 0.28 @ 0 0 0
        rod dark 0.3 0.06 @ 0 0.75 0"""),
    "vending": ("vending-machine vending", "自动贩卖机 售货机", """
        box red 0.95 1.85 0.7 @ 0 0 0
        box screen 0.62 1.1 0.02 @ -0.1 0.62 0.35
        rod white 0.035 0.16 @ -0.34 0.68 0.37 x5 0.12 0 0
        rod yellow 0.035 0.16 @ -0.34 1.0 0.37 x5 0.12 0 0
        rod green 0.035 0.16 @ -0.34 1.32 0.37 x5 0.12 0 0
        box black 0.5 0.18 0.02 @ -0.1 0.24 0.35
        box tube 0.9 0.14 0.03 @ 0 1.88 0.33"""),
    "machine": ("machine lathe engine-block", "机器 机床", """
        box green 1.6 0.9 0.8 @ 0 0 0
        box dark 1.7 0.08 0.9 @ 0 0.9 0
        rod iron 0.2 0.5 @ -0.4 0.98 0
        box green 0.3 0.7 0.5 @ 0.65 0.98 0
        ball alarm 0.035 @ 0.65 1.5 0.27
        ball signal 0.035 @ 0.55 1.5 0.27"""),
    "crates": ("crates pallets boxes", "货箱 木箱堆 纸箱", """
        box plank 0.9 0.8 0.8 @ -0.5 0 0
        box plank 0.8 0.7 0.8 @ 0.45 0 0.05
        box plank 0.8 0.7 0.7 @ -0.4 0.8 0
        box rust 0.82 0.04 0.82 @ 0.45 0.33 0.05"""),
    "drum": ("oil-drum drum", "油桶 铁桶", """
        rod rust 0.29 0.88 @ 0 0 0
        rod iron 0.305 0.03 @ 0 0.28 0 x2 0 0.3 0"""),
    "judge bench": ("judge-bench judge's-bench", "审判台 法官席", """
        box walnut 3.6 1.25 0.5 @ 0 0 0
        box walnut 3.8 0.07 0.7 @ 0 1.25 0.02
        box oak 0.9 0.7 0.03 @ -1.2 0.3 0.25 x3 1.2 0 0
        rod gilt 0.22 0.03 @ 0 1.5 -0.5
        box walnut 0.7 1.2 0.12 @ 0 0.9 -0.62
        rod walnut 0.03 0.16 @ 0.5 1.34 0.1"""),
    "flag": ("flag flags", "旗 国旗 旗杆", """
        rod brass 0.02 2.4 @ 0 0 0
        rod brass 0.14 0.03 @ 0 0 0
        ball brass 0.04 @ 0 2.43 0
        pad blue 0.24 1.1 0.14 @ 0.1 1.2 0.02"""),
    "column": ("column pillar", "柱子 柱", """
        box marble 0.62 0.16 0.62 @ 0 0 0
        rod marble 0.24 3.6 0.21 @ 0 0.16 0
        box marble 0.6 0.16 0.6 @ 0 3.7 0"""),
    "statue": ("statue bust sculpture", "雕像 塑像", """
        box marble 0.7 0.95 0.7 @ 0 0 0
        rod marble 0.2 0.42 0.26 @ 0 0.95 0
        ball marble 0.16 @ 0 1.55 0
        rod marble 0.08 0.12 @ 0 1.34 0"""),
    "stage curtain": ("stage-curtain", "幕布 大幕", """
        rod velvet 0.16 3.9 @ -2.2 0 0 x4 0.24 0 0.05
        rod velvet 0.16 3.9 @ 2.2 0 0 x4 -0.24 0 0.05"""),
    "bathing hut": ("beach-hut hut-row", "更衣亭", """
        box white 1.5 2.0 1.4 @ 0 0.1 0 x3 1.8 0 0
        box blue 0.7 1.8 0.04 @ 0 0.12 0.71 x3 1.8 0 0
        box red 1.7 0.12 1.7 @ 0 2.1 0 x3 1.8 0 0"""),
    "lounger": ("treadmill gym-bench", "跑步机 健身器", """
        box dark 0.75 0.16 1.7 @ 0 0 0
        box rubber 0.55 0.02 1.5 @ 0 0.16 0
        rod steel 0.025 1.2 @ 0.33 0.14 -0.7 mirror
        box dark 0.7 0.26 0.08 @ 0 1.25 -0.72
        box screen 0.3 0.14 0.02 @ 0 1.32 -0.67
        beam black 0.02 0.5 @ 0.33 1.05 -0.7 mirror"""),
    "cabin": ("car-cabin", "车厢内饰", """
        pad ~3c5a70 1.74 0.44 1.72 @ 0 0.26 1.56
        pad ~446680 1.6 0.1 1.5 @ 0 0.66 1.5
        pad ~3c5a70 1.74 0.56 0.6 @ 0 0.26 -1.6
        box ~1c1e21 1.74 0.1 3.2 @ 0 0.1 -0.2
        pad ~3c5a70 0.08 0.56 2.1 @ 0.86 0.26 -0.25 mirror
        box ~3a3f45 0.03 0.05 2.05 @ 0.815 0.78 -0.25 mirror
        box ~1c1e21 1.6 0.2 0.34 @ 0 0.62 0.62
        box screen 0.2 0.07 0.02 @ 0.36 0.74 0.45
        box amber 0.16 0.05 0.02 @ 0 0.68 0.45
        pad ~3c5a70 1.5 0.09 1.86 @ 0 1.42 -0.62
        box ~2c4354 0.06 0.64 0.08 @ 0.72 0.8 -1.4 mirror
        box ~2c4354 0.05 0.64 0.07 @ 0.76 0.8 -0.42 mirror
        box ~2c4354 0.05 0.12 0.08 @ 0.785 0.73 0.72 mirror x10 -0.005 0.072 -0.05
        box black 0.2 0.06 0.03 @ 0 1.3 0.14
        rod rubber 0.3 0.02 @ 0.36 0.6 0.36
        box black 0.86 0.15 0.03 @ 0 0.4 2.43
        box tin 0.8 0.02 0.04 @ 0 0.42 2.435 x3 0 0.045 0
        pad tin 1.7 0.11 0.1 @ 0 0.25 2.44
        ball tin 0.1 @ 0.66 0.5 2.36 mirror
        ball glow 0.08 @ 0.66 0.5 2.4 mirror
        pad ~3c5a70 0.1 0.08 0.14 @ 0.94 0.84 0.42 mirror
        bar rubber 0.33 0.2 @ 0.72 0.33 1.7
        bar rubber 0.33 0.2 @ -0.92 0.33 1.7"""),
    "car seat": ("car-seat", "车座", """
        pad leather 0.5 0.16 0.5 @ 0 0.2 0.02
        pad leather 0.48 0.56 0.13 @ 0 0.34 -0.26
        pad leather 0.26 0.15 0.1 @ 0 0.92 -0.29"""),
}  # fmt: skip


FURNITURE: Mapping[str, tuple[str, str, str]] = {**ROOMS, **DECOR, **AIRCRAFT}
"""Every piece by kind: its words in both languages, and its parts."""


def maker(kind: str) -> Callable[[Make], list[Mesh]]:
    """What makes the furniture called `kind`."""
    return lambda make: assembled(FURNITURE[kind][2])
