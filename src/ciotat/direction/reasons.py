"""The named rules of film grammar, in the plain words every shot gives for itself."""

__all__ = ["RULES", "why"]

RULES: dict[str, tuple[str, str]] = {
    "title": ("title card: the film says its name", "片名：影片报上自己的名字"),
    "end": ("end card: the film is over", "片尾：影片结束"),
    "caption": ("card: the words are read, not heard", "字幕：这些话是给人读的"),
    "establishing": ("establishing: the place before the people", "交代镜头：先见地方，再见人"),
    "return": ("wide: a known place again, seen at one glance", "全景：回到熟悉的地方，一眼看清"),
    "describe": ("wide: the script describes the place here", "全景：剧本在此描写环境"),
    "master": ("master: who is where, before the camera takes sides", "主镜头：先看清谁在哪里"),
    "two-shot": (
        "two-shot: both in one frame, the distance between them is the story",
        "双人镜头：同框，两人的距离就是故事",
    ),
    "tight-two": ("tight two-shot: a quick exchange, no need to cut", "紧双人镜头：对答很快，不必切"),
    "reset": (
        "two-shot: back to the whole after many lines, so the eye knows where it is",
        "双人镜头：谈了很久，回到全局，让眼睛歇一歇",
    ),
    "shoulder": ("over the shoulder: {a} speaks, and we feel {b} listening", "过肩：{a}说话，感到{b}在听"),
    "single": ("single: {a} alone in the frame, matched to the reverse", "单人：{a}独占画面，与反打相配"),
    "close": ("close-up: the conversation has come to its core", "特写：谈话到了要害"),
    "peak": ("{size}: {a} is at a peak here; arousal {arousal:.2f}", "{size}：{a}情绪到顶，激动度{arousal:.2f}"),
    "solo": ("{a} speaks alone; the frame stays with the face", "{a}独自说话，画面守着脸"),
    "closer": ("comes closer within the long line, so the words gather weight", "长台词中推近一级，让话越说越重"),
    "listen": ("reaction: how {b} takes it tells more than the words", "反应：{b}听见时的脸，比话更要紧"),
    "unseen": ("{a} is heard, not seen; the picture shows who listens", "只闻{a}其声；画面给听的人"),
    "unseen-place": ("{a} is heard, not seen; the picture shows the place", "只闻{a}其声；画面给这个地方"),
    "hold": ("hold: nobody speaks; a slow push lets the silence work", "停留：无人说话，缓缓推近，让沉默起作用"),
    "hold-two": ("hold on both: the silence lies between them", "停在两人：沉默横在他们之间"),
    "enter": ("wide: {a} comes in, the frame makes room", "全景：{a}进来，画面留出地方"),
    "leave": ("wide: {a} goes, and the place stays behind", "全景：{a}离去，地方留下"),
    "run": ("wide: running needs air around it", "全景：奔跑需要空间"),
    "walk": ("full shot, moving with {a}: the walk is the action", "全身跟拍：{a}的步子就是动作"),
    "together": ("two-shot: how they stand is what they are to each other", "双人：怎样站着，就是怎样的关系"),
    "first-seen": ("full shot: {a} for the first time, from head to foot", "全身：{a}初次亮相，从头到脚"),
    "walk-wild": (
        "wide: {a} walks towards them, and we see how few steps are left",
        "全景：{a}走向它们，看得见还剩几步",
    ),
    "beast-out": (
        "extreme wide: nothing, then shapes between the dark and the light",
        "大远景：空无一物，然后暗处有影",
    ),
    "walk-away": ("full shot from behind: {a} goes, and we stay", "全身背影：{a}走去，我们留下"),
    "board": ("on the step: {a} stops being one who waits and is one who goes", "踏板上：{a}不再是等的人，而是走的人"),
    "alight": ("full shot: the door frames whoever arrives; {a} steps down", "全身：车门是画框，{a}走下来"),
    "body": ("{a}'s whole body tells it", "{a}的整个身体在说话"),
    "hand": ("medium: what the hands do must be read", "中景：手上的动作要看得清"),
    "between": ("both in frame: one acts, the other receives", "同框：一个做，一个受"),
    "face": ("close: {a}'s face is the action", "近景：{a}的脸就是动作"),
    "still": ("close: {a} does not; refusing to move is the strongest move", "近景：{a}不动；不动是最强的动作"),
    "sees": ("what {a} sees: the eye asks, the cut answers", "{a}所见：眼睛发问，剪辑回答"),
    "insert": ("insert: the {b} matters; the audience must see it", "插入：{b}要紧，观众必须看见"),
    "machine": ("extreme wide: it is far, and it is coming", "大远景：还远，但正在来"),
    "machine-near": ("low and wide: it fills the frame as it comes", "低角度：它逼近，占满画面"),
    "machine-past": ("low and wide: it drives through the frame", "低角度：它从画面中驶过"),
    "machine-nearer": ("low and wide: nearer now; it will not wait", "低角度全景：更近了，它不会等人"),
    "machine-still": ("low: it stands there, bigger than everyone", "低角度：它停在那里，比谁都大"),
    "machine-go": ("wide: it goes, and leaves the frame empty", "全景：它走了，画面空了"),
    "witness": ("reaction: {a} watches it come", "反应：{a}看着它来"),
    "witness-after": ("reaction: {a} looks after it", "反应：{a}目送它远去"),
    "crowd": ("wide: the many, moving as one", "全景：众人如一"),
    "crowd-few": (
        "full shot: a few of the many, near enough to see how they wait",
        "全身：众人中的几个，近到看得出他们怎样在等",
    ),
    "crowd-hears": ("heads turn: all hear it, before anyone sees it", "众人转头：谁都听见了，谁都还没看见"),
    "crowd-gone": (
        "wide: the many run out of the frame, and it shows who does not",
        "全景：众人跑出画面，谁没跑一目了然",
    ),
    "pack-out": (
        "wide, from where they look to: so many shapes come out of the dark, one beside the other",
        "从他们所望之处看：几个影子并排走出黑暗",
    ),
    "one-out": (
        "wide, from where they look to: something comes out into the open",
        "从他们所望之处看：有什么走了出来",
    ),
    "pack-backs": ("over their backs: whom they have found", "越过兽背：看它们盯上了谁"),
    "pack-nearer": ("over the shoulders of the people: it comes at us too", "越过人的肩：它也朝我们来"),
    "pack-steps": ("nearer than anyone dares to be, and larger than before", "比谁敢站的都近，比刚才更大"),
    "pack-heads": (
        "low: all the heads in one frame; it is not one, it is many",
        "低角度：几个头同框，不是一只，是一群",
    ),
    "pack-stops": (
        "held and low: they come on, and stop; the stop is read in what moved",
        "低机位停住：它们走，然后停；动过，停才看得见",
    ),
    "pack-gone": ("over the shoulders: they go, and the dark closes", "越过肩头：它们走了，黑暗合上"),
    "stand-off": (
        "both sides in one picture: who stands here, and what stands there",
        "双方同框：这边站着谁，那边站着什么",
    ),
    "pack-yields": (
        "shoulder to shoulder: they see it turn away before we do",
        "并肩：他们先看见它们掉头，我们后看见",
    ),
    "pack-goes": (
        "from behind those who stayed: the light, and what it drove off; so it ends",
        "从留下的人身后看：灯还亮着，它们退回黑暗，故事到此为止",
    ),
    "hand-over": (
        "both faces and both hands: from {a} to {b}; whoever holds it decides",
        "两张脸，两双手：从{a}手里到{b}手里，谁拿着它，谁作主",
    ),
    "light-raised": ("close: the light goes up, and with it the face of {a}", "近景：灯举起来，{a}的脸也亮起来"),
    "beast": ("wide: the animals at the edge of the light", "全景：兽在光的边缘"),
    "beast-near": ("low: {a} at its own height, so it is bigger than we are", "低角度：与{a}齐高，它就比人大"),
    "sound": ("reaction: {a} hears it before we see it", "反应：先听见，后看见，{a}抬头"),
    "sound-wide": ("wide: the sound comes from out there", "全景：声音从远处来"),
    "embrace": ("two-shot: together at last in one frame", "双人：终于在同一个画面里"),
    "clean": ("the shoulder is gone: what {a} says now is {a}'s alone", "肩膀退出画面：{a}此刻的话只属于{a}自己"),
    "again": (
        "nearer than before: the same thing twice in one frame would be the same picture",
        "比上次更近：同一件东西不该两次都是同一个画面",
    ),
    "third": (
        "a step nearer: the same frame a third time would say nothing new",
        "再近一级：同样的画面第三次出现就没有话说了",
    ),
    "third-height": (
        "from another height: the same frame a third time would say nothing new",
        "换个高度：同样的画面第三次出现就没有话说了",
    ),
    "setup": ("from another height: this place was shown twice from there", "换个高度：这个机位已经用过两次"),
    "jump": ("seen from another height, so that the cut does not jump", "换个高度，免得跳切"),
    "jump-size": ("two sizes away from the shot before, so that the cut does not jump", "与前一镜差两级景别，免得跳切"),
    "asked": ("the script asks: {text}", "剧本要求：{text}"),
    "set": ("asked in shots/{shot}.toml: {text}", "shots/{shot}.toml 里要求：{text}"),
    "one-take": ("one take: the camera goes where the story goes and never blinks", "一镜到底：镜头随故事走，不眨眼"),
    "long": ("the action is long; a second angle keeps it alive", "动作较长，换个角度"),
}


def why(rule: str, language: str, **words: object) -> str:
    """The reason a rule gives, in the language of the script."""
    return RULES[rule][language == "zh"].format(**words)
