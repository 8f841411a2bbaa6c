// What a date or time field holds, in the page's own words beneath it: the browser shows it in the
// way of its own language, where 04/07 may be the seventh of April.

const DATE = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const FIELDS = "input[type=date], input[type=time], input[type=datetime-local]";

/** Return a field's value in words; empty where it holds none. @param {string} value as sent */
export function inWords(value, language) {
  const [, day, hour, minute] = /^(?:(\d{4,}-\d\d-\d\d)T?)?(?:(\d\d):(\d\d).*)?$/.exec(value) ?? [];
  const words = [];
  if (day) {
    const locale = language === "id" ? "id-ID" : "en-GB";
    words.push(new Intl.DateTimeFormat(locale, DATE).format(new Date(`${day}T00:00Z`)));
  }
  if (hour) words.push(`${hour}${language === "id" ? "." : ":"}${minute}`);
  return words.join(" ");
}

/** Say beneath each such field of a part of the page what it holds, now and whenever it changes. */
export function sayFields(part) {
  for (const field of part.querySelectorAll(FIELDS)) {
    if (field.dataset.said !== undefined) continue;
    field.dataset.said = "";
    const words = document.createElement("small");
    words.className = "in-words";
    const say = () => {
      words.textContent = inWords(field.value, document.documentElement.lang);
    };
    field.after(words);
    field.addEventListener("input", say);
    field.addEventListener("change", say);
    say();
  }
}
