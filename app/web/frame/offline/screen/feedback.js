// Sounds and vibrations for staff: each state has its own.

const SOUNDS = {
  admitted: [
    [880, 0.08],
    [1320, 0.14],
  ],
  attention: [
    [660, 0.12],
    [0, 0.06],
    [660, 0.12],
  ],
  refused: [[180, 0.5]],
};
const PULSES = { admitted: [80], attention: [80, 80, 80], refused: [400] };
const VOLUME = 0.4;

/** Events after which browsers allow sound; iOS does not after `pointerdown` alone. */
const TOUCHES = ["pointerdown", "pointerup", "touchend", "click", "keydown"];

export class Feedback {
  #audio = null;

  /**
   * Listen for touches and keys: each can resume sound, which some phones suspend during a call or
   * while another app is open.
   * @param {Document} page
   */
  attach(page) {
    for (const kind of TOUCHES) page.addEventListener(kind, () => this.wake(), { capture: true });
  }

  wake() {
    if (!globalThis.AudioContext) return;
    if (!this.#audio) {
      // Without this an iPhone with its ring switch off stays silent; it cannot vibrate either.
      if (navigator.audioSession) navigator.audioSession.type = "playback";
      this.#audio = new AudioContext();
    }
    if (this.#audio.state !== "running") this.#audio.resume().catch(() => {});
  }

  /** Whether a sound played now would be heard. */
  get isAwake() {
    return this.#audio?.state === "running";
  }

  /** @param {"admitted" | "attention" | "refused"} state @param {boolean} aloud */
  give(state, aloud) {
    if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.(PULSES[state]);
    if (!aloud || !this.#audio) return;
    if (this.isAwake) this.#play(SOUNDS[state]);
    else this.wake();
  }

  #play(notes) {
    let at = this.#audio.currentTime;
    for (const [pitch, seconds] of notes) {
      if (pitch) this.#tone(pitch, at, seconds);
      at += seconds;
    }
  }

  #tone(pitch, at, seconds) {
    const tone = new OscillatorNode(this.#audio, { frequency: pitch, type: "square" });
    const volume = new GainNode(this.#audio, { gain: VOLUME });
    volume.gain.setTargetAtTime(0, at + seconds - 0.02, 0.01); // fades, without a click
    tone.connect(volume).connect(this.#audio.destination);
    tone.start(at);
    tone.stop(at + seconds + 0.05);
  }
}
