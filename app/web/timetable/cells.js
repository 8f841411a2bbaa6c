// Where the cells of the timetable's grid stand: by slot and table, and beside each other.
const known = new WeakMap();

/** Return the grid's cells by slot and table; made once. @param {HTMLTableElement} grid */
export function cellsOf(grid) {
  if (!known.has(grid)) known.set(grid, read(grid));
  return known.get(grid);
}

/** Return the row of the grid's head that holds the times; the days stand above it. */
export function timesOf(grid) {
  return grid.tHead.rows[grid.tHead.rows.length - 1];
}

function read(grid) {
  const slots = grid.dataset.slots.split(" ");
  const heads = [...timesOf(grid).cells];
  const columns = heads.flatMap((head, index) => (head.matches("th:not(.partner, .table)") ? [index] : []));
  const cells = new Map();
  const column = new Map();
  for (const row of grid.querySelectorAll("tr[data-table]")) {
    const own = [...row.cells].filter((cell) => cell.matches("td:not(.band)"));
    own.forEach((cell, index) => {
      cells.set(`${slots[index]} ${row.dataset.table}`, cell);
      column.set(cell, columns[index]);
    });
  }
  return {
    get: (slot, table) => cells.get(`${slot} ${table}`),
    column: (cell) => column.get(cell),
  };
}

const AHEAD = {
  ArrowRight: (dx) => dx,
  ArrowLeft: (dx) => -dx,
  ArrowDown: (_, dy) => dy,
  ArrowUp: (_, dy) => -dy,
};

/** Return the nearest of the elements to another, in an arrow's direction if there is one. */
export function nearestTo(from, elements, arrow) {
  if (!from) return [...elements][0];
  const here = middle(from);
  let best = null;
  let least = Infinity;
  for (const element of elements) {
    if (element === from) continue;
    const there = middle(element);
    const dx = there.x - here.x;
    const dy = there.y - here.y;
    const along = arrow ? AHEAD[arrow](dx, dy) : 1;
    if (along <= 1 && arrow) continue;
    const aside = arrow ? Math.sqrt(Math.max(0, dx * dx + dy * dy - along * along)) : 0;
    const far = arrow ? along + 3 * aside : Math.hypot(dx, dy);
    if (far < least) {
      least = far;
      best = element;
    }
  }
  return best;
}

function middle(element) {
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
