// The phone's camera: choosing, starting and stopping it, and its torch.

const WISH = { width: { ideal: 1280 }, height: { ideal: 720 } };

export class Camera {
  #stream = null;

  /**
   * @param {HTMLVideoElement} video muted and playsinline, else iOS goes full screen
   * @param {() => void} onLost the camera was taken away: by a call, another app, a pulled plug
   */
  constructor(video, onLost) {
    Object.assign(this, { video, onLost });
  }

  /** Whether this page can use a camera at all: browsers refuse it without HTTPS. */
  static get isPossible() {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  }

  /**
   * Show the camera chosen before, else the one that looks away from the holder.
   * @param {string | null} deviceId
   * @throws {DOMException} as getUserMedia does: NotAllowedError, NotFoundError, ...
   */
  async start(deviceId) {
    this.stop();
    try {
      this.#stream = await this.#open(deviceId ? { deviceId: { exact: deviceId } } : null);
    } catch (error) {
      if (!deviceId || error.name === "NotAllowedError") throw error;
      this.#stream = await this.#open(null); // the one chosen before is gone
    }
    this.#track.addEventListener("ended", () => this.onLost());
    this.video.srcObject = this.#stream;
    await this.video.play();
  }

  #open(choice) {
    const video = { ...WISH, ...(choice ?? { facingMode: { ideal: "environment" } }) };
    return navigator.mediaDevices.getUserMedia({ video, audio: false });
  }

  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.video.srcObject = null;
  }

  get #track() {
    return this.#stream?.getVideoTracks()[0] ?? null;
  }

  /** Id of the camera shown. */
  get deviceId() {
    return this.#track?.getSettings().deviceId ?? null;
  }

  get hasTorch() {
    return Boolean(this.#track?.getCapabilities?.().torch);
  }

  /** @param {boolean} on */
  async torch(on) {
    await this.#track?.applyConstraints({ advanced: [{ torch: on }] });
  }

  /** @returns {Promise<MediaDeviceInfo[]>} labelled once the camera was allowed */
  async choices() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter((device) => device.kind === "videoinput" && device.deviceId);
  }
}
