// A copy of what is being written, on this machine: it outlives a crashed tab, a dead line and an expired session.

export class Kept {
  constructor(name) {
    this.name = `dateline:${name}`;
  }

  /** What was kept; null when nothing was, or this machine keeps nothing. */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  /** Whether it could be kept. */
  write(copy) {
    try {
      localStorage.setItem(this.name, JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  clear() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // Nothing was kept.
    }
  }
}
