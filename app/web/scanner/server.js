// What the scanner asks of the server.
import { Server } from "../frame/offline/server.js";

const SCAN_PATIENCE_MS = 1500;
const BATCH_PATIENCE_MS = 60_000;

export class ScannerServer extends Server {
  /** @returns {Promise<object>} the answer to one scan, asked for with somebody waiting */
  scan(scan) {
    return this.call("POST", this.at("/scans"), { body: scan, patience: SCAN_PATIENCE_MS });
  }

  batch(scans) {
    return this.call("POST", this.at("/scans/batch"), {
      body: { scans },
      patience: BATCH_PATIENCE_MS,
    });
  }

  /** @param {string | null} cursor of the snapshot held @returns {Promise<object>} */
  snapshot(cursor) {
    const path = cursor ? `/snapshot/changes?since=${encodeURIComponent(cursor)}` : "/snapshot";
    return this.call("GET", this.at(path), { patience: BATCH_PATIENCE_MS });
  }

  walkIn(person, key) {
    return this.call("POST", this.at("/walk-ins"), { body: person, key });
  }

  substitute(person, key) {
    return this.call("POST", this.at("/substitutions"), { body: person, key });
  }

  reprint(whose, key) {
    return this.call("POST", this.at("/door/reprints"), { body: whose, key });
  }

  answer(offerId, answer) {
    return this.call("POST", this.at(`/door/offers/${offerId}/answer`), { body: { answer } });
  }

  /**
   * @returns {Promise<{file: Blob, timetable: number}>} the agenda of a person's cooperative, as it is
   * now, to print, and the version that it shows
   */
  agenda(attendeeId) {
    const read = async (answer) => ({
      file: await answer.blob(),
      timetable: Number(answer.headers.get("Timetable")),
    });
    return this.call("GET", this.at(`/door/agendas/${attendeeId}`), { read });
  }

  /** Note that an agenda arrived here, to be printed. */
  agendaPrinted(attendeeId, timetable) {
    const body = { attendee_id: attendeeId, timetable };
    return this.call("POST", this.at("/door/prints"), { body });
  }

  villages(query) {
    return this.call("GET", this.at(`/door/villages?q=${encodeURIComponent(query)}`), {});
  }

  group(kecamatan) {
    return this.call("GET", this.at(`/door/groups?kecamatan=${encodeURIComponent(kecamatan)}`), {});
  }

  admitGroup(group) {
    return this.call("POST", this.at("/door/groups"), { body: group, key: group.group_id });
  }
}
