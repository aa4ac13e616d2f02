// <dateline-merge data-form="…">: shows two versions of a form. Copies the chosen version of a part into the form, or
// discards the editor's own text.
import { copyOf, putBack } from "newsroom/copy.js";
import { closePanel } from "newsroom/panel.js";

class DatelineMerge extends HTMLElement {
  connectedCallback() {
    // The form holds the chosen version, so that it can be edited before it is saved.
    this.querySelectorAll("[data-take]").forEach(choice => choice.removeAttribute("form"));
    this.addEventListener("change", event => { if (event.target.dataset.take) this.take(JSON.parse(event.target.dataset.take)); });
    this.addEventListener("click", event => { if (event.target.closest("[data-theirs]")) this.keepTheirs(event); });
  }

  get form() {
    return document.getElementById(this.dataset.form);
  }

  take({ fields, rows }) {
    const copy = copyOf(this.form);
    Object.assign(copy.fields, fields);
    Object.assign(copy.rows, rows);
    for (const [name, value] of Object.entries(copy.fields)) if (value === null) delete copy.fields[name];
    putBack(this.form, copy);
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Deletes the copy of the text, so that it is not kept when the page is left, either. */
  keepTheirs(event) {
    this.form?.closest("dateline-composer, dateline-keep")?.abandon?.();
    const row = this.closest(".row__panel");
    if (row) closePanel(event);
  }
}

customElements.define("dateline-merge", DatelineMerge);
