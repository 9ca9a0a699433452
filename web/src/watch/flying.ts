/** Comments that fly over the picture: text moved by transforms on a few nodes that are used again and again. */
import { Lanes } from "./lanes";
import type { Comment } from "./types";

export interface Sky {
  /** Share of the picture's height that they may use, from the top. */
  area: number;
  /** Nodes alive at once. */
  most: number;
  pace: number;
  /** Pixels. */
  size: number;
  /** They stand instead of flying. */
  still: boolean;
  /** From 0 to 1: each wears it itself, since all of them together would have to be painted apart at every frame. */
  clear: number;
}

/** Seconds from edge to edge at an ordinary pace; seconds that a standing one stands. */
const CROSSING = 9;
const STANDING = 4;
/** As many begin in one look at most: more would find no room. */
const AT_ONCE = 8;
const FONT = '"Inter", "SF Pro Text", system-ui, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Noto Sans SC", sans-serif';

interface Bird {
  node: HTMLElement;
  motion: Animation | null;
}

export class Flying {
  #lanes = new Lanes();
  #free: Bird[] = [];
  #live = new Set<Bird>();
  /** Seconds that it flew: stands still while the film does. */
  #clock = 0;
  #playing = false;
  #speed = 1;
  #pen: CanvasRenderingContext2D | null;
  #height = 0;
  /** How many were shown, and how many found no room. */
  shown = 0;
  missed = 0;

  constructor(
    private readonly host: HTMLElement,
    private sky: Sky,
  ) {
    this.#pen = document.createElement("canvas").getContext("2d");
    this.resize();
  }

  /** Nodes alive now. */
  get live(): number {
    return this.#live.size;
  }

  set(sky: Sky): void {
    this.sky = sky;
    this.resize();
  }

  /** The picture has another size now. */
  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width !== this.#lanes.width) this.clear();
    this.#lanes.width = width;
    this.#height = height;
    this.#lanes.count = Math.max(1, Math.floor((height * this.sky.area) / this.#tall));
    if (this.#pen) this.#pen.font = `550 ${this.sky.size}px ${FONT}`;
  }

  get #tall(): number {
    return Math.round(this.sky.size * 1.55);
  }

  /** `seconds` of the viewer's time went by while the film played. */
  pass(seconds: number): void {
    this.#clock += seconds * this.#speed;
  }

  show(comments: readonly Comment[]): void {
    for (const [n, comment] of comments.entries()) if (n < AT_ONCE || comment.mine) this.#launch(comment);
  }

  play(on: boolean, speed: number): void {
    if (on === this.#playing && speed === this.#speed) return;
    this.#playing = on;
    this.#speed = speed;
    for (const bird of this.#live) {
      if (!bird.motion) continue;
      bird.motion.playbackRate = speed;
      if (on) bird.motion.play();
      else bird.motion.pause();
    }
  }

  clear(): void {
    for (const bird of [...this.#live]) this.#land(bird);
    this.#lanes.clear();
  }

  #launch(comment: Comment): void {
    const { sky } = this;
    const most = comment.mine ? sky.most + 4 : sky.most;
    if (this.#live.size >= most && !comment.mine) {
      this.missed++;
      return;
    }
    const width = (this.#pen?.measureText(comment.text).width ?? comment.text.length * sky.size * 0.6) + (comment.mine ? 18 : 4);
    const still = sky.still || comment.mode === "top";
    const long = still ? STANDING : CROSSING / sky.pace;
    let lane = this.#live.size >= most ? -1 : still ? this.#lanes.stand(this.#clock, long) : this.#lanes.fly(this.#clock, width, long);
    if (lane < 0 && comment.mine) lane = this.#lanes.press(this.#clock, width, long); // one's own is always seen
    if (lane < 0) {
      this.missed++;
      return;
    }
    this.shown++;
    this.#fly(comment, lane, width, still, long);
  }

  #fly(comment: Comment, lane: number, width: number, still: boolean, long: number): void {
    const bird = this.#free.pop() ?? this.#hatch();
    const { node } = bird;
    node.textContent = comment.text;
    node.className = `bird ${comment.colour}${comment.mine ? " mine" : ""}`;
    const y = lane * this.#tall + Math.min(14, this.#height * 0.03);
    const room = this.#lanes.width;
    const { clear } = this.sky;
    const middle = Math.max(4, (room - width) / 2);
    const frames = still
      ? [
          { transform: `translate3d(${middle}px,${y}px,0)`, opacity: 0 },
          { transform: `translate3d(${middle}px,${y}px,0)`, opacity: clear, offset: 0.06 },
          { transform: `translate3d(${middle}px,${y}px,0)`, opacity: clear, offset: 0.9 },
          { transform: `translate3d(${middle}px,${y}px,0)`, opacity: 0 },
        ]
      : [{ transform: `translate3d(${room}px,${y}px,0)` }, { transform: `translate3d(${-width}px,${y}px,0)` }];
    const motion = node.animate(frames, { duration: long * 1000, fill: "both" });
    motion.playbackRate = this.#speed;
    if (!this.#playing) motion.pause();
    motion.onfinish = () => this.#land(bird);
    bird.motion = motion;
    this.#live.add(bird);
  }

  #hatch(): Bird {
    const node = document.createElement("span");
    this.host.append(node);
    return { node, motion: null };
  }

  #land(bird: Bird): void {
    if (!this.#live.delete(bird)) return;
    if (bird.motion) {
      bird.motion.onfinish = null;
      bird.motion.cancel();
      bird.motion = null;
    }
    bird.node.className = "bird gone";
    this.#free.push(bird);
  }
}
