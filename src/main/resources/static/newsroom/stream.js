// An EventSource that is reopened after every failure. Browsers give up after a 500 or 502 or a redirect to the sign-in
// page.

const AGAIN = [500, 1000, 2000, 4000, 8000];

/** The delay before the next attempt in ms, randomized so that windows differ. */
export function pause(failures) {
  return AGAIN[Math.min(failures, AGAIN.length - 1)] * (.75 + Math.random() / 2);
}

export class Stream {
  /**
   * @param heard  handlers of events, by name
   * @param cut    called when the stream breaks
   * @param missed called when the stream is open again, because events may have been missed
   */
  constructor(address, { heard, cut, missed }) {
    this.address = address;
    this.heard = heard;
    this.cut = cut;
    this.missed = missed;
    this.failures = 0;
    this.open();
  }

  open() {
    clearTimeout(this.clock);
    this.events?.close();
    this.events = new EventSource(this.address);
    this.events.addEventListener("open", () => {
      const failed = this.failures > 0;
      this.failures = 0;
      if (failed) this.missed();
    });
    this.events.addEventListener("error", () => this.broken());
    for (const [name, act] of Object.entries(this.heard)) this.events.addEventListener(name, event => act(event.data));
  }

  broken() {
    const after = pause(this.failures++);
    if (this.events.readyState === EventSource.CLOSED) {
      clearTimeout(this.clock);
      this.clock = setTimeout(() => this.open(), after);
    }
    this.cut();
  }

  /** Reopens the stream at once if it waits for its next attempt. */
  hurry() {
    if (this.events.readyState === EventSource.CLOSED) this.open();
  }

  close() {
    clearTimeout(this.clock);
    this.events.close();
  }
}
