// <dateline-people data-field="…">: suggests values used before for a field; without data-field, names of people,
// completing the last of several.
import { suggest } from "newsroom/known.js";

class DatelinePeople extends HTMLElement {
  connectedCallback() {
    const field = this.dataset.field ?? "people";
    suggest(this.querySelector("input"), field, field === "people" && !this.hasAttribute("data-one"));
  }
}

customElements.define("dateline-people", DatelinePeople);
