// Scans that wait for the server. Each is in the storage before `add` resolves, and leaves it only
// when the server has answered it. Batches, their size and the times of devices whose clock was off
// are those of our own scanner, whose upload is bundled.
import { newId } from "../../../app/web/frame/offline/ids.js";
import { Declined } from "../../../app/web/frame/offline/server.js";
import { Clock, deviceTime } from "../../../app/web/frame/offline/time.js";
import { uploadWaiting } from "../../../app/web/scanner/upload.js";
import type { Client } from "./client.js";
import { Problem, Unreachable } from "./errors.js";
import type { Direction, Subject, Told } from "./offline.js";
import type { components } from "./schema.js";
import type { Storage } from "./storage.js";

export type Scan = components["schemas"]["ScanIn"];
export type ScanAnswer = components["schemas"]["ScanAnswer"];

/** A snapshot may lack what the server received shortly before it was made. */
const SETTLING = 60_000;

/** A scan that waits, or that the server found fault with (`rejection`, a sentence for staff). */
export interface Kept {
  scan: Scan;
  eventId: string;
  /** When it was made, in milliseconds: by the server's clock, and by the device's. */
  at: number;
  deviceAt: number;
  rejection: string | null;
  /** When the server received an admission, which is kept until a snapshot has it; else null. */
  receivedAt: number | null;
  /** Whose passage it is where the device let the person in: person, area and gate day; else null. */
  passage: [attendeeId: string, area: string, day: string] | null;
}

/** What an upload came to: `failure` is why the rest still waits; null: nothing waits for it. */
export interface Upload {
  outcomes: Outcome[];
  failure: Problem | Unreachable | null;
}

export interface Outcome {
  scan: Scan;
  /** The server's decision; null: it found fault with the scan, see `rejection`. */
  answer: ScanAnswer | null;
  rejection: string | null;
}

type Settled = { entry: Kept; answer: ScanAnswer | null; rejection: string | null };

export class ScanQueue {
  readonly #storage: Storage;
  readonly #client: Client;
  readonly #eventId: string;
  readonly #kept: Map<string, Kept>;
  readonly #clock: Clock;
  #order: number;
  #uploading: Promise<Upload> | null = null;

  private constructor(client: Client, eventId: string, storage: Storage, kept: [string, string][]) {
    this.#client = client;
    this.#eventId = eventId;
    this.#storage = storage;
    this.#kept = new Map(kept.map(([key, text]) => [key, JSON.parse(text) as Kept]));
    this.#order = Math.max(0, ...kept.map(([key]) => Number.parseInt(key, 10) || 0));
    this.#clock = new Clock();
  }

  /** Open the queue of an event with what was kept in the storage. */
  static async open(client: Client, eventId: string, storage: Storage): Promise<ScanQueue> {
    const kept = await storage.entries();
    kept.sort(([one], [other]) => one.localeCompare(other));
    return new ScanQueue(client, eventId, storage, kept);
  }

  /** Scans that wait for the server, oldest first. */
  get waiting(): Scan[] {
    return [...this.#kept.values()].filter(isWaiting).map(({ scan }) => scan);
  }

  /** Scans that the server found fault with: they stay until they are dismissed. */
  get rejected(): Kept[] {
    return [...this.#kept.values()].filter(({ rejection }) => rejection !== null);
  }

  /** Passages of a person, an area and a day that this device let through and a snapshot may lack. */
  passages(attendeeId: string, area: string, day: string): { direction: Direction; at: number }[] {
    const key = [attendeeId, area, day].join(" ");
    return [...this.#kept.values()]
      .filter(({ passage, rejection }) => rejection === null && passage?.join(" ") === key)
      .map(({ scan, at }) => ({ direction: scan.direction ?? "entry", at }));
  }

  /** Forget admissions that a snapshot made at this moment has, or has seen annulled. */
  async trust(madeAt: string): Promise<void> {
    const since = Date.parse(madeAt) - SETTLING;
    const known = [...this.#kept].filter(
      ([, { receivedAt }]) => receivedAt !== null && receivedAt < since,
    );
    await this.#remove(known.map(([key]) => key));
  }

  /** The server's time in milliseconds, as far as known. */
  now(): number {
    return this.#clock.now();
  }

  /** Keep a scan that the device decided on by itself; resolves when it is in the storage. */
  async add(
    subject: Subject,
    gateId: string,
    direction: Direction,
    { decision, passage }: Told,
  ): Promise<string> {
    const deviceAt = Date.now();
    const scan: Scan = {
      scan_id: newId(),
      gate_id: gateId,
      ...subject,
      direction,
      scanned_at: deviceTime(deviceAt),
      offline: true,
      ...(decision.verdict === "refused" ? { refused: decision.reason } : {}),
    };
    const entry: Kept = {
      scan,
      eventId: this.#eventId,
      at: this.now(),
      deviceAt,
      rejection: null,
      receivedAt: null,
      passage,
    };
    this.#order += 1;
    const key = `${String(this.#order).padStart(12, "0")} ${scan.scan_id}`;
    await this.#storage.put(key, JSON.stringify(entry));
    this.#kept.set(key, entry);
    return scan.scan_id;
  }

  /**
   * Report the device's clock, send all that waits, and return what became of each scan. What could
   * not be sent goes on waiting.
   */
  upload(): Promise<Upload> {
    this.#uploading ??= this.#upload().finally(() => {
      this.#uploading = null;
    });
    return this.#uploading;
  }

  /** Forget a scan that the server found fault with. */
  async dismiss(scanId: string): Promise<void> {
    const keys = [...this.#kept].filter(
      ([, entry]) => entry.scan.scan_id === scanId && entry.rejection !== null,
    );
    await this.#remove(keys.map(([key]) => key));
  }

  async #upload(): Promise<Upload> {
    const outcomes: Outcome[] = [];
    try {
      if (this.waiting.length > 0) await this.#send(outcomes);
      return { outcomes, failure: null };
    } catch (error) {
      const failure = error instanceof Declined ? (error.cause as unknown) : error;
      if (failure instanceof Problem || failure instanceof Unreachable) return { outcomes, failure };
      throw error;
    }
  }

  async #send(outcomes: Outcome[]): Promise<void> {
    const path = { event_id: this.#eventId };
    const asked = Date.now();
    const report = await this.#client.post("/api/v1/events/{event_id}/sync", {
      path,
      body: { device_time: deviceTime(asked), pending_scans: this.waiting.length },
    });
    this.#clock.learn(asked, Date.now(), report.server_time);
    const server = {
      batch: (scans: object[]) =>
        this.#client
          .post("/api/v1/events/{event_id}/scans/batch", { path, body: { scans } as never })
          .catch((error: unknown) => {
            if (!(error instanceof Problem)) throw error;
            throw Object.assign(new Declined(error.status, error as never), { cause: error });
          }),
    };
    const ledger = {
      waiting: (most: number) => [...this.#kept.values()].filter(isWaiting).slice(0, most),
      settle: async (settled: Settled[]) => {
        await this.#settle(settled);
        for (const { entry, answer, rejection } of settled) {
          outcomes.push({ scan: entry.scan, answer, rejection });
        }
      },
    };
    await uploadWaiting(server as never, ledger as never, this.#clock, () => {}, this.#eventId);
  }

  async #settle(settled: Settled[]): Promise<void> {
    const keyOf = new Map([...this.#kept].map(([key, entry]) => [entry, key]));
    const done: string[] = [];
    for (const { entry, answer, rejection } of settled) {
      const key = keyOf.get(entry);
      if (key === undefined) continue;
      const receivedAt = answer ? Date.parse(answer.received_at) : null;
      if (answer && !(entry.passage && answer.verdict === "admitted")) done.push(key);
      else {
        const changed = { ...entry, rejection, receivedAt };
        await this.#storage.put(key, JSON.stringify(changed));
        this.#kept.set(key, changed);
      }
    }
    await this.#remove(done);
  }

  async #remove(keys: string[]): Promise<void> {
    await this.#storage.remove(keys);
    for (const key of keys) this.#kept.delete(key);
  }
}

const isWaiting = (entry: Kept) => entry.rejection === null && entry.receivedAt === null;
