"""The voice that is always there: espeak-ng in a process of its own, spoken to over pipes."""

import json
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from ciotat.core.errors import BackendMissing, CiotatError
from ciotat.sound.prosody import Delivery
from ciotat.sound.voice import Utterance, Voice

__all__ = ["Espeak"]

_WORKER = Path(__file__).with_name("espeak_worker.py")
_ADVICE = "install it with: pip install espeakng-loader, or choose the voice 'silence'"
_PACE = {"en": 133.0, "zh": 180.0, "yue": 174.0}
_TONGUE = {"zh": "cmn", "yue": "yue"}
_PATIENCE = 60.0  # seconds until a worker that says nothing is taken for dead
_FAREWELL = 5.0  # seconds a worker has to tidy up after its last line


class Espeak:
    """Starts its worker with the first line; a worker that dies is started once more, then the voice gives up.

    The folder the worker needs is made and removed here, so that a killed worker leaves nothing behind."""

    def __init__(self) -> None:
        if find_spec("espeakng_loader") is None:
            raise BackendMissing("the voice 'espeak' needs the package espeakng-loader", advice=_ADVICE)
        self._worker: subprocess.Popen[bytes] | None = None
        self._home: tempfile.TemporaryDirectory[str] | None = None

    def say(self, text: str, language: str, voice: Voice, delivery: Delivery, seed: int) -> Utterance:
        request = {
            "text": text,
            "voice": voice.accent if language == "en" else _TONGUE.get(language, language),
            "name": voice.id + ("w" if delivery.manner == "whisper" else ""),
            "variant": _variant(voice, delivery.manner == "whisper"),
            "rate": round(_PACE.get(language, 145.0) * voice.pace * delivery.pace),
            "pitch": round(delivery.pitch),
            "range": round(delivery.range),
            "seed": seed % 2**31,
        }
        head, pcm = self._ask(request)
        if "error" in head:
            raise CiotatError(f"cannot speak the language {language!r}: {head['error']}", advice="write it in en or zh")
        sound = np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32768)
        return Utterance(sound, head["rate"], tuple((at, ipa) for at, ipa in head["phones"]))

    def close(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        for pipe in (worker.stdin, worker.stdout):
            if pipe is not None:
                with suppress(OSError):  # what a dead worker never read cannot be flushed to it
                    pipe.close()
        try:
            worker.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
        if self._home is not None:
            self._home.cleanup()

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        cause: Exception | None = None
        for _ in range(2):
            try:
                return self._exchange(request)
            except (OSError, ValueError, EOFError) as broken:
                cause = broken
                self.close()
        raise BackendMissing("the voice 'espeak' stopped twice over one line", advice=_ADVICE) from cause

    def _exchange(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        if self._worker is None:
            self._home = tempfile.TemporaryDirectory(prefix="espeak-", ignore_cleanup_errors=True)
            self._worker = subprocess.Popen(
                [sys.executable, str(_WORKER), self._home.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        worker = self._worker
        assert worker.stdin is not None
        assert worker.stdout is not None
        watch = threading.Timer(_PATIENCE, worker.kill)
        watch.start()
        try:
            worker.stdin.write(json.dumps(request).encode() + b"\n")
            worker.stdin.flush()
            head = json.loads(worker.stdout.readline() or b"gone")
            size = 2 * int(head.get("samples", 0))
            pcm = worker.stdout.read(size)
        finally:
            watch.cancel()
        if len(pcm) != size:
            raise EOFError("the worker stopped in the middle of a line")
        return head, pcm


def _variant(voice: Voice, whisper: bool) -> str:
    """The engine's own description of a voice: pitch range, the eight formants of this throat, its roughness."""
    lines = ["language variant", f"name {voice.id}", f"gender {voice.sex}", f"pitch {voice.low:.0f} {voice.high:.0f}"]
    for formant in range(9):
        place = voice.throat if formant else 1 + (voice.throat - 1) * 0.4
        strength = 100 + voice.tilt * formant - (10 if voice.sex == "female" and formant else 0)
        width = 100 + 6 * voice.breath + (20 if voice.sex == "female" else 0)
        lines.append(
            f"formant {formant} {100 * place:.0f} {0 if whisper and not formant else strength:.0f} {width:.0f}"
        )
    lines += [f"roughness {voice.roughness}", f"flutter {voice.flutter}"]
    if whisper:
        lines += ["voicing 17", "breath 75 75 50 40 15 10", "breathw 150 150 200 200 400 400"]
    else:
        full, air = voice.voicing, voice.breath
        lines += [f"voicing {full}", f"breath 0 {air} {air} {air} {air} {air} 0 {air}"]
        lines += ["breathw 150 150 200 200 400 400 600 600", "consonants 115 115"]
    return "\n".join(lines) + "\n"
