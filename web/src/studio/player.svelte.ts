/** Plays a film that is still being made: clips end to end in two videos in turn, the sound as the clock. */
import { untrack } from "svelte";
import type { Film, Spot } from "../lib/film.svelte";
import type { ShotView, Track } from "../lib/types";

export interface Stage {
  videos: [HTMLVideoElement, HTMLVideoElement];
  stills: [HTMLImageElement, HTMLImageElement];
  audios: [HTMLAudioElement, HTMLAudioElement];
}
type Layer = HTMLVideoElement | HTMLImageElement;

export const SPEEDS = [0.25, 0.5, 1, 1.5, 2] as const;
const DRIFT = 0.09;
const FAR = 0.4;

/** What is to be seen of a shot: its moving take, on twos until that is there, or else the freshest picture there is of it. */
export function seen(shot: ShotView): { clip: string | null; still: string | null } {
  const fresh = shot.state === "made" || shot.state === "kept";
  if (shot.clip && (fresh || !shot.still)) return { clip: shot.clip, still: shot.poster ?? shot.still };
  return { clip: shot.early ?? null, still: shot.still ?? shot.poster };
}

export class Player {
  time = $state(0);
  playing = $state(false);
  /** Plays since there was something new to see, not since somebody asked. */
  unasked = false;
  speed = $state(1);
  muted = $state(false);
  volume = $state(1);
  /** Whether anything can be heard at this time. */
  heard = $state(false);
  spot = $state.raw<Spot | null>(null);
  /** How wide to tall the pictures are. */
  aspect = $state(16 / 9);
  /** What stands for a card that is not played yet: it begins in black. */
  readonly cover = $derived.by(() => {
    const { spot } = this;
    const before = spot && spot.shot.role === "card" && !this.playing && this.time - spot.start < 0.02;
    return before ? (spot.shot.poster ?? spot.shot.still) : null;
  });
  #film: Film;
  #stage: Stage | null = null;
  #frame = 0;
  #last = 0;
  #front: Layer | null = null;
  #wanted = "";
  /** The still that stands in until the wanted clip can be seen. */
  #meanwhile = "";
  /** The clip on twos that was wanted last, and the shot that it is of: the shot goes on moving until its take can be seen. */
  #early = { url: "", shot: "" };
  #until = Infinity;
  #back = 0;
  #track: Track | null = null;
  #tape = 0;

  constructor(film: Film) {
    this.#film = film;
  }

  attach(stage: Stage): () => void {
    this.#stage = stage;
    this.refresh();
    return () => {
      this.pause();
      this.#stage = null;
    };
  }

  /** The film changed: stay with the shot that was seen, show what there is of it now. */
  refresh(): void {
    untrack(() => this.#refresh());
  }

  #refresh(): void {
    const before = this.spot;
    const now = before ? this.#film.spot(before.shot.id) : null;
    if (now && before) {
      const inside = Math.min(Math.max(0, this.time - before.start), Math.max(0, now.shot.seconds - 1 / this.#film.fps));
      this.time = now.start + inside;
      this.#until += now.start - before.start;
    }
    this.time = Math.min(this.time, Math.max(0, this.#film.total - 1 / this.#film.fps));
    this.spot = this.#film.when(this.time);
    this.#show();
    this.#listen();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Play on; to the time `until` only where it is given. */
  play(until = Infinity): void {
    this.unasked = false;
    if (!this.#film.order.length) return;
    if (this.time >= this.#film.total - 2 / this.#film.fps) this.seek(0);
    this.#until = until;
    this.#back = 0;
    this.playing = true;
    this.#last = performance.now();
    this.#listen();
    this.#show();
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  pause(): void {
    this.playing = this.unasked = false;
    this.#back = 0;
    cancelAnimationFrame(this.#frame);
    for (const video of this.#stage?.videos ?? []) video.pause();
    for (const audio of this.#stage?.audios ?? []) audio.pause();
    this.#align(true);
  }

  /** Play one shot from its start, then rest on it. */
  once(id: string): void {
    const spot = this.#film.spot(id);
    if (!spot) return;
    this.seek(spot.start);
    this.play(spot.start + spot.shot.seconds);
  }

  seek(time: number): void {
    const end = Math.max(0, this.#film.total - 0.5 / this.#film.fps);
    this.time = Math.min(Math.max(0, time), end);
    this.#until = Infinity;
    this.spot = this.#film.when(this.time);
    this.#show();
    this.#listen(true);
    this.#align(true);
  }

  /** Frame by frame. */
  step(frames: number): void {
    if (this.playing) this.pause();
    const fps = this.#film.fps;
    this.seek((Math.round(this.time * fps) + frames + 0.01) / fps);
  }

  /** To the start of another shot. */
  jump(shots: number): void {
    const index = this.spot?.index ?? 0;
    const early = shots < 0 && this.time - (this.spot?.start ?? 0) > 0.6 ? index : index + shots;
    const to = this.#film.at(Math.min(Math.max(0, early), this.#film.order.length - 1));
    if (to) this.seek(to.start);
  }

  /** J K L: back, stop, on; again for faster. */
  shuttle(way: -1 | 0 | 1): void {
    if (way === 0) {
      this.speed = 1;
      return this.pause();
    }
    if (way > 0) {
      if (this.playing && !this.#back) this.setSpeed(Math.min(4, this.speed * 2));
      else {
        this.setSpeed(1);
        this.play();
      }
      return;
    }
    const faster = this.#back ? Math.min(4, this.#back * 2) : 1;
    this.play();
    this.#back = faster;
    for (const audio of this.#stage?.audios ?? []) audio.pause();
    for (const video of this.#stage?.videos ?? []) video.pause();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    for (const one of [...(this.#stage?.videos ?? []), ...(this.#stage?.audios ?? [])]) one.playbackRate = speed;
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
    for (const audio of this.#stage?.audios ?? []) [audio.muted, audio.volume] = [muted, this.volume];
  }

  #tick(now: number): void {
    if (!this.playing) return;
    const gone = Math.min(0.25, (now - this.#last) / 1000);
    this.#last = now;
    const time = this.#back ? this.time - gone * this.#back : (this.#clock() ?? this.time + gone * this.speed);
    if (time <= 0 && this.#back) {
      this.seek(0);
      return this.pause();
    }
    const end = Math.min(this.#until, this.#film.total);
    if (time >= end - 1e-3) {
      this.time = Math.max(0, end - 0.5 / this.#film.fps);
      return this.pause();
    }
    this.time = Math.max(0, time);
    const spot = this.#film.when(this.time);
    if (spot?.shot !== this.spot?.shot || spot?.start !== this.spot?.start) {
      this.spot = spot;
      this.#show();
    }
    this.#listen();
    this.#align(false);
    this.#frame = requestAnimationFrame((next) => this.#tick(next));
  }

  /** The time by the sound, where it is running. */
  #clock(): number | null {
    const audio = this.#stage?.audios[this.#tape];
    if (!audio || !this.#track || audio.paused || audio.seeking || audio.readyState < 3) return null;
    const time = this.#track.at + audio.currentTime;
    return Math.abs(time - this.time) < FAR ? time : null;
  }

  /** Have the sound of this time run, or rest. A sound of another draft is heard only where its ends still fit. */
  #listen(sought = false): void {
    const stage = this.#stage;
    if (!stage) return;
    const track = this.#back ? null : this.#hearing();
    this.heard = track !== null;
    if (track?.url !== this.#track?.url || track?.at !== this.#track?.at) {
      stage.audios[this.#tape]?.pause();
      this.#track = track;
      if (track) {
        const other = 1 - this.#tape;
        if (stage.audios[other]?.dataset.url === track.url) this.#tape = other;
        load(stage.audios[this.#tape]!, track.url);
        const next = this.#after(track);
        if (next) load(stage.audios[1 - this.#tape]!, next.url);
      }
    }
    const audio = stage.audios[this.#tape];
    if (!audio || !track) return;
    const at = this.time - track.at;
    if (sought || Math.abs(audio.currentTime - at) > FAR) audio.currentTime = at;
    if (this.playing && audio.paused && !audio.ended) {
      [audio.playbackRate, audio.muted, audio.volume] = [this.speed, this.muted, this.volume];
      audio.play().catch(() => (this.heard = false));
    }
    if (!this.playing && !audio.paused) audio.pause();
  }

  #hearing(): Track | null {
    const sound = this.#film.sound;
    const track = sound?.tracks.find((one) => one.at <= this.time + 1e-3 && one.at + one.seconds > this.time + 0.02) ?? null;
    if (!track || sound?.revision === this.#film.revision) return track;
    const edge = (time: number) => {
      const near = this.#film.when(time + 0.06);
      return Math.abs((near?.start ?? 0) - time) < 0.06 || Math.abs(this.#film.total - time) < 0.06;
    };
    return edge(track.at) && edge(track.at + track.seconds) ? track : null;
  }

  #after(track: Track): Track | null {
    return this.#film.sound?.tracks.find((one) => one.at > track.at + 1e-3) ?? null;
  }

  /** Bring the picture of this time to the front as soon as it can be seen; until then the one before stays. */
  #show(): void {
    const stage = this.#stage;
    const spot = this.spot;
    if (!stage) return;
    if (!spot) return void this.#bring(null);
    const { clip, still } = seen(spot.shot);
    const wanted = clip ?? still ?? "";
    if (wanted !== this.#wanted || !this.#front) {
      this.#wanted = wanted;
      const moves = this.#front instanceof HTMLVideoElement && this.#front.dataset.url === this.#early.url && this.#early.shot === spot.shot.id;
      if (clip) this.#clip(stage, clip, moves ? null : still);
      else if (still) this.#still(stage, still);
    } else this.#align(true);
    if (clip && clip === spot.shot.early) this.#early = { url: clip, shot: spot.shot.id };
    this.#meanwhile = (clip && still) || "";
    this.#prepare(stage, spot.index + 1);
  }

  #clip(stage: Stage, clip: string, still: string | null): void {
    const video = this.#free(stage.videos, clip);
    if (load(video, clip)) video.pause();
    const ready = () => {
      if (this.#wanted !== clip || video.dataset.url !== clip) return;
      this.#bring(video);
      this.#align(true);
      if (this.spot) this.#prepare(stage, this.spot.index + 1);
    };
    if (video.readyState >= 2 && !video.seeking) return ready();
    this.#set(video);
    video.addEventListener("seeked", ready, { once: true });
    video.addEventListener("loadeddata", () => (video.seeking ? undefined : ready()), { once: true });
    if (still) this.#still(stage, still, clip);
  }

  #still(stage: Stage, still: string, until?: string): void {
    const image = this.#free(stage.stills, still);
    if (image.dataset.url !== still) {
      image.dataset.url = still;
      image.src = still;
    }
    const wanted = until ?? still;
    const there = image.complete && image.naturalWidth > 0;
    const bring = () => {
      const waits = until ? !(this.#front instanceof HTMLVideoElement && this.#front.dataset.url === until) : true;
      if (this.#wanted === wanted && waits && image.dataset.url === still) this.#bring(image);
    };
    if (there) bring();
    else image.decode().then(bring, () => undefined);
  }

  /** The one that already holds it, or the one that is not seen. */
  #free<T extends Layer>(pair: [T, T], url: string): T {
    return pair.find((one) => one.dataset.url === url) ?? (pair[0] === this.#front ? pair[1] : pair[0]);
  }

  /** One that is neither seen nor about to be; nothing where there is none, or it is there already. */
  #spare<T extends Layer>(pair: [T, T], url: string, kept: string): T | null {
    if (pair.some((one) => one.dataset.url === url)) return null;
    return pair.find((one) => one !== this.#front && (!kept || one.dataset.url !== kept)) ?? null;
  }

  #bring(layer: Layer | null): void {
    if (layer === this.#front) return;
    this.#front = layer;
    const stage = this.#stage;
    if (!stage) return;
    for (const one of [...stage.videos, ...stage.stills]) one.classList.toggle("front", one === layer);
    for (const video of stage.videos) if (video !== layer) video.pause();
    if (layer) {
      const [w, h] = layer instanceof HTMLVideoElement ? [layer.videoWidth, layer.videoHeight] : [layer.naturalWidth, layer.naturalHeight];
      if (w && h) this.aspect = w / h;
    }
  }

  /** Load what comes next. */
  #prepare(stage: Stage, index: number): void {
    const next = this.#film.at(index);
    if (!next) return;
    const { clip, still } = seen(next.shot);
    if (!this.playing) return;
    if (clip) {
      const video = this.#spare(stage.videos, clip, this.#wanted);
      if (video) load(video, clip);
    } else if (still) {
      const image = this.#spare(stage.stills, still, this.#meanwhile || this.#wanted);
      if (image) [image.dataset.url, image.src] = [still, still];
    }
  }

  #local(): number {
    const spot = this.spot;
    return spot ? Math.min(Math.max(0, this.time - spot.start), Math.max(0, spot.shot.seconds - 0.5 / this.#film.fps)) : 0;
  }

  #set(video: HTMLVideoElement): void {
    const at = this.#local() + 1e-3;
    if (Math.abs(video.currentTime - at) > 0.5 / this.#film.fps) video.currentTime = at;
  }

  /** Keep the picture with the clock: exactly where it rests, gently where it runs. */
  #align(exact: boolean): void {
    const video = this.#front;
    if (!(video instanceof HTMLVideoElement) || video.dataset.url !== this.#wanted) return;
    if (!this.playing || this.#back) {
      if (!video.paused) video.pause();
      if (!video.seeking || exact) this.#set(video);
      return;
    }
    const off = video.currentTime - this.#local();
    if (Math.abs(off) > FAR || (exact && Math.abs(off) > DRIFT)) video.currentTime = this.#local();
    else video.playbackRate = Math.abs(off) > DRIFT / 2 ? this.speed * (off > 0 ? 0.94 : 1.06) : this.speed;
    if (video.paused && !video.ended) video.play().catch(() => undefined);
  }
}

/** Load `url` into `media` unless it is there; true where it was loaded anew. */
function load(media: HTMLMediaElement, url: string): boolean {
  if (media.dataset.url === url) return false;
  media.dataset.url = url;
  media.src = url;
  media.load();
  return true;
}
