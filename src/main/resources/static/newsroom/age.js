// <dateline-age datetime="…">: shows how long ago a time was, or how long until it, updated while the page is open.
import { language, say } from "newsroom/words.js";

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];
const words = new Intl.RelativeTimeFormat(language, { numeric: "always", style: "short" });

class DatelineAge extends HTMLElement {
  connectedCallback() {
    this.title ||= this.textContent.trim();
    this.tell();
  }

  disconnectedCallback() {
    clearTimeout(this.clock);
  }

  tell() {
    const seconds = (Date.parse(this.getAttribute("datetime")) - Date.now()) / 1000;
    // A future time uses the smaller unit for longer, because "in 118 min." is more precise than "in 1 hr.".
    const unit = UNITS.find(([, length]) => seconds > 0 ? seconds >= 2 * length : -seconds >= length);
    if (unit) this.textContent = words.format(seconds > 0 ? Math.round(seconds / unit[1]) : Math.trunc(seconds / unit[1]), unit[0]);
    else this.textContent = seconds > 0 ? words.format(Math.ceil(seconds), "second") : say("age.now");
    // The last two minutes are counted down by the second.
    this.clock = setTimeout(() => this.tell(), seconds > 0 && seconds < 122 ? 1000 : 20_000);
  }
}

customElements.define("dateline-age", DatelineAge);
