// The pieces of the matrix as elements.

const part = (role, className, line, column) => {
  const element = document.createElement("div");
  element.setAttribute("role", role);
  element.className = className;
  if (line !== undefined) {
    element.dataset.line = line;
    element.dataset.column = column;
    element.tabIndex = -1;
  }
  return element;
};

const ofColumn = (element, column) => {
  element.style.setProperty("--column", column);
  element.setAttribute("aria-colindex", column + 2);
};

export function nameOf(text, role) {
  const name = part(role, "matrix-name");
  name.textContent = text;
  name.title = text;
  name.setAttribute("aria-colindex", 1);
  return name;
}

export function groupOf(group, line, isOpen, words) {
  const name = part("rowheader", "matrix-group", line, -1);
  name.setAttribute("aria-expanded", isOpen);
  name.setAttribute("aria-colindex", 1);
  name.textContent = words.group
    .replace("{kecamatan}", group.kecamatan)
    .replace("{count}", group.cooperatives);
  if (group.without_request) {
    const note = document.createElement("small");
    note.textContent = `! ${words.without.replace("{count}", group.without_request)}`;
    name.append(" ", note);
  }
  return name;
}

export function headOf({ partner, column }, words) {
  const head = part("columnheader", partner.asked > partner.seats ? "matrix-partner over" : "matrix-partner");
  ofColumn(head, column);
  const name = document.createElement("span");
  name.textContent = partner.name;
  const figures = document.createElement("small");
  figures.textContent = `${partner.asked}/${partner.seats}`;
  head.append(name, figures);
  head.title = `${partner.name}: ${words.ofSeats
    .replace("{asked}", partner.asked)
    .replace("{seats}", partner.seats)}`;
  return head;
}

export function cellOf(row, { partner, column }, line, words) {
  const cell = part("gridcell", "matrix-cell", line, column);
  ofColumn(cell, column);
  const found = row?.cells.get(partner.id);
  if (!found) {
    cell.setAttribute("aria-label", row ? words.nothing : words.loading);
    return cell;
  }
  if (found.score !== null) cell.dataset.heat = Math.min(4, Math.floor(found.score / 20));
  for (const name of ["placed", "granted", "pending"]) cell.classList.toggle(name, Boolean(found[name]));
  if (found.decision) cell.classList.add(found.decision);
  if (found.source === "explicit") cell.classList.add("by-hand");
  const score = document.createElement("b");
  score.textContent = found.decision === "block" ? "✕" : (found.score ?? "✓");
  const ranks = document.createElement("small");
  if (found.partner_rank) ranks.textContent = `${found.rank ?? "–"}·${found.partner_rank}`;
  else if (found.rank) ranks.textContent = found.rank;
  cell.append(score, ranks);
  cell.setAttribute("aria-description", inWords(found, words)); // the figures once more in words
  return cell;
}

/** What there is about a pair, in words. */
export function inWords(cell, words) {
  if (!cell) return words.nothing;
  const said = [
    cell.decision && words[cell.decision],
    cell.score !== null && words.score.replace("{score}", cell.score),
    cell.rank && words.rank.replace("{rank}", cell.rank),
    cell.partner_rank && words.partnerRank.replace("{rank}", cell.partner_rank),
    cell.source === "explicit" && words.byHand,
    cell.granted && words.granted,
  ].filter(Boolean);
  return said.join(", ") || words.nothing;
}
