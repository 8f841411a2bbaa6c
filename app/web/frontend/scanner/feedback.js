// What staff hear and feel: each state has its own sound and its own pulse.

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

export class Feedback {
  #audio = null;

  /** Browsers let a page sound only after a touch or key: call this on each. */
  wake() {
    this.#audio ??= globalThis.AudioContext ? new AudioContext() : null;
    if (this.#audio?.state === "suspended") this.#audio.resume().catch(() => {});
  }

  /** @param {"admitted" | "attention" | "refused"} state @param {boolean} aloud */
  give(state, aloud) {
    if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.(PULSES[state]);
    if (aloud && this.#audio?.state === "running") this.#play(SOUNDS[state]);
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
    volume.gain.setTargetAtTime(0, at + seconds - 0.02, 0.01); // without a click at the end
    tone.connect(volume).connect(this.#audio.destination);
    tone.start(at);
    tone.stop(at + seconds + 0.05);
  }
}
