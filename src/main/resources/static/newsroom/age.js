// <dateline-age datetime="…">: how long ago that was, or how long it is until then, kept true while the page is open.
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];
const words = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "short" });

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
    const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
    if (unit) this.textContent = words.format(Math.trunc(seconds / unit[1]), unit[0]);
    else this.textContent = seconds > 0 ? words.format(Math.ceil(seconds), "second") : "just now";
    // The last minute is counted down.
    this.clock = setTimeout(() => this.tell(), seconds > 0 && seconds < 62 ? 1000 : 20_000);
  }
}

customElements.define("dateline-age", DatelineAge);
