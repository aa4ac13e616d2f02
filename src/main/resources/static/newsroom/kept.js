// Copies of unsent text in localStorage, one for each account, form and window. They survive a crashed tab, a lost
// connection and an ended session. A key is dateline:{account}/{form}@{window}. Copies of other accounts are never
// shown. An account's copies are deleted when it signs out; copies older than 30 days are deleted on any page.
import { alone, openWindows, thisWindow } from "newsroom/windows.js";

const account = document.querySelector("meta[name=account]")?.content ?? "";
const OWN = `dateline:${account}/`;
const SENT = `dateline-sent:${account}/`;
const FORM = "dateline-sent-form";
const LONGEST = 30 * 24 * 3600 * 1000;

let id = null;
thisWindow.then(found => { id = found; });
let stopped = false;

export class Kept {
  /** @param name the form: story id and composer, `17/new` */
  constructor(name) {
    this.name = name;
    this.start = `${OWN}${name}@`;
    thisWindow.then(() => { if (!this.restoring) this.settle(); });
  }

  /**
   * Returns this window's copy; null when there is none. A window without one takes over the newest copy of a closed
   * window. Until then, writes are held back, so that they do not overwrite a copy that was not read yet.
   */
  async restore() {
    this.restoring = true;
    await thisWindow;
    const copy = this.read() ?? await alone("dateline-copies", async () => {
      const [newest] = await this.closed();
      if (newest) this.take(newest.key);
      return newest?.copy ?? null;
    });
    this.restoring = false;
    return copy;
  }

  settle() {
    if (this.pending !== undefined) this.write(this.pending);
  }

  read() {
    return id && parsed(this.start + id);
  }

  /** The copies of closed windows, newest first. */
  async closed() {
    const open = await openWindows();
    return this.all().filter(found => !open.has(found.window));
  }

  /** The copies of the editor's other open windows. */
  async open() {
    const open = await openWindows();
    return this.all().filter(found => found.window !== id && open.has(found.window));
  }

  all() {
    return entries(this.start).map(key => ({ key, window: key.slice(this.start.length), copy: parsed(key) }))
      .filter(found => found.copy).sort((one, other) => (other.copy.at ?? 0) - (one.copy.at ?? 0));
  }

  /** Moves the copy of a closed window to this window. */
  take(key) {
    const text = localStorage.getItem(key);
    localStorage.setItem(this.start + id, text);
    localStorage.removeItem(key);
  }

  /** Writes the copy; returns whether that was possible. */
  write(copy) {
    if (stopped) return true;
    const later = !id || this.restoring;
    this.pending = later ? copy : undefined;
    if (later) return true;
    try {
      localStorage.setItem(this.start + id, JSON.stringify({ ...copy, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  /** This window's id; null until it is certain. */
  get window() {
    return id;
  }

  /** Records the last published post, for the editor's other windows. */
  remember({ key, copy, at }) {
    try {
      localStorage.setItem(`${SENT}${this.name}`, JSON.stringify({ key, copy, at, window: id }));
    } catch {
      // Known in this window only.
    }
  }

  /** The last post that was published from another window. */
  sentElsewhere() {
    return [parsed(`${SENT}${this.name}`)].filter(post => post && post.window !== id);
  }

  /** Forgets the last published post, when it is undone. */
  forgetSent() {
    remove(`${SENT}${this.name}`);
  }

  /** Remembers this window's copy when its form is sent: under load, the next page may get another window id. */
  noteSent() {
    try {
      sessionStorage.setItem(FORM, this.start + id);
    } catch {
      // The copy is deleted by the window id only.
    }
  }

  /** Deletes the copy that this form had when it was sent. */
  dropSent() {
    try {
      const key = sessionStorage.getItem(FORM);
      if (!key?.startsWith(this.start)) return;
      sessionStorage.removeItem(FORM);
      remove(key);
    } catch {
      // Nothing was remembered.
    }
  }

  clear() {
    this.pending = undefined;
    if (id) remove(this.start + id);
    else thisWindow.then(() => this.pending === undefined && remove(this.start + id));
  }
}

/** All copies of this account in this browser, of all forms and windows. */
export function ownCopies() {
  return entries(OWN).map(parsed).filter(Boolean);
}

/** Whether this account has copies of forms whose names have this prefix. */
export function hasCopies(start) {
  return entries(OWN + start).length > 0;
}

/** Deletes all copies of this account, and keeps none until the page is left. */
export function forgetAll() {
  stopped = true;
  [...entries(OWN), ...entries(SENT)].forEach(remove);
}

function entries(start) {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(start));
  } catch {
    return [];
  }
}

function parsed(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

/** Migrates copies named without window and account, as earlier versions wrote them, to this account. */
function adoptFormer() {
  for (const key of entries("dateline:").filter(key => /^dateline:(\d+\/(new|settings|entry-\d+)|new-story)$/.test(key))) {
    try {
      localStorage.setItem(`${OWN}${key.slice("dateline:".length)}@before`, localStorage.getItem(key));
      localStorage.removeItem(key);
    } catch {
      return;
    }
  }
}

if (account) {
  adoptFormer();
  for (const key of [...entries("dateline:"), ...entries("dateline-sent:")]) {
    const at = parsed(key)?.at;
    if (at && Date.now() - at > LONGEST) remove(key);
  }
}

/** The numbers of a story's entries with unsaved changes in this browser. */
export function numbersKept(story) {
  try {
    const own = new RegExp(`^dateline:(?:[^/]*/)?${story}/entry-(\\d+)(?:@|$)`);
    return new Set(Object.keys(localStorage).map(key => key.match(own)?.[1]).filter(Boolean));
  } catch {
    return new Set();
  }
}
