// Finds people by name, village, cooperative or kecamatan, despite misspellings.

export const SHORTEST_QUERY = 3;
const MOST_FOUND = 30;

const words = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How well a word of the query fits a word: 3 the start, 2 within, 1 misspelt, 0 not at all.
 * @param {string} asked
 * @param {string} word
 */
function fit(asked, word) {
  if (word.startsWith(asked)) return 3;
  if (asked.length >= 3 && word.includes(asked)) return 2;
  const slips = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
  if (slips === 0) return 0;
  return beginsLike(asked, word, slips) ? 1 : 0;
}

/**
 * Whether some beginning of `word` is at most `slips` edits from `asked` (a swap of neighbours
 * is one edit: optimal string alignment).
 */
function beginsLike(asked, word, slips) {
  let older = null;
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let i = 1; i <= asked.length; i++) {
    const next = [i];
    for (let j = 1; j <= word.length; j++) {
      const same = asked[i - 1] === word[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (older && i > 1 && j > 1 && asked[i - 1] === word[j - 2] && asked[i - 2] === word[j - 1]) {
        next[j] = Math.min(next[j], older[j - 2] + 1);
      }
    }
    if (Math.min(...next) > slips) return false;
    older = row;
    row = next;
  }
  return Math.min(...row) <= slips;
}

/** An index for searching a list of people. */
export class SearchIndex {
  /** @param {Iterable<import("../deciding/roster.js").Person>} people */
  constructor(people) {
    this.rows = Array.from(people, (person) => {
      const { cooperative, partner } = person;
      const rest = [cooperative?.village, cooperative?.name, cooperative?.kecamatan, partner?.name];
      return { person, words: [...words(person.name), ...words(rest.filter(Boolean).join(" "))] };
    });
  }

  /**
   * @param {string} query fewer than three letters find nobody
   * @returns {import("../deciding/roster.js").Person[]} best first
   */
  find(query) {
    const asked = words(query);
    if (asked.join("").length < SHORTEST_QUERY) return [];
    const scored = [];
    for (const row of this.rows) {
      let score = 0;
      for (const word of asked) {
        const best = Math.max(...row.words.map((each) => fit(word, each)), 0);
        if (best === 0) {
          score = 0;
          break;
        }
        score += best;
      }
      if (score > 0) scored.push([score, row.person]);
    }
    scored.sort(([a, p], [b, q]) => b - a || p.name.localeCompare(q.name, "id"));
    return scored.slice(0, MOST_FOUND).map(([, person]) => person);
  }
}
