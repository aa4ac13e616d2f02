// A field with an address to copy: with a button, or by hand without JavaScript.
class CopyAddress extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector("input");
    const button = this.querySelector("button");
    const said = this.querySelector("[role=status]");
    text.addEventListener("focus", () => text.select());
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = this.dataset[await copied(text) ? "copied" : "selected"];
    });
  }
}

/** Copies the text; returns whether that worked. Otherwise the text is selected, to be copied by hand. */
async function copied(text) {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

customElements.define("copy-address", CopyAddress);
