// A round of the scanner: it sends waiting scans and fetches what is new.
import { Declined, SignedOut } from "../frame/offline/server.js";
import { Sync } from "../frame/offline/sync.js";
import { opened, SnapshotRefused } from "./deciding/snapshot.js";
import { uploadWaiting } from "./upload.js";

export class ScannerSync extends Sync {
  async round() {
    await this.#report(); // this also measures the clock's offset, which sending needs
    const { server, ledger, clock } = this;
    const { eventId } = server.session();
    if (await uploadWaiting(server, ledger, clock, this.onChange, eventId)) await this.#report();
    await this.#fetchNews();
    await this.#clearFormer();
  }

  /** Send scans of events that this device belonged to before, while its old tokens are valid. */
  async #clearFormer() {
    const { server, ledger, clock, settings } = this;
    const former = settings.get("former", []);
    if (former.length === 0) return;
    for (const session of former) {
      await uploadWaiting(server.as(session), ledger, clock, this.onChange, session.eventId).catch(
        (error) => {
          if (!(error instanceof SignedOut || error instanceof Declined)) throw error;
        },
      );
    }
    await settings.set("former", former.filter(({ eventId }) => !ledger.isClear(eventId)));
  }

  async #report() {
    const asked = Date.now();
    const answer = await this.server.report({
      pending_scans: this.ledger.pendingCount,
      conflicts_seen: this.ledger.conflictCount,
      snapshot_at: this.snapshot.madeAt,
      app_version: this.version,
    });
    this.clock.learn(asked, Date.now(), answer.server_time);
    await this.settings.set("offset", this.clock.offset);
    await this.settings.set("device", answer.device);
  }

  async #fetchNews() {
    const { eventId, snapshotKey } = this.server.session();
    const envelope = await this.server.snapshot(this.snapshot.cursor);
    const document = opened(envelope, snapshotKey, eventId);
    if (await this.snapshot.apply(document)) {
      await this.ledger.trustSnapshot(Date.parse(document.made_at));
    }
  }

  isTrouble(error) {
    return error instanceof SnapshotRefused || super.isTrouble(error);
  }
}
