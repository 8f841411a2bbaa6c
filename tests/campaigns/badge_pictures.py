"""Pictures of printed badges as a phone's camera sees them: the standard set of the campaigns.

Each badge is cut from the printed PDF and put before a camera of 1280 x 720 pixels: turned,
tilted, out of focus, shaken, in bad light, with noise and glare. Everything comes from one seed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from app.badges.rules import code_text
from app.documents.badges.pdf import render_badges
from tests.documents.samples import EVENT, SITE, badge, page_image

WIDTH, HEIGHT = 1280, 720
DOTS_PER_INCH = 200
FOCAL = 1_100.0
Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class View:
    """How a badge is seen; values are drawn uniformly from the ranges.

    `side` is the code's side in pixels of the video; angles are degrees; `blur` and `shake` are
    pixels, `light` a share of full light, `noise` a standard deviation in grey levels.
    """

    name: str
    side: tuple[float, float] = (280, 420)
    turn: tuple[float, float] = (-10, 10)
    tilt: tuple[float, float] = (0, 10)
    blur: tuple[float, float] = (0.4, 0.9)
    shake: tuple[float, float] = (0, 1)
    light: tuple[float, float] = (0.75, 1.0)
    noise: tuple[float, float] = (2, 5)
    glare: tuple[float, float] = (0, 0)


STANDARD: Sequence[View] = (
    View("held straight"),
    View("held far away", side=(200, 240)),
    View("held close", side=(400, 470)),
    View("turned any way", turn=(-180, 180)),
    View("tilted", tilt=(25, 40)),
    View("out of focus", blur=(1.6, 2.2)),
    View("shaken", shake=(5, 9)),
    View("low light", light=(0.12, 0.25), noise=(6, 10)),
    View("noisy", noise=(14, 22)),
    View("glare", glare=(40, 90)),
    View(
        "all at once",
        side=(260, 400),
        turn=(-45, 45),
        tilt=(10, 25),
        blur=(0.8, 1.4),
        shake=(1, 4),
        light=(0.3, 0.6),
        noise=(5, 10),
        glare=(0, 30),
    ),
)


@dataclass(frozen=True)
class Printed:
    """A badge as printed, with the corners of its code."""

    code: str
    paper: Picture = field(repr=False)
    corners: npt.NDArray[np.float32] = field(repr=False)


def printed(tokens: Sequence[str]) -> list[Printed]:
    """Print badges of these tokens, and find the code on each."""
    views = [badge(number) for number in range(len(tokens))]
    texts = [code_text(token, SITE) for token in tokens]
    told: list[Any] = [
        type(view)(**{name: getattr(view, name) for name in view.__slots__} | {"qr_text": text})
        for view, text in zip(views, texts, strict=True)
    ]
    pdf = render_badges(EVENT, told)
    found: dict[str, Printed] = {}
    for page in range(-(-len(tokens) // 4)):
        image = page_image(pdf, page, DOTS_PER_INCH)
        height, width = (side // 2 for side in image.shape)
        for top in (0, height):
            for left in (0, width):
                paper = np.ascontiguousarray(image[top : top + height, left : left + width])
                for code in zxingcpp.read_barcodes(paper):
                    found[code.text] = Printed(code.text, paper, _corners(code.position))
    return [found[text] for text in texts]


def _corners(position: Any) -> npt.NDArray[np.float32]:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    return np.array([[corner.x, corner.y] for corner in corners], np.float32)


def pictures(badges: Sequence[Printed], seed: int) -> Iterator[tuple[View, Picture]]:
    """Yield a picture of each badge, with the views of the standard set in turn."""
    rng = np.random.default_rng(seed)
    for number, one in enumerate(badges):
        view = STANDARD[number % len(STANDARD)]
        yield view, _seen(one, view, rng)


def _seen(one: Printed, view: View, rng: np.random.Generator) -> Picture:
    def draw(bounds: tuple[float, float]) -> float:
        return float(rng.uniform(*bounds))

    target = _projected(draw(view.side), draw(view.turn), draw(view.tilt), rng)
    warp = cv2.getPerspectiveTransform(one.corners, target)
    ground = _ground(rng)
    paper = cv2.warpPerspective(one.paper, warp, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full_like(one.paper, 255), warp, (WIDTH, HEIGHT))
    scene = np.where(mask > 127, paper, ground).astype(np.float32)
    scene = _shaken(cv2.GaussianBlur(scene, (0, 0), draw(view.blur)), draw(view.shake), rng)
    scene = scene * _light(draw(view.light), rng) + _glare(draw(view.glare), rng)
    scene += rng.normal(0, draw(view.noise), scene.shape)
    return np.clip(scene, 0, 255).astype(np.uint8)


def _projected(
    side: float, turn: float, tilt: float, rng: np.random.Generator
) -> npt.NDArray[np.float32]:
    """Return the corners of the code's square, turned in its plane and tilted out of it."""
    half = side / 2
    square = np.array([[-half, -half, 0], [half, -half, 0], [half, half, 0], [-half, half, 0]])
    axis = rng.uniform(0, 2 * np.pi)
    lean = np.radians(tilt) * np.array([np.cos(axis), np.sin(axis), 0])
    spin = np.array([0, 0, np.radians(turn)])
    points = square @ cv2.Rodrigues(spin)[0].T @ cv2.Rodrigues(lean)[0].T
    depth = FOCAL + points[:, 2]
    centre = np.array([WIDTH / 2, HEIGHT / 2]) + rng.uniform(-25, 25, 2)
    flat = points[:, :2] * (FOCAL / depth)[:, None] + centre
    return np.asarray(flat, np.float32)


def _ground(rng: np.random.Generator) -> Picture:
    """Return a blurred background: clothes, a hand, a table."""
    coarse = rng.integers(40, 170, (9, 16)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC), np.uint8)


def _shaken(scene: npt.NDArray[Any], pixels: float, rng: np.random.Generator) -> npt.NDArray[Any]:
    size = round(pixels) | 1
    if size < 3:
        return scene
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2] = 1 / size
    turn = cv2.getRotationMatrix2D((size / 2 - 0.5, size / 2 - 0.5), rng.uniform(0, 180), 1)
    turned = cv2.warpAffine(kernel, turn, (size, size))
    return np.asarray(cv2.filter2D(scene, -1, turned / turned.sum()))


def _light(share: float, rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """Return the brightness of light that comes more from one side."""
    low, high = share * 0.8, share * 1.1
    ramp = np.linspace(low, high, WIDTH, dtype=np.float32)
    return np.tile(ramp if rng.random() < 0.5 else ramp[::-1], (HEIGHT, 1))


def _glare(strength: float, rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """Return the reflection of a lamp in the plastic sleeve."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    centre = np.array([WIDTH / 2, HEIGHT / 2]) + rng.uniform(-150, 150, 2)
    distance = np.hypot(x - centre[0], y - centre[1])
    return np.asarray(strength * np.exp(-((distance / 90) ** 2)), np.float32)


def write_video(path: Path, frames: Sequence[Picture], frames_per_second: int) -> None:
    """Write grey pictures as an uncompressed video that Chromium uses as a camera.

    Video has black at 16 and white at 235 (ITU-R BT.601).
    """
    neutral = np.full((HEIGHT // 2, WIDTH // 2), 128, np.uint8).tobytes()
    with path.open("wb") as video:
        video.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{frames_per_second}:1 Ip A1:1 C420\n".encode())
        for frame in frames:
            luma = np.rint(16 + frame * (219 / 255)).astype(np.uint8)
            video.write(b"FRAME\n" + luma.tobytes() + neutral + neutral)
