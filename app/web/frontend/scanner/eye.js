// The camera's part of the page: start it, choose it, light it, and say why there is none.
import { Camera } from "./camera.js";
import { makeDecoder } from "./decoder.js";
import { byId } from "./dialogs.js";
import { element } from "./view.js";
import { Viewfinder } from "./viewfinder.js";

const NOTES = { NotAllowedError: "camera_denied", NotFoundError: "camera_missing" };

export class Eye {
  #turn = Promise.resolve();

  /** @param {object} app @param {(text: string) => void} onCode */
  constructor(app, onCode) {
    this.app = app;
    this.camera = new Camera(byId("video"));
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

  /** Show the camera and look for codes; what hinders that is told on the page. */
  open() {
    return this.#inTurn(() => this.#open());
  }

  close() {
    return this.#inTurn(() => this.#close());
  }

  /** Two cameras started at once would leave one of them on for ever. */
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
      return this.#show(NOTES[error.name] ?? "camera_missing");
    }
    const decoder = await (this.decoder ??= makeDecoder(this.app.links["decoder-worker.js"]));
    this.finder ??= new Viewfinder(byId("video"), byId("reticle"), decoder, this.onCode);
    this.finder.start();
    byId("camera").dataset.on = "true";
    byId("torch").hidden = !this.camera.hasTorch;
    byId("torch").setAttribute("aria-pressed", "false");
    navigator.wakeLock?.request("screen").catch(() => {}); // a queue waits: no dark screen
    await this.#offerChoices();
  }

  #close() {
    this.finder?.stop();
    this.camera.stop();
    this.#show(null);
    byId("torch").hidden = true;
    byId("camera-start").hidden = false;
  }

  /** A phone in a pocket needs no camera; back in the hand, it is there again. */
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

  async #toggleTorch() {
    const torch = byId("torch");
    const on = torch.getAttribute("aria-pressed") !== "true";
    await this.camera.torch(on);
    torch.setAttribute("aria-pressed", String(on));
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
