// The page's texts in both languages, so that it can change its language without a network.

export class Texts {
  /**
   * @param {Record<string, Record<string, string>>} catalogue name -> locale -> template
   * @param {string} locale
   */
  constructor(catalogue, locale) {
    this.catalogue = catalogue;
    this.locale = locale;
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} [values] for the placeholders
   * @returns {string}
   */
  get(name, values = {}) {
    const template = this.catalogue[name]?.[this.locale] ?? name;
    return template.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  }

  /**
   * Write every label of the page: `data-text` fills an element, `data-label` names it.
   * @param {Document} page
   */
  writeInto(page) {
    page.documentElement.lang = this.locale;
    for (const element of page.querySelectorAll("[data-text]")) {
      element.textContent = this.get(element.dataset.text);
    }
    for (const element of page.querySelectorAll("[data-label]")) {
      const label = this.get(element.dataset.label);
      element.setAttribute("aria-label", label);
      if (element.matches("button")) element.title = label;
    }
  }
}

/** @returns {"id" | "en"} what the browser's owner reads */
export const preferredLocale = () => (navigator.language.startsWith("en") ? "en" : "id");
