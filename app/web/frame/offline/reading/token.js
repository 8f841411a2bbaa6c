// Badge tokens: read from a scanned text, their signatures checked.
// The same as app/badges/tokens.py; tests compare the two.
import * as ed25519 from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";

ed25519.hashes.sha512 = sha512; // also where the page has no secure context, thus no WebCrypto

const KEY_ID_BYTES = 3;
const BADGE_ID_BYTES = 8;
const SIGNATURE_BYTES = 64;
const BADGE_END = KEY_ID_BYTES + BADGE_ID_BYTES;
const TOKEN_CHARACTERS = ((BADGE_END + SIGNATURE_BYTES) * 8) / 5;
const LONGEST_SCAN = 2000;
const PARTIAL_RUN = 40;
const LABEL = new TextEncoder().encode("titik-temu badge 1\0");
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
// What Python's str.split() takes for white space; JavaScript's \s differs.
const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * @typedef {{keyId: string, badgeId: string, signature: Uint8Array}} BadgeToken
 * @typedef {{unreadable: "empty" | "foreign" | "partial"}} Unreadable
 * @typedef {{eventId: string, publicKey: Uint8Array}} VerificationKey `eventId` as a UUID
 */

/**
 * Read a scanned or typed text: an agenda's address or a bare token. Never throws.
 * @param {string} text
 * @returns {BadgeToken | Unreadable}
 */
export function parse(text) {
  if (text.length > LONGEST_SCAN && [...text].length > LONGEST_SCAN) {
    return { unreadable: "foreign" };
  }
  const compact = text
    .replace(WHITE, "")
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  if (!compact) return { unreadable: "empty" };
  const runs = compact.match(/[A-Z2-7]+/g) ?? [];
  const tokens = runs.filter((run) => run.length === TOKEN_CHARACTERS);
  if (tokens.length !== 1) {
    const cut = runs.some((run) => run.length >= PARTIAL_RUN);
    return { unreadable: cut ? "partial" : "foreign" };
  }
  const raw = base32(tokens[0]);
  return {
    keyId: hex(raw.subarray(0, KEY_ID_BYTES)),
    badgeId: hex(raw.subarray(KEY_ID_BYTES, BADGE_END)),
    signature: raw.subarray(BADGE_END),
  };
}

/**
 * Return the badge whose code was typed as it stands in letters on the badge: it names the badge
 * and proves nothing. Null for any other text.
 * @param {string} text
 * @returns {string | null}
 */
export function printedCode(text) {
  const [badgeId] = /^[0-9a-f]{16}$/.exec(text.replace(/[\s-]+/g, "").toLowerCase()) ?? [null];
  return badgeId;
}

/**
 * Return why a code is no badge of the event; null if one of the event's keys signed it.
 * @param {BadgeToken | Unreadable} token
 * @param {Map<string, VerificationKey>} keys by key id
 * @param {string} eventId
 * @returns {{reason: string, authentic: false} | null}
 */
export function judgeCode(token, keys, eventId) {
  if ("unreadable" in token) return { reason: "unknown_code", authentic: false };
  const key = keys.get(token.keyId);
  if (!key) return { reason: "unknown_code", authentic: false };
  const message = concat(LABEL, uuidBytes(key.eventId), unhex(token.keyId), unhex(token.badgeId));
  if (!verifies(token.signature, message, key.publicKey)) {
    return { reason: "bad_signature", authentic: false };
  }
  return key.eventId === eventId ? null : { reason: "wrong_event", authentic: false };
}

/**
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 * @param {Uint8Array} publicKey
 * @returns {boolean} whether the key made the signature; false for malformed ones
 */
export function verifies(signature, message, publicKey) {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/** @param {string} digits @returns {Uint8Array} */
export function unhex(digits) {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** @param {string} text @returns {Uint8Array} */
export function unbase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function uuidBytes(uuid) {
  return unhex(uuid.replaceAll("-", ""));
}

function base32(text) {
  const bytes = new Uint8Array((text.length * 5) >> 3);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    held = (held << 5) | ALPHABET.indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}

function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
