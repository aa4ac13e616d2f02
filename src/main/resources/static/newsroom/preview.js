// <dateline-preview data-story="…">: scales the frames to the available width, and says when unsaved text is not
// included.
import { hasCopies } from "newsroom/kept.js";

class DatelinePreview extends HTMLElement {
  connectedCallback() {
    this.panes = [...this.querySelectorAll("[data-pane]")];
    this.size = new ResizeObserver(() => this.fit());
    this.panes.forEach(pane => this.size.observe(pane));
    this.heed = () => this.tell();
    addEventListener("storage", this.heed);
    this.fit();
    this.tell();
  }

  disconnectedCallback() {
    this.size.disconnect();
    removeEventListener("storage", this.heed);
  }

  fit() {
    for (const pane of this.panes) {
      const frame = pane.firstElementChild;
      if (!pane.clientWidth) continue;
      const scale = Math.min(1, pane.clientWidth / frame.width);
      pane.toggleAttribute("data-scaled", true);
      frame.style.transform = `scale(${scale})`;
      pane.style.blockSize = `${Math.round(frame.height * scale) + 2}px`;
    }
  }

  tell() {
    this.querySelector("[data-unsaved]").hidden = !hasCopies(`${this.dataset.story}/`);
  }
}

customElements.define("dateline-preview", DatelinePreview);
