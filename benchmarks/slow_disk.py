"""A slow disk: every flush waits as long as on a laptop's disk.

The disks of the machines that we measure on differ by a factor of forty. To make figures
comparable, a program and all its children can be run with a pause after each `fsync` and
`fdatasync`. This needs Linux and a C compiler.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

_ASKED = "TITIK_TEMU_BENCH_FLUSH_MICROSECONDS"
_SOURCE = f"""
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static int paused(long call, int file)
{{
    int result = syscall(call, file);
    const char *asked = getenv("{_ASKED}");
    if (asked)
        usleep(atoi(asked));
    return result;
}}

int fsync(int file) {{ return paused(SYS_fsync, file); }}
int fdatasync(int file) {{ return paused(SYS_fdatasync, file); }}
"""


def run_again_with(milliseconds: float, module: str) -> None:
    """Restart this program with each flush slower by `milliseconds`; return if it is so already."""
    if _ASKED in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="titik-temu-slow-disk-"))
    folder.chmod(0o755)  # PostgreSQL runs as a user of its own
    source, library = folder / "pause.c", folder / "pause.so"
    source.write_text(_SOURCE)
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, source], check=True)
    slowed = {"LD_PRELOAD": str(library), _ASKED: str(round(1000 * milliseconds))}
    command = [sys.executable, "-m", module, *sys.argv[1:]]
    os.execve(sys.executable, command, os.environ | slowed)  # noqa: S606 - this very program
