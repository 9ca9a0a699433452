"""The espeak-ng process: requests come in as JSON lines, speech goes out as a JSON line and its samples.

Run as a program of its own, given an empty folder to work in, never imported: espeak-ng keeps its state in globals and
its licence is the GPL. Only the standard library and the wheel that carries the engine are needed here.

Request   {"text", "voice", "variant", "name", "rate", "pitch", "range", "seed"}
Answer    {"samples", "rate", "phones": [[sample, ipa], ...]} + int16 little-endian samples, or {"error"}
"""

import _ctypes
import ctypes
import json
import os
import shutil
import sys
from pathlib import Path

SYNCHRONOUS, PHONEME_EVENTS, IPA_NAMES, KEEP_RUNNING = 2, 1, 2, 0x8000
RATE, PITCH, RANGE = 1, 3, 4
END, PHONEME = 0, 7
UTF8 = 1


class _Name(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Name),
    )


_HEARD = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


def linked(data: Path, home: Path) -> Path:
    """A data directory of links to `data` whose folder of variants can be written to."""
    root = home / "espeak-ng-data"
    for folder in (root, root / "voices", root / "voices" / "!v"):
        folder.mkdir()
    inner = [data / "voices", data / "voices" / "!v"]
    for source in [*data.iterdir(), *inner[0].iterdir(), *inner[1].iterdir()]:
        target = root / source.relative_to(data)
        if source in inner:
            continue
        try:
            target.symlink_to(source, target_is_directory=source.is_dir())
        except OSError:
            (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return root


class Engine:
    """One loaded espeak-ng. The callback keeps what the last synthesis gave."""

    def __init__(self, library: str, data: Path) -> None:
        self.library, self.data = library, data
        self.pcm = bytearray()
        self.phones: list[tuple[int, str]] = []
        self.heard = _HEARD(self._hear)
        self.lib: ctypes.CDLL | None = None

    def _begin(self) -> tuple[ctypes.CDLL, int]:
        """Load the library anew (3 ms): its globals outlive espeak_Terminate, and no line may depend on another."""
        if self.lib is not None:
            self.lib.espeak_Terminate()
            unload: str = "dlclose" if hasattr(_ctypes, "dlclose") else "FreeLibrary"
            getattr(_ctypes, unload)(self.lib._handle)
        self.lib = lib = ctypes.CDLL(self.library)
        options = PHONEME_EVENTS | IPA_NAMES | KEEP_RUNNING
        hertz: int = lib.espeak_Initialize(SYNCHRONOUS, 0, os.fsencode(self.data), options)
        if hertz <= 0:
            raise OSError("espeak-ng could not read its data")
        lib.espeak_SetSynthCallback(self.heard)
        return lib, hertz

    def _hear(self, wave, count, events):  # type: ignore[no-untyped-def]  # ctypes pointers
        if wave and count > 0:
            self.pcm += ctypes.string_at(wave, 2 * count)
        at = 0
        while events[at].type != END:
            if events[at].type == PHONEME:
                self.phones.append((events[at].sample, events[at].id.string.decode("utf-8", "ignore")))
            at += 1
        return 0

    def say(self, request: dict) -> tuple[dict, bytes]:  # type: ignore[type-arg]  # plain JSON
        lib, hertz = self._begin()
        (self.data / "voices" / "!v" / request["name"]).write_text(request["variant"], "utf-8")
        voice = f"{request['voice']}+{request['name']}"
        if lib.espeak_SetVoiceByName(voice.encode()) != 0:
            return {"error": f"espeak-ng has no voice {request['voice']!r}"}, b""
        if hasattr(lib, "espeak_ng_SetRandSeed"):
            lib.espeak_ng_SetRandSeed(ctypes.c_long(request["seed"]))
        for parameter, key in ((RATE, "rate"), (PITCH, "pitch"), (RANGE, "range")):
            lib.espeak_SetParameter(parameter, request[key], 0)
        self.pcm, self.phones = bytearray(), []
        text = request["text"].encode() + b"\0"
        lib.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, 1, 0, UTF8, None, None)
        return {"samples": len(self.pcm) // 2, "rate": hertz, "phones": self.phones}, bytes(self.pcm)


def main() -> None:
    import espeakng_loader

    home = Path(sys.argv[1])
    try:
        engine = Engine(espeakng_loader.get_library_path(), linked(Path(espeakng_loader.get_data_path()), home))
        for line in sys.stdin.buffer:
            head, pcm = engine.say(json.loads(line))
            sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + pcm)
            sys.stdout.buffer.flush()
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
