// The camera's part of the page: starting and choosing a camera, its torch, and why there is none.
import { byId } from "../screen/dialogs.js";
import { element } from "../screen/elements.js";
import { Camera } from "./camera.js";
import { makeDecoder } from "./decoder.js";
import { Viewfinder } from "./viewfinder.js";

const NOTES = {
  NotAllowedError: "camera_denied",
  NotFoundError: "camera_missing",
  NotReadableError: "camera_busy",
  AbortError: "camera_busy",
};

export class Eye {
  #turn = Promise.resolve();
  #wantsLight = false;

  /** @param {object} app @param {(text: string) => void} onCode */
  constructor(app, onCode) {
    this.app = app;
    this.camera = new Camera(byId("video"), () => this.#again());
    byId("video").addEventListener("frozen", () => this.#again());
    this.onCode = onCode;
    byId("camera-start").addEventListener("click", () => this.open());
    byId("torch").addEventListener("click", () => this.#toggleTorch());
    byId("camera-choice").addEventListener("change", async ({ target }) => {
      await app.settings.set("camera", target.value);
      await this.open();
    });
    byId("use-camera").addEventListener("change", async ({ target }) => {
      await app.settings.set("useCamera", target.checked);
      await (target.checked ? this.open() : this.close());
    });
    document.addEventListener("visibilitychange", () => this.#follow());
  }

  /** Show the camera and look for codes, or say on the page why that is impossible. */
  open() {
    return this.#inTurn(() => this.#open());
  }

  close() {
    return this.#inTurn(() => this.#close());
  }

  /** Restart a camera that stopped by itself, or say why that fails. */
  #again() {
    const isWanted = !document.hidden && this.app.settings.get("useCamera", true);
    return isWanted && !byId("door").hidden && this.open();
  }

  /** Run work after all work before it: of two cameras started at once, one would stay on. */
  #inTurn(work) {
    this.#turn = this.#turn.then(work).catch((error) => console.error(error));
    return this.#turn;
  }

  async #open() {
    this.#show(null);
    if (!Camera.isPossible) return this.#show("camera_insecure");
    try {
      await this.camera.start(this.app.settings.get("camera"));
    } catch (error) {
      const note = NOTES[error.name] ?? "camera_missing";
      if (note !== "camera_busy") this.finder?.stop(); // else it is tried again
      return this.#show(note);
    }
    const decoder = await (this.decoder ??= makeDecoder(this.app.links["decoder-worker.js"]));
    this.finder ??= new Viewfinder(byId("video"), byId("reticle"), decoder, this.onCode);
    this.finder.start();
    byId("camera").dataset.on = "true";
    byId("torch").hidden = !this.camera.hasTorch;
    await this.#light();
    navigator.wakeLock?.request("screen").catch(() => {}); // people queue: no dark screen
    await this.#offerChoices();
  }

  #close() {
    this.finder?.stop();
    this.camera.stop();
    this.#show(null);
    byId("torch").hidden = true;
    byId("camera-start").hidden = false;
  }

  /** Stop the camera while the page is hidden, and start it when the page is shown again. */
  #follow() {
    if (!this.app.settings.get("useCamera", true)) return;
    if (document.hidden) this.close();
    else if (!byId("door").hidden) this.open();
  }

  #show(note) {
    byId("camera").dataset.on = "false";
    byId("camera-note").hidden = note === null;
    byId("camera-note").textContent = note ? this.app.t(note) : "";
    byId("camera-start").hidden = note === null || note === "camera_insecure";
  }

  #toggleTorch() {
    this.#wantsLight = !this.#wantsLight;
    return this.#inTurn(() => this.#light());
  }

  /** Set the torch as last chosen: a camera that was restarted has it off. */
  async #light() {
    if (!this.camera.hasTorch) return;
    try {
      await this.camera.torch(this.#wantsLight);
    } catch {
      this.#wantsLight = false; // some phones report a torch that they do not have
    }
    byId("torch").setAttribute("aria-pressed", String(this.#wantsLight));
  }

  async #offerChoices() {
    const choices = await this.camera.choices();
    const options = choices.map((device, at) => {
      const name = device.label || this.app.t("camera_number", { number: at + 1 });
      const option = element("option", { text: name });
      option.value = device.deviceId;
      return option;
    });
    byId("camera-choice").replaceChildren(...options);
    byId("camera-choice").value = this.camera.deviceId ?? "";
  }
}
