"""Pins the images of `Dockerfile` and `compose.yaml` by digest: `python -m deploy.images`.

It asks for the digest of each image (`docker buildx imagetools inspect`, or `skopeo inspect`), or
takes it from a file of lines `IMAGE sha256:...` (`--from FILE`), and writes `NAME=IMAGE@sha256:...`
to `.env`, which `compose.yaml` reads. Other lines of that file stay. Nothing is written unless all
digests are known. It ends with 1 if one is not.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
_NAMED = re.compile(r"\$\{([A-Z]+_IMAGE):-([a-z0-9./-]+:[A-Za-z0-9._-]+)\}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_ASK = (
    ("docker", "buildx", "imagetools", "inspect", "{}", "--format", "{{{{.Manifest.Digest}}}}"),
    ("skopeo", "inspect", "docker://docker.io/library/{}", "--format", "{{{{.Digest}}}}"),
)


def images(compose: str) -> dict[str, str]:
    """Return the image of each name in a compose file that can be pinned."""
    return dict(_NAMED.findall(compose))


def pinned(env: str, digests: dict[str, str]) -> str:
    """Return an `.env` file with these lines `NAME=value` in place of earlier ones."""
    kept = [line for line in env.splitlines() if line.partition("=")[0].strip() not in digests]
    return "".join(f"{line}\n" for line in [*kept, *(f"{n}={v}" for n, v in digests.items())])


def from_file(file: Path) -> Callable[[str], str]:
    """Return what tells an image's digest by a file; empty if the file does not say it."""
    lines = file.read_text("utf-8").splitlines()
    known = {image: digest.strip() for image, _, digest in (one.partition(" ") for one in lines)}
    return lambda image: known.get(image, "")


def asked(image: str) -> str:
    """Return an image's digest as its registry says by a program that is here; empty if none is."""
    for command in _ASK:
        if shutil.which(command[0]) is None:
            continue
        words = [word.format(image) for word in command]
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode == 0:
            return done.stdout.strip()
        sys.stderr.write(done.stderr)
    return ""


def main(given: list[str] | None = None) -> int:
    """Write the pins; return 1 if a digest is not known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="file", type=Path, help="file of lines IMAGE sha256:...")
    parser.add_argument("--env", type=Path, default=ROOT / ".env", help="file to write to")
    wish = parser.parse_args(given)
    digest_of = asked if wish.file is None else from_file(wish.file)
    digests = {}
    for name, image in images((ROOT / "compose.yaml").read_text("utf-8")).items():
        digest = digest_of(image)
        if not _DIGEST.fullmatch(digest):
            sys.stderr.write(f"no digest of {image}: nothing is pinned\n")
            return 1
        digests[name] = f"{image}@{digest}"
    before = wish.env.read_text("utf-8") if wish.env.exists() else ""
    if not wish.env.exists():
        wish.env.touch(mode=0o600)  # it holds the database's password
    wish.env.write_text(pinned(before, digests), "utf-8")
    sys.stdout.write("".join(f"{one}\n" for one in digests.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
