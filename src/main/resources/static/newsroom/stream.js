// An EventSource that is reopened after every failure, always at its current address. Browsers by themselves give up
// after a 500 or 502 or a redirect to the sign-in page.

/** In ms. The server sends something at least every 5 s. */
const SILENT = 20_000;
const AGAIN = [500, 1000, 2000, 4000, 8000];

/** The delay before the next attempt in ms, randomized so that windows differ. */
export function pause(failures) {
  return AGAIN[Math.min(failures, AGAIN.length - 1)] * (.75 + Math.random() / 2);
}

export class Stream {
  /**
   * @param address returns the address, each time the stream is opened
   * @param heard   handlers of events, by name
   * @param cut     called when the stream breaks, or nothing comes any more
   * @param missed  called when the stream is open again, because events may have been missed
   */
  constructor(address, { heard, cut, missed = () => {} }) {
    this.address = address;
    this.heard = { alive: () => {}, ...heard };
    this.cut = cut;
    this.missed = missed;
    this.failures = 0;
    this.open();
  }

  open() {
    clearTimeout(this.clock);
    this.events?.close();
    const events = this.events = new EventSource(this.address());
    this.listen();
    events.addEventListener("open", () => {
      this.listen();
      const failed = this.failures > 0;
      this.failures = 0;
      if (failed) this.missed();
    });
    events.addEventListener("error", () => this.broken());
    for (const [name, act] of Object.entries(this.heard)) {
      events.addEventListener(name, event => {
        if (events !== this.events) return;
        this.listen();
        act(event.data);
      });
    }
  }

  /** A connection that ended without a word breaks no stream: nothing comes any more. */
  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.broken(), SILENT);
  }

  broken() {
    this.events.close();
    clearTimeout(this.clock);
    clearTimeout(this.silence);
    this.clock = setTimeout(() => this.open(), pause(this.failures++));
    this.cut();
  }

  /** Reopens the stream at once if it waits for its next attempt. */
  hurry() {
    if (this.events.readyState === EventSource.CLOSED) this.open();
  }

  close() {
    clearTimeout(this.clock);
    clearTimeout(this.silence);
    this.events.close();
  }
}
