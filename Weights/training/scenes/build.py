"""Compiles the C sources into one shared library, kept in `.build/` under a name that tells source and machine."""

import fcntl
import hashlib
import os
import platform
import subprocess
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "source"
BUILD = Path(__file__).resolve().parent / ".build"

# One translation unit lets the compiler inline across files. -ffast-math is for compiling only: given to the linker
# it would make the loader flush denormal numbers in the whole process.
COMPILE = ["-O3", "-march=native", "-ffast-math", "-fPIC", "-std=gnu11", "-Wall", "-Wextra", "-fvisibility=hidden"]


def _compiler() -> str:
    return os.environ.get("CC", "cc")


def _fingerprint(sources: list[Path]) -> str:
    """A hash of everything the library depends on, the machine's instruction set included."""
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(repr((COMPILE, _compiler(), platform.machine())).encode())
    try:
        flags = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith(("flags", "Features"))]
        digest.update("".join(flags[:1]).encode())
    except OSError:
        pass
    return digest.hexdigest()[:16]


def library() -> Path:
    """The path of the shared library, compiled first if it is missing or older than its sources."""
    sources = sorted(SOURCE.rglob("*.[ch]"))
    path = BUILD / f"libscenes-{_fingerprint(sources)}.so"
    if path.exists():
        return path
    BUILD.mkdir(exist_ok=True)
    with open(BUILD / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several processes may start at once
        if not path.exists():
            _compile([source for source in sources if source.suffix == ".c"], path)
    return path


def _compile(sources: list[Path], path: Path) -> None:
    unit = "".join(f'#include "{source.relative_to(SOURCE).as_posix()}"\n' for source in sources)
    object_file = path.with_suffix(f".{os.getpid()}.o")
    partial = path.with_suffix(f".{os.getpid()}.partial")
    command = [_compiler(), *COMPILE, "-I", str(SOURCE), "-x", "c", "-c", "-o", str(object_file), "-"]
    subprocess.run(command, input=unit, text=True, check=True, cwd=SOURCE)
    subprocess.run([_compiler(), "-shared", "-o", str(partial), str(object_file), "-lm"], check=True)
    object_file.unlink()
    partial.replace(path)
    for old in BUILD.glob("libscenes-*.*"):
        if old.suffix in (".so", ".npy") and not old.name.startswith(path.stem):
            old.unlink(missing_ok=True)
