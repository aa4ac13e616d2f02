// <dateline-age datetime="…">: how long ago that was, or how long it is until then, kept true while the page is open.
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
    // What is to come is counted in the smaller unit for longer: "in 118 min." says more than "in 1 hr.".
    const unit = UNITS.find(([, length]) => seconds > 0 ? seconds >= 2 * length : -seconds >= length);
    if (unit) this.textContent = words.format(seconds > 0 ? Math.round(seconds / unit[1]) : Math.trunc(seconds / unit[1]), unit[0]);
    else this.textContent = seconds > 0 ? words.format(Math.ceil(seconds), "second") : say("age.now");
    // The last minutes are counted down.
    this.clock = setTimeout(() => this.tell(), seconds > 0 && seconds < 122 ? 1000 : 20_000);
  }
}

customElements.define("dateline-age", DatelineAge);
