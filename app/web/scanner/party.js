// The party that a person belongs to, in words.

/** @param {object} person @returns {string} cooperative or partner, village, kecamatan */
export function party({ cooperative, village, kecamatan, partner }) {
  const places = cooperative?.includes(village ?? "\0") ? [kecamatan] : [village, kecamatan];
  return [cooperative, partner, ...places].filter(Boolean).join(" · ");
}
