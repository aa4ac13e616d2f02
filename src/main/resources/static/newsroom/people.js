// <dateline-people data-field="…">: suggests what is known from before; people where no field is named, for the last of several names.
import { suggest } from "newsroom/known.js";

class DatelinePeople extends HTMLElement {
  connectedCallback() {
    const field = this.dataset.field ?? "people";
    suggest(this.querySelector("input"), field, field === "people" && !this.hasAttribute("data-one"));
  }
}

customElements.define("dateline-people", DatelinePeople);
