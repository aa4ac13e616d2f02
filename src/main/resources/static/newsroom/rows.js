// <dateline-rows>: rows of fields that can be added, moved with buttons, and removed.
import { offer } from "newsroom/notice.js";
import { say } from "newsroom/words.js";

const NUMBERED = ["name", "id", "for", "aria-describedby", "data-error"];

export class Rows extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.list = this.querySelector(":scope > [data-rows]");
    // The blank row is only for use without JavaScript.
    this.querySelector(":scope > [data-blank]")?.remove();
    this.template = this.querySelector(":scope > template");
    this.addEventListener("click", event => this.pressed(event));
    this.settle();
  }

  get rows() {
    return [...this.list.children];
  }

  /** Appends a row. Its fields are filled by the last part of their names. */
  add(values = {}) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    this.list.append(row);
    this.fill(row, values);
    this.settle();
    return row;
  }

  fill(row, values) {
    for (const field of row.querySelectorAll("[name]")) {
      const value = values[field.name.split(".").pop()];
      if (value === undefined) continue;
      if (field.type === "checkbox") field.checked = value === true || value === "true";
      else field.value = value;
    }
  }

  clear() {
    this.list.replaceChildren();
    this.settle();
  }

  /** Removes blank rows, because the server numbers only the others. */
  prune() {
    for (const row of this.rows) if (this.isBlank(row)) row.remove();
    this.settle();
  }

  isBlank(row) {
    return [...row.querySelectorAll("input, textarea")].every(field => field.type === "checkbox" || !field.value.trim());
  }

  pressed(event) {
    const button = event.target.closest("button");
    const row = event.target.closest("[data-rows] > *");
    if (!button) return;
    if (button.hasAttribute("data-add")) {
      this.add().querySelector("input:not([type=hidden]), textarea")?.focus();
    } else if (button.hasAttribute("data-remove")) {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      this.takeOut(row);
      (next?.querySelector("[data-remove]") ?? this.querySelector("[data-add]") ?? this.closest("form")?.querySelector("[data-add-credit]"))?.focus();
      this.changed();
    } else if (button.dataset.move === "up" && row.previousElementSibling) {
      row.previousElementSibling.before(row);
      button.focus();
      this.changed();
    } else if (button.dataset.move === "down" && row.nextElementSibling) {
      row.nextElementSibling.after(row);
      button.focus();
      this.changed();
    }
  }

  /** Removes a row; offers to restore its content to its place for a minute. */
  takeOut(row) {
    const after = row.nextElementSibling;
    row.remove();
    if (this.isBlank(row) && !row.querySelector("[name$='.photo']")?.value) return;
    offer(say("row.removed"), say("undo"), () => {
      if (!this.isConnected) return;
      this.list.insertBefore(row, after?.parentElement === this.list ? after : null);
      this.changed();
    });
  }

  changed() {
    this.settle();
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Numbers the fields by the order of rows, and hides or disables moves that are not possible. */
  settle() {
    this.rows.forEach((row, index) => {
      for (const element of [row, ...row.querySelectorAll("*")]) {
        for (const attribute of NUMBERED) {
          const value = element.getAttribute(attribute);
          if (value?.includes("[")) element.setAttribute(attribute, value.replace(/\[\d+\]/g, `[${index}]`));
        }
      }
      for (const button of row.querySelectorAll("[data-move]")) {
        button.disabled = button.dataset.move === "up" ? index === 0 : index === this.rows.length - 1;
        button.hidden = this.rows.length < 2;
      }
    });
    this.toggleAttribute("data-empty", this.rows.length === 0);
  }
}

customElements.define("dateline-rows", class extends Rows {});
