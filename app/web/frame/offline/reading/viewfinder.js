// Looks for codes in the camera's pictures: only in the square that is shown, at a limited rate,
// and reports a badge once, however long it is held up.

const PACE_MS = 80;
const OUT_OF_SIGHT_MS = 2_500;
/** A camera that shows the same picture for this long has stopped, whatever it reports. */
const FROZEN_MS = 5_000;

/** Distinguishes a code that has just come into sight from one that is still there. */
export class Sighting {
  #text = null;
  #seenAt = -Infinity;

  /** @param {string} text @param {number} at milliseconds @returns {boolean} */
  isNew(text, at) {
    const still = text === this.#text && at - this.#seenAt < OUT_OF_SIGHT_MS;
    this.#text = text;
    this.#seenAt = at;
    return !still;
  }
}

/**
 * The part of the video that lies under the reticle, the video filling its box (`cover`).
 * @param {{width: number, height: number}} video in its own pixels
 * @param {DOMRect} box of the video element
 * @param {DOMRect} reticle
 * @returns {import("./decoder.js").Area}
 */
export function areaUnder(video, box, reticle) {
  const scale = Math.max(box.width / video.width, box.height / video.height);
  const left = (box.width - video.width * scale) / 2 + box.x;
  const top = (box.height - video.height * scale) / 2 + box.y;
  const side = Math.min(reticle.width / scale, video.width, video.height);
  const within = (start, length) => Math.min(Math.max(start, 0), length - side);
  return {
    x: within((reticle.x - left) / scale, video.width),
    y: within((reticle.y - top) / scale, video.height),
    side,
  };
}

export class Viewfinder {
  #sighting = new Sighting();
  #isLooking = false;
  #frame = { time: -1, since: 0 };

  /**
   * @param {HTMLVideoElement} video gets a `looked` event for each picture looked at, and `frozen`
   *   when there are no new ones
   * @param {HTMLElement} reticle
   * @param {import("./decoder.js").Decoder} decoder
   * @param {(text: string) => void} onCode
   */
  constructor(video, reticle, decoder, onCode) {
    Object.assign(this, { video, reticle, decoder, onCode });
  }

  start() {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#frame = { time: -1, since: performance.now() };
    this.#loop();
  }

  stop() {
    this.#isLooking = false;
  }

  async #loop() {
    while (this.#isLooking) {
      const started = performance.now();
      await this.#look(started);
      const spent = performance.now() - started;
      await new Promise((done) => setTimeout(done, Math.max(PACE_MS - spent, PACE_MS / 4)));
    }
  }

  #watch(at) {
    const time = this.video.currentTime;
    if (time !== this.#frame.time) this.#frame = { time, since: at };
    if (at - this.#frame.since < FROZEN_MS) return;
    this.#frame.since = at;
    this.video.dispatchEvent(new Event("frozen"));
  }

  async #look(started) {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (document.hidden) return;
    this.#watch(started);
    if (!width || isWriting()) return;
    const box = this.video.getBoundingClientRect();
    const area = areaUnder({ width, height }, box, this.reticle.getBoundingClientRect());
    let text = null;
    try {
      text = await this.decoder.decode(this.video, area);
    } catch {
      return; // the camera went away in the middle of a picture
    }
    const milliseconds = performance.now() - started;
    this.video.dispatchEvent(new CustomEvent("looked", { detail: { text, milliseconds } }));
    if (text && this.#sighting.isNew(text, performance.now())) this.onCode(text);
  }
}

/** Whether somebody fills in a form, which a badge in the camera's sight must not close. */
const isWriting = () => document.querySelector("dialog[open] form") !== null;
