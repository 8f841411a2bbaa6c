// Amounts of rupiah as people write them: "25 jt", "Rp 2,5 juta", "25.000.000,-".

const GROUPED = new Intl.NumberFormat("id");
const UNITS = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6, m: 1e9, miliar: 1e9, milyar: 1e9, t: 1e12, triliun: 1e12 };
const WRITTEN = /^(?:rp\.?|idr)?\s*(\d[\d.,]*?)(?:,-|,00)?\s*([a-z]*)\.?$/i;
const MOST = 1e15;

/**
 * @param {string} text
 * @returns {number | null | undefined} rupiah; null for nothing, undefined for what is no amount
 */
export function rupiahOf(text) {
  const said = text.trim();
  if (!said) return null;
  const [, figures, unit] = WRITTEN.exec(said) ?? [];
  const factor = unit ? UNITS[unit.toLowerCase()] : 1;
  if (!figures || !factor) return undefined;
  const number = numberOf(figures, unit);
  const amount = Math.round(number * factor);
  return Number.isNaN(number) || amount >= MOST ? undefined : amount;
}

/** Figures with thousands apart, or, before a unit, with a decimal comma or point; else NaN. */
function numberOf(figures, unit) {
  if (/^\d+$/.test(figures)) return Number(figures);
  if (/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(figures)) return Number(figures.replace(/[.,]/g, ""));
  return unit && /^\d+[.,]\d{1,2}$/.test(figures) ? Number(figures.replace(",", ".")) : NaN;
}

/** @param {number} amount */
export const grouped = (amount) => GROUPED.format(amount);
