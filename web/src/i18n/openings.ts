import type { Book } from "./words";

/** The guide through a first film. */
export const openings = {
  guide: ["The first film", "第一部片子"],
  script: ["Change a line", "改一句试试"],
  script_more: ["Put another word in. When you stop typing, the shot you touched has its new picture, and soon it moves.", "换个词。你一停手，改到的那个镜头就有了新画面，接着就会动。"],
  film: ["Watch it", "看看它"],
  film_more: ["Space or the button plays. What is not made yet shows its picture for as long as it will last.", "按空格键或播放钮播放。还没拍完的镜头，先用画面占着它该有的时长。"],
  strip: ["Every shot", "每个镜头"],
  strip_more: ["Click one: its line is shown. The curve above is what is meant to be felt; drag it.", "点一个，就看到它对应的那行。上面的曲线是想让人感到的，可以拖动。"],
  shot: ["Why, and what else", "为什么，还能怎样"],
  shot_more: ["The director says why. Ask for another lens or light, or for four other takes. Lock what you love.", "导演会说理由。你可以换镜头、换光，或再要四条。喜欢的就锁住。"],
  next: ["Next", "下一步"],
  begin: ["Begin", "开始"],
  enough: ["Enough, thank you", "不用了，谢谢"],
  stepOf: ["{n} of {of}", "第 {n} 步，共 {of} 步"],
} as const satisfies Book;
