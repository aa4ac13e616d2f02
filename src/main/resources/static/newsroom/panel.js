// <dateline-panel>: a small form inside an entry's row. Previews what readers will see, and closes without leaving the
// page.
class DatelinePanel extends HTMLElement {
  connectedCallback() {
    const said = this.querySelector("[data-said]");
    const echo = this.querySelector("[data-echo]");
    if (said && echo) said.addEventListener("input", () => { echo.textContent = said.value.trim() || "…"; });
    this.addEventListener("click", event => { if (event.target.closest("[data-close]")) closePanel(event); });
    // Escape that ends a composition of an input method belongs to it.
    this.addEventListener("keydown", event => { if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) closePanel(event); });
  }
}

/**
 * Closes the panel around the event's target and returns the focus to its row. Does nothing when the form is a page of
 * its own.
 */
export function closePanel(event) {
  const place = event.target.closest(".row__panel");
  if (!place) return;
  event.preventDefault();
  place.querySelectorAll("dateline-keep").forEach(form => form.cancel());
  place.replaceChildren();
  place.closest(".row").querySelector(".row__action")?.focus();
  document.dispatchEvent(new Event("dateline:kept"));
}

customElements.define("dateline-panel", DatelinePanel);
