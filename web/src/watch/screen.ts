/** The picture and its sound, behind ten verbs: hls.js where the browser has media sources, else the browser's own player. */
import type Hls from "hls.js";

export interface Heard {
  /** It plays, or stands. */
  playing: (on: boolean) => void;
  /** It waits for the line (for so many milliseconds, once it goes on). */
  waiting: (on: boolean, ms: number) => void;
  length: (seconds: number) => void;
  ended: () => void;
  /** It cannot be played; `fatal` where it does not help itself. */
  wrong: (what: string, fatal: boolean) => void;
}

export interface Screen {
  open: (master: string, at: number) => Promise<void>;
  play: () => Promise<boolean>;
  pause: () => void;
  seek: (to: number) => void;
  time: () => number;
  /** Until when it is here already. */
  ahead: () => number;
  speed: (times: number) => void;
  loud: (volume: number, muted: boolean) => void;
  busy: () => boolean;
  close: () => void;
}

/** Waiting shorter than this is nobody's business. */
const STALL = 100;
const TRIES = 6;

/** Whether the browser plays playlists itself and has nothing for us to feed. */
export const native = (): boolean => !("MediaSource" in globalThis || "ManagedMediaSource" in globalThis);

export function screen(video: HTMLVideoElement, heard: Heard): Screen {
  let hls: Hls | null = null;
  let stalled = 0;
  let tries = 0;
  let again = 0;
  let opened = 0;

  const went = () => {
    if (!stalled) return;
    const ms = performance.now() - stalled;
    stalled = 0;
    heard.waiting(false, ms >= STALL ? ms : 0);
  };
  const waits = () => {
    if (stalled || video.seeking || video.paused || video.ended) return;
    stalled = performance.now();
    heard.waiting(true, 0);
  };
  const all: Partial<Record<keyof HTMLMediaElementEventMap, () => void>> = {
    play: () => heard.playing(true),
    pause: () => (went(), heard.playing(false)),
    playing: went,
    canplay: went,
    seeked: went,
    waiting: waits,
    durationchange: () => Number.isFinite(video.duration) && heard.length(video.duration),
    ended: () => (went(), heard.playing(false), heard.ended()),
    error: () => !hls && heard.wrong(video.error?.message ?? "", true),
  };
  for (const [name, hear] of Object.entries(all)) video.addEventListener(name, hear);

  async function feed(master: string, at: number, turn: number): Promise<void> {
    const { default: Feeder } = await import("hls.js");
    if (turn !== opened) return;
    hls = new Feeder({
      enableWorker: false, // the page's policy lets nobody make scripts, and CMAF needs no remuxing
      startPosition: at || -1,
      maxBufferLength: 40,
      backBufferLength: 60,
      renderTextTracksNatively: false,
      enableWebVTT: false,
      enableIMSC1: false,
      enableCEA708Captions: false,
      fragLoadPolicy: { default: { maxTimeToFirstByteMs: 9000, maxLoadTimeMs: 60_000, timeoutRetry: retry(4), errorRetry: retry(6) } },
    });
    hls.subtitleDisplay = false;
    const own = hls;
    own.on(Feeder.Events.FRAG_BUFFERED, () => (tries = 0));
    own.on(Feeder.Events.ERROR, (_, wrong) => {
      if (!wrong.fatal) return;
      const mend = tries < TRIES;
      heard.wrong(wrong.details, !mend);
      if (!mend) return;
      clearTimeout(again);
      const media = wrong.type === Feeder.ErrorTypes.MEDIA_ERROR;
      again = window.setTimeout(() => (media ? own.recoverMediaError() : own.startLoad()), media ? 0 : 500 * 2 ** tries);
      tries++;
    });
    own.loadSource(master);
    own.attachMedia(video);
  }

  return {
    async open(master, at) {
      const turn = ++opened;
      stalled = tries = 0;
      hls?.destroy();
      hls = null;
      if (!native()) return feed(master, at, turn);
      video.src = master;
      if (at) video.addEventListener("loadedmetadata", () => (video.currentTime = at), { once: true });
    },
    play: () =>
      video.play().then(
        () => true,
        () => false,
      ),
    pause: () => video.pause(),
    seek(to) {
      video.currentTime = Math.max(0, Math.min(to, (video.duration || to + 1) - 0.01));
    },
    time: () => video.currentTime,
    ahead() {
      const { buffered, currentTime: now } = video;
      for (let n = 0; n < buffered.length; n++) if (buffered.start(n) <= now + 0.3 && now <= buffered.end(n)) return buffered.end(n);
      return now;
    },
    speed(times) {
      video.playbackRate = video.defaultPlaybackRate = times;
    },
    loud(volume, muted) {
      video.volume = volume;
      video.muted = muted;
    },
    busy: () => stalled > 0 || video.seeking,
    close() {
      opened++;
      clearTimeout(again);
      hls?.destroy();
      hls = null;
      for (const [name, hear] of Object.entries(all)) video.removeEventListener(name, hear);
      video.removeAttribute("src");
      video.load();
    },
  };
}

const retry = (times: number) => ({ maxNumRetry: times, retryDelayMs: 500, maxRetryDelayMs: 8000 });
