// The matrix of cooperatives and partners: only the rows and columns in sight are in the document,
// and rows are fetched as they come into sight. Without this module the page shows rows in words
// and a form that does the same.
import { Rows } from "./rows.js";
import { Deeds } from "./deeds.js";
import { cellOf, headOf, nameOf, groupOf } from "./parts.js";

const ROW = 40;
const COLUMN = 56;
const HEAD = 156;
const MARGIN = 4; // rows and columns beyond the edges, so that scrolling shows no gap

/** @param {HTMLElement} place  @param {HTMLSelectElement | null} jump the kecamatan to go to */
export async function showMatrix(place, jump) {
  const words = JSON.parse(place.dataset.words);
  const path = place.dataset.matrix;
  const mayChange = "csrf" in place.dataset;
  const answer = await fetch(path).catch(() => null);
  if (!answer?.ok) return; // the rows in words stay
  const outline = await answer.json();
  const partners = outline.partners;
  const collapsed = new Set();
  const rows = new Rows(path, () => draw());
  let lines = [];
  let at = { line: 0, column: -1 };

  place.innerHTML = `<div class="matrix-dock"><p class="what"></p><div class="acts"></div><p role="status"></p></div>
    <div class="matrix" role="grid" tabindex="-1"><div class="matrix-space" role="presentation"></div></div>`;
  const frame = place.querySelector(".matrix");
  const space = frame.firstElementChild;
  const dock = place.querySelector(".matrix-dock");
  const status = dock.querySelector("[role=status]");
  frame.setAttribute("aria-label", words.matrix);
  frame.setAttribute("aria-colcount", partners.length + 1);
  const deeds = new Deeds(path, place.dataset.csrf, rows, words, (text) => (status.textContent = text));

  const side = () => (innerWidth < 600 ? 124 : 184);

  const layOut = () => {
    lines = [];
    for (const group of outline.kecamatan) {
      lines.push({ group });
      if (collapsed.has(group.kecamatan)) continue;
      for (let index = 0; index < group.cooperatives; index++) lines.push({ group, index });
    }
    frame.setAttribute("aria-rowcount", lines.length + 1);
    space.style.height = `${HEAD + lines.length * ROW}px`;
    space.style.width = `${side() + partners.length * COLUMN}px`;
    space.style.setProperty("--side", `${side()}px`);
  };

  const seen = (from, size, length, step) => [
    Math.max(0, Math.floor(from / step) - MARGIN),
    Math.min(length, Math.ceil((from + size) / step) + MARGIN),
  ];

  function draw() {
    const [top, bottom] = seen(frame.scrollTop, frame.clientHeight - HEAD, lines.length, ROW);
    const [left, right] = seen(frame.scrollLeft, frame.clientWidth - side(), partners.length, COLUMN);
    const had = frame.contains(document.activeElement) && document.activeElement !== frame;
    const columns = partners.slice(left, right).map((partner, n) => ({ partner, column: left + n }));
    const head = document.createElement("div");
    head.className = "matrix-row matrix-head";
    head.setAttribute("role", "row");
    head.setAttribute("aria-rowindex", 1);
    head.append(nameOf(words.cooperative, "columnheader"), ...columns.map((one) => headOf(one, words)));
    const shown = [head];
    for (let line = top; line < bottom; line++) {
      const { group, index } = lines[line];
      const row = document.createElement("div");
      row.className = index === undefined ? "matrix-row group" : "matrix-row";
      row.setAttribute("role", "row");
      row.setAttribute("aria-rowindex", line + 2);
      row.style.top = `${HEAD + line * ROW}px`;
      if (index === undefined) {
        row.append(groupOf(group, line, !collapsed.has(group.kecamatan), words));
      } else {
        const data = rows.at(group.kecamatan, index);
        row.append(nameOf(data?.village ?? words.loading, "rowheader"));
        for (const one of columns) row.append(cellOf(data, one, line, words));
      }
      shown.push(row);
    }
    space.replaceChildren(...shown);
    const stop = stopOf();
    if (stop) {
      stop.tabIndex = 0;
      stop.classList.add("chosen");
      if (had) stop.focus({ preventScroll: true });
    }
    tell();
  }

  const stopOf = () => space.querySelector(`[data-line="${at.line}"][data-column="${at.column}"]`);

  const present = () => {
    const { group, index } = lines[at.line] ?? {};
    const row = index === undefined ? undefined : rows.at(group.kecamatan, index);
    return row && at.column >= 0 ? { row, partner: partners[at.column] } : null;
  };

  function tell() {
    const chosen = present();
    dock.querySelector(".what").textContent = chosen
      ? `${chosen.row.village} · ${chosen.row.kecamatan} × ${chosen.partner.name}: ${rows.inWords(chosen.row, chosen.partner.id, words)}`
      : words.choose;
    for (const button of dock.querySelectorAll("[data-deed]")) button.disabled = !chosen;
    const undo = dock.querySelector("[data-undo]");
    if (undo) undo.disabled = !deeds.canUndo;
  }

  const goTo = (line, column) => {
    at = { line: Math.min(Math.max(line, 0), lines.length - 1), column };
    if (lines[at.line].index === undefined) at.column = -1;
    else at.column = Math.min(Math.max(column, 0), partners.length - 1);
    const y = at.line * ROW;
    const height = frame.clientHeight - HEAD - 16;
    if (y < frame.scrollTop) frame.scrollTop = y;
    else if (y + ROW > frame.scrollTop + height) frame.scrollTop = y + ROW - height;
    if (at.column >= 0) {
      const x = at.column * COLUMN;
      const width = frame.clientWidth - side() - 16;
      if (x < frame.scrollLeft) frame.scrollLeft = x;
      else if (x + COLUMN > frame.scrollLeft + width) frame.scrollLeft = x + COLUMN - width;
    }
    frame.focus({ preventScroll: true });
    draw();
    stopOf()?.focus({ preventScroll: true });
  };

  const toggle = (kecamatan) => {
    if (!collapsed.delete(kecamatan)) collapsed.add(kecamatan);
    layOut();
    goTo(lines.findIndex((one) => one.group.kecamatan === kecamatan), -1);
  };

  const act = async (deed, rank) => {
    if (!mayChange || at.column < 0) return;
    const { group, index } = lines[at.line];
    const partner = partners[at.column];
    const row = rows.at(group.kecamatan, index) ?? (await rows.when(group.kecamatan, index));
    if (row) deeds.act(row, partner, deed, rank).then(draw);
    draw();
  };

  let column = 0; // the column that arrows come back to after a group's line
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((frame.clientHeight - HEAD) / ROW) - 1);
    const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page };
    const key = event.key;
    if (at.column >= 0) column = at.column;
    const line = lines[at.line];
    if (key in steps) goTo(at.line + steps[key], column);
    else if (key === "Home") goTo(at.line, 0);
    else if (key === "End") goTo(at.line, partners.length - 1);
    else if (at.column < 0 && (key === "Enter" || key === " ")) toggle(line.group.kecamatan);
    else if (key === "ArrowLeft") goTo(at.line, at.column - 1);
    else if (key === "ArrowRight") goTo(at.line, at.column + 1);
    else if (/^[rR]$/.test(key)) act("require");
    else if (/^[fF]$/.test(key)) act("forbid");
    else if (/^[1-9]$/.test(key)) act("rank", Number(key));
    else if (key === "Delete" || key === "Backspace") act("clear");
    else if (/^[uU]$/.test(key) && mayChange) deeds.undo().then(draw);
    else return;
    event.preventDefault();
  });
  space.addEventListener("click", (event) => {
    const found = event.target.closest("[data-line]");
    if (!found) return;
    const { line, column } = found.dataset;
    if (column === "-1") toggle(lines[line].group.kecamatan);
    else goTo(Number(line), Number(column));
  });
  if (mayChange) {
    const acts = dock.querySelector(".acts");
    const add = (label, title, data) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "outline";
      button.textContent = label;
      button.setAttribute("aria-label", title);
      Object.assign(button.dataset, data);
      acts.append(button);
    };
    add(words.require, `${words.require} (R)`, { deed: "require" });
    add(words.forbid, `${words.forbid} (F)`, { deed: "forbid" });
    for (const rank of [1, 2, 3, 4, 5]) {
      add(String(rank), words.rankAs.replace("{rank}", rank), { deed: "rank", rank });
    }
    add(words.clear, `${words.clear} (Delete)`, { deed: "clear" });
    add(words.undo, `${words.undo} (U)`, { undo: "" });
    acts.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if ("undo" in button.dataset) deeds.undo().then(draw);
      else act(button.dataset.deed, button.dataset.rank && Number(button.dataset.rank));
      if (event.detail > 0) stopOf()?.focus({ preventScroll: true }); // keys go on after a click
    });
  }
  const leap = () => {
    collapsed.delete(jump.value);
    layOut();
    const line = lines.findIndex((one) => one.group.kecamatan === jump.value);
    frame.scrollTop = line * ROW;
    draw();
  };
  jump?.addEventListener("change", leap);
  jump?.form.querySelector("button").remove();

  let waits = false;
  frame.addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      draw();
    });
  });
  addEventListener("resize", () => {
    layOut();
    draw();
  });
  layOut();
  draw();
  if (jump?.selectedIndex > 0) leap(); // chosen by the address, or before this was ready
}
