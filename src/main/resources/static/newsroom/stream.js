// An event stream that is opened again after every failure. A browser by itself gives up after an answer of 500, 502 or a page to sign in.

const AGAIN = [500, 1000, 2000, 4000, 8000];

/** The pause before the next try, never the same in two windows. */
export function pause(failures) {
  return AGAIN[Math.min(failures, AGAIN.length - 1)] * (.75 + Math.random() / 2);
}

export class Stream {
  /**
   * @param heard what is done with the events, by their names
   * @param cut   what is done when the stream breaks off
   * @param missed what is done when it is open again: nobody told what happened meanwhile
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

  /** Opens it at once if it waits for its next try. */
  hurry() {
    if (this.events.readyState === EventSource.CLOSED) this.open();
  }

  close() {
    clearTimeout(this.clock);
    this.events.close();
  }
}
