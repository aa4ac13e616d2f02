// <dateline-age datetime="…">: how long ago that was, kept true while the page is open.
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];
const words = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "short" });

class DatelineAge extends HTMLElement {
  connectedCallback() {
    this.title ||= this.textContent.trim();
    this.tell();
    this.clock = setInterval(() => this.tell(), 20_000);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
  }

  tell() {
    const seconds = (Date.parse(this.getAttribute("datetime")) - Date.now()) / 1000;
    const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
    this.textContent = unit ? words.format(Math.trunc(seconds / unit[1]), unit[0]) : "just now";
  }
}

customElements.define("dateline-age", DatelineAge);
