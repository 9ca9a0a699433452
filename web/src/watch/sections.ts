/** Which parts of the film were really watched: played on, at normal speed, in sight. */

/** Shorter than this is a passing-by. */
const LEAST = 0.2;
/** More than this between two looks is a jump. */
const JUMP = 1.5;

export class Sections {
  #from: number | null = null;
  #last = 0;
  /** It goes on where a told one ended. */
  #more = false;

  /** `tell` hears each section once, when it is over or when somebody asks for what there is. */
  constructor(private readonly tell: (from: number, to: number) => void) {}

  /** The film stands at `time`; `watched` says whether it plays at normal speed in sight. */
  look(time: number, watched: boolean): void {
    if (this.#from === null) {
      if (watched) this.#from = time;
    } else {
      const step = time - this.#last;
      if (step < -0.05 || step > JUMP) {
        this.#close(this.#last);
        if (watched) this.#from = time;
      } else if (!watched) this.#close(time);
    }
    this.#last = time;
  }

  /** It is left where it was looked at last: before a jump, at the end, when the page goes. */
  cut(): void {
    if (this.#from !== null) this.#close(this.#last);
  }

  /** Tell what was watched so far and go on from there. */
  flush(): void {
    if (this.#from === null) return;
    const at = this.#last;
    if (at - this.#from < LEAST) return;
    this.#close(at);
    this.#from = at;
    this.#more = true;
  }

  #close(at: number): void {
    const from = this.#from;
    this.#from = null;
    if (from !== null && at - from >= (this.#more ? 0.01 : LEAST)) this.tell(from, at);
    this.#more = false;
  }
}
