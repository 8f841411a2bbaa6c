// The time axis: parts stand where their time is, and are moved or made longer with the mouse, by
// touch after a long press, or by keys. What is sent is a form, so the page asks first as it does
// without this module, which only shows a list then.

const MINUTE = 1.6; // pixels
const STEP = 5; // minutes
const EDGE = 10; // pixels at either end of a part that change its length
const FAR_ENOUGH = 4; // pixels before a press counts as a drag
const LONG = 400; // milliseconds of a touch that takes hold of a part; a shorter one scrolls or opens
const DAY = 24 * 60;

/** A time of day as a form sends it, or with the mark between that the reader's language has. */
const clock = (minutes, mark = ":") =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(mark);

/** @param {HTMLElement} axis  @param {HTMLFormElement} form  @param {HTMLElement} status */
export function moveParts(axis, form, status) {
  const words = JSON.parse(axis.dataset.words);
  const parts = [...axis.querySelectorAll(".block")].map((block) => ({
    block,
    link: block.querySelector("a"),
    begins: Number(block.dataset.begins),
    minutes: Number(block.dataset.minutes),
  }));
  const mark = document.documentElement.lang === "id" ? "." : ":";
  const shown = (minutes) => clock(minutes, mark);
  const first = Math.floor(Math.min(...parts.map((one) => one.begins)) / 60) * 60;
  const last = Math.max(...parts.map((one) => one.begins + one.minutes));
  const until = Math.min(DAY, Math.ceil((last + 30) / 60) * 60);

  axis.classList.add("drawn");
  axis.style.height = `${(until - first) * MINUTE}px`;
  for (let hour = first; hour <= until; hour += 60) {
    const line = document.createElement("li");
    line.className = "hour";
    line.setAttribute("aria-hidden", "true");
    line.textContent = shown(hour);
    line.style.top = `${(hour - first) * MINUTE}px`;
    axis.append(line);
  }

  const draw = (one, begins, minutes) => {
    one.now = { begins, minutes };
    one.block.style.top = `${(begins - first) * MINUTE}px`;
    one.block.style.height = `${minutes * MINUTE}px`;
    one.block.classList.toggle("short", minutes * MINUTE < 40);
  };
  for (const one of parts) {
    draw(one, one.begins, one.minutes);
    for (const start of one.block.dataset.marks.split(" ").filter(Boolean)) {
      const line = document.createElement("span");
      line.className = "mark";
      line.style.top = `${Number(start) * MINUTE}px`;
      one.block.append(line);
    }
  }

  const isMoved = ({ now, begins, minutes }) => now.begins !== begins || now.minutes !== minutes;

  const place = (one, begins, minutes) => {
    const long = Math.max(STEP, Math.min(minutes, DAY - 1));
    draw(one, Math.max(0, Math.min(begins, DAY - 1 - long)), long);
    one.block.classList.toggle("moved", isMoved(one));
    const { begins: at, minutes: length } = one.now;
    const named = one.link.querySelector("b").textContent;
    status.textContent = words.at
      .replace("{title}", named)
      .replace("{begin}", shown(at))
      .replace("{end}", shown(at + length));
    one.link.querySelector(".when").textContent = `${shown(at)}–${shown(at + length)}`;
  };

  const undo = (one) => {
    if (!isMoved(one)) return;
    place(one, one.begins, one.minutes);
    status.textContent = words.undone;
  };

  const send = (one) => {
    form.elements.part.value = one.link.dataset.part;
    form.elements.begin.value = clock(one.now.begins);
    form.elements.end.value = clock(one.now.begins + one.now.minutes);
    form.requestSubmit();
  };

  const onKey = (one, event) => {
    const by = { ArrowUp: -STEP, ArrowDown: STEP }[event.key];
    if (by) {
      const { begins, minutes } = one.now;
      if (event.shiftKey) place(one, begins, minutes + by);
      else place(one, begins + by, minutes);
    } else if (event.key === "Escape") undo(one);
    else if (event.key === "Enter" && isMoved(one)) send(one);
    else return;
    event.preventDefault();
  };

  const drag = (one, press) => {
    const box = one.block.getBoundingClientRect();
    const edge = Math.min(EDGE, box.height / 4);
    const from = press.clientY - box.top < edge ? "top" : box.bottom - press.clientY < edge ? "end" : "";
    const begun = { y: press.clientY, ...one.now };
    const leave = new AbortController();
    const { signal } = leave;
    let dragged = press.pointerType === "touch"; // it has been held long enough already
    const on = (name, act) => document.addEventListener(name, act, { signal });
    const clicks = new AbortController();
    const end = () => {
      leave.abort();
      one.block.classList.remove("held");
      setTimeout(() => clicks.abort(), 50); // a click that ends the drag comes before
    };
    on("pointermove", (move) => {
      dragged ||= Math.abs(move.clientY - begun.y) > FAR_ENOUGH;
      if (!dragged) return;
      const by = Math.round((move.clientY - begun.y) / MINUTE / STEP) * STEP;
      const [shift, longer] = { top: [by, -by], end: [0, by], "": [by, 0] }[from];
      if (begun.minutes + longer >= STEP) place(one, begun.begins + shift, begun.minutes + longer);
    });
    on("pointerup", () => {
      end();
      if (isMoved(one)) send(one);
    });
    on("pointercancel", () => {
      end();
      undo(one);
    });
    on("keydown", (key) => {
      if (key.key !== "Escape") return;
      end();
      undo(one);
    });
    const onClick = (click) => dragged && click.preventDefault();
    one.link.addEventListener("click", onClick, { signal: clicks.signal });
  };

  // A finger that rests takes hold; one that goes on scrolls the page, and a tap opens the part.
  const onTouch = (one, press) => {
    const leave = new AbortController();
    const { signal } = leave;
    const end = new AbortController();
    one.block.classList.add("touched");
    for (const name of ["pointerup", "pointercancel"]) {
      const release = () => {
        end.abort();
        one.block.classList.remove("touched");
      };
      document.addEventListener(name, release, { signal: end.signal });
    }
    const hold = setTimeout(() => {
      leave.abort();
      one.block.classList.add("held");
      drag(one, press);
    }, LONG);
    signal.addEventListener("abort", () => clearTimeout(hold));
    for (const name of ["pointerup", "pointercancel"]) {
      document.addEventListener(name, () => leave.abort(), { signal });
    }
    document.addEventListener(
      "pointermove",
      (move) => Math.hypot(move.clientX - press.clientX, move.clientY - press.clientY) > EDGE && leave.abort(),
      { signal },
    );
  };

  const onPress = (one, press) => {
    if (press.button !== 0) return;
    if (press.pointerType === "touch") onTouch(one, press);
    else drag(one, press);
  };

  for (const one of parts) {
    one.link.draggable = false;
    one.link.addEventListener("keydown", (event) => onKey(one, event));
    one.link.addEventListener("blur", () => undo(one));
    one.block.addEventListener("pointerdown", (press) => onPress(one, press));
    const isHeld = (event) => one.block.classList.contains("held") && event.preventDefault();
    one.block.addEventListener("touchmove", isHeld, { passive: false }); // else the page scrolls
    // The browser's own menu may be ready before a busy page has seen that the finger rests.
    const isTouched = (event) => one.block.classList.contains("touched") && event.preventDefault();
    one.block.addEventListener("contextmenu", isTouched);
  }
}
