// Sends posts of the composer for new entries and shows their state. outbox.js decides; this module executes its
// effects.
import { isSignIn } from "newsroom/address.js";
import { plainHtml } from "newsroom/compare.js";
import { copyOf, fieldsOf, isWorthKeeping, putBack } from "newsroom/copy.js";
import { Kept } from "newsroom/kept.js";
import { sayAs } from "newsroom/notice.js";
import { EMPTY, decide, head, mayBeOut } from "newsroom/outbox.js";
import { PostList } from "newsroom/post-list.js";
import { freshTokens, signInAgain } from "newsroom/sign-in.js";
import { SIGNED_OUT, asked, refreshWanted, swapDesk } from "newsroom/swaps.js";
import { uniqueId } from "newsroom/windows.js";
import { count, say } from "newsroom/words.js";

/** Timeout of a request, in ms; afterwards it is repeated with the same key. */
const PATIENCE = 30_000;

/** Equal texts sent from two windows within this time, in ms, are one entry. */
const RECENT = 120_000;

/** The copy published last, for an immediate undo. */
let last = null;

export const lastSent = () => last;

export class Posting {
  constructor(composer) {
    this.composer = composer;
    this.state = EMPTY;
    // The post whose text is still in the composer: { key, copy, doc, begun }. `begun`: more was written before a
    // response first failed to come, so it belongs to the next entry. What is written while the outcome is unknown may
    // also be a change of the sent text.
    this.standing = null;
    // Set when the text in the composer is a change of a published or saved post: { number, version, action, sent }.
    // `sent`: the post's copy, when text was only added.
    this.offer = null;
    this.list = new PostList(this);
    this.connected = () => this.dispatch({ type: "retry" });
    document.addEventListener("dateline:connected", this.connected);
    addEventListener("online", this.connected);
  }

  stop() {
    clearTimeout(this.clock);
    document.removeEventListener("dateline:connected", this.connected);
    removeEventListener("online", this.connected);
  }

  get form() {
    return this.composer.form;
  }

  get address() {
    // form.action would be the buttons of that name.
    return this.form.getAttribute("action");
  }

  /** Whether a post is being sent; the composer then shows its state. */
  get isBusy() {
    return Boolean(head(this.state)) || this.saving === true;
  }

  /** What must be kept besides the text; null when there is nothing. */
  record() {
    if (!this.state.posts.length && !this.offer) return null;
    return { posts: this.state.posts, standing: this.standing?.key ?? null, begun: this.standing?.begun, offer: this.offer };
  }

  /** Handles Publish, Save draft or Submit. */
  async press(action) {
    if (this.pressing) {
      // The first post still waits for its photos. What was written since is sent as the next one.
      this.pressedAgain = action;
      return;
    }
    if (this.offer) return this.saveChange(action);
    if (this.standing && !this.makeRoom()) return;
    document.getElementById("notice").replaceChildren();
    this.pressing = true;
    try {
      await this.take(action);
    } finally {
      this.pressing = false;
    }
    const more = this.pressedAgain;
    this.pressedAgain = null;
    if (more && this.standing) return this.press(more);
  }

  /**
   * Removes the sent text from the composer, to make room for the next one. Returns false when no next text was begun.
   */
  makeRoom() {
    const found = this.composer.difference(this.standing);
    const post = this.state.posts.find(other => other.key === this.standing.key);
    const unsent = post && !mayBeOut(post);
    if (found.kind !== "same" && unsent && (post.phase === "signedOut" || post.phase === "waiting" && found.kind === "changed")) {
      // The server never accepted the text, so the changed one replaces it.
      this.standing = null;
      this.state = { posts: this.state.posts.filter(other => other !== post) };
      return true;
    }
    if (found.kind === "next" && !this.isDoubtful(post)) {
      this.composer.takeOut(this.standing, found);
      this.standing = null;
      return true;
    }
    this.wanted = found.kind !== "same";
    if (post?.phase === "signedOut") this.signIn();
    else this.dispatch({ type: "retry", offline: false });
    return false;
  }

  /**
   * Whether text added since may be meant as a change of the sent text: it was written while the outcome was unknown.
   */
  isDoubtful(post) {
    return post?.tries > 0 && !this.standing.begun;
  }

  /** Creates a post from the current text. Waits for its photos to be uploaded. */
  async take(action) {
    const { composer } = this;
    composer.failed = false;
    composer.credits.prune();
    const taken = composer.taken();
    const rows = [...composer.figures.rows];
    if (composer.figures.underway.size) composer.tell(say("sending.photos"));
    composer.toggleAttribute("data-busy", true);
    await composer.figures.settled();
    composer.removeAttribute("data-busy");
    if (composer.figures.broken) {
      composer.failed = "untilTyped";
      return composer.tell(say("sending.broken"), true);
    }
    const figures = copyOf(this.form).rows.figures ?? [];
    const arrived = rows.map(row => figures[composer.figures.rows.indexOf(row)]).filter(Boolean);
    if (arrived.length) taken.copy.rows.figures = arrived;
    const key = this.keyOfSame(taken.copy) ?? this.form.elements.key.value;
    this.form.elements.key.value = uniqueId();
    this.standing = { key, ...taken };
    this.dispatch({ type: "pressed", post: { key, action, copy: taken.copy, at: Date.now() } });
  }

  dispatch(event) {
    if (!this.composer.isConnected) return;
    const { state, effects } = decide(this.state, { offline: navigator.onLine === false, ...event });
    this.state = state;
    this.noteBegun();
    // First settle texts, then keep the copy, then send: a crash in between must not cause a text to be sent twice.
    const later = effects.filter(effect => !SETTLING[effect.do]);
    effects.filter(effect => SETTLING[effect.do]).forEach(effect => SETTLING[effect.do](this, effect));
    this.composer.keep();
    this.show();
    later.forEach(effect => this.carryOut(effect));
  }

  /** Records, when a response first fails to come, whether the next entry had been begun by then. */
  noteBegun() {
    const { standing } = this;
    const post = standing && this.state.posts.find(other => other.key === standing.key);
    if (post?.phase === "unknown") standing.begun ??= this.composer.difference(standing).kind !== "same";
  }

  carryOut({ do: what, key, after }) {
    if (what === "send") this.request(key);
    else if (what === "tokens") this.renewTokens();
    else if (what === "signIn") this.signIn();
    else if (what === "retry") {
      clearTimeout(this.clock);
      // Random delay, so that clients of a restarted server do not all return at once.
      this.clock = setTimeout(() => this.dispatch({ type: "retry" }), after * (.75 + Math.random() / 2));
    }
  }

  async request(key) {
    const post = this.state.posts.find(other => other.key === key);
    const offline = navigator.onLine === false;
    const order = asked();
    let answer;
    try {
      const response = await fetch(this.address, {
        method: "POST", body: this.body(post.copy, { key, action: post.action }), signal: AbortSignal.timeout(PATIENCE),
        headers: { Accept: "text/html", "X-Requested-With": "composer" },
      });
      answer = read(response, await response.text(), order);
    } catch (failure) {
      console.debug(failure);
      document.dispatchEvent(new Event("dateline:connection"));
      return this.dispatch({ type: "lost", key, offline });
    }
    if (answer.status >= 500) document.dispatchEvent(new Event("dateline:connection"));
    this.dispatch({ type: "answered", key, answer });
  }

  body(copy, more) {
    const body = new FormData();
    for (const [name, value] of fieldsOf(copy)) body.append(name, value);
    body.set("_csrf", this.form.elements._csrf?.value ?? "");
    for (const [name, value] of Object.entries(more)) {
      if (value === null) body.delete(name);
      else body.set(name, value);
    }
    return body;
  }

  async renewTokens() {
    const renewed = await freshTokens().catch(() => null);
    if (renewed === false) return this.signIn();
    if (renewed === null) return setTimeout(() => this.renewTokens(), 2000);
    this.dispatch({ type: "signedIn" });
  }

  async signIn() {
    if (await signInAgain()) this.dispatch({ type: "signedIn" });
  }

  published(post, answer) {
    const { page, number, version, order } = answer;
    last = post.copy;
    this.composer.kept.remember(post);
    if (this.standing?.key === post.key) {
      const found = this.composer.difference(this.standing);
      const added = found.kind === "next" && this.isDoubtful(post);
      if (number && (added || found.kind === "changed")) this.offer = { number, version, action: post.action, sent: added ? post.copy : null };
      else if (found.kind !== "changed") this.composer.takeOut(this.standing, found);
      this.standing = null;
    }
    const at = document.activeElement;
    const ours = at === document.body || this.composer.contains(at);
    const theirs = page.getElementById(this.composer.id);
    if (theirs) this.composer.renew(theirs);
    if (/[?&](list|q|author|key|photo|unverified|day)=[^&]/.test(location.search)) {
      sayAs(page);
      refreshWanted();
    } else {
      swapDesk(page, order);
    }
    if (this.offer && this.wanted) this.list.focusOffer();
    else if (ours) this.composer.editor.focus();
    this.wanted = false;
  }

  refused(post, answer) {
    const theirs = answer.page.getElementById(this.composer.id);
    if (this.standing?.key !== post.key) {
      // The composer holds another text; the refused one is in the list beside it.
      this.composer.failed = "untilTyped";
      return this.composer.tell(answer.reason ? say("outbox.refused.why", answer.reason) : say("outbox.refused"), true);
    }
    this.standing = null;
    this.wanted = false;
    this.state = { posts: this.state.posts.filter(other => other.key !== post.key) };
    if (answer.number) {
      // The key was used before with another text, which was accepted.
      this.offer = { number: answer.number, version: answer.version, action: post.action };
      this.composer.forgetErrors();
      return this.list.focusOffer();
    }
    if (theirs) this.composer.takeErrors(theirs);
    this.composer.failed = "untilTyped";
    this.composer.tell(theirs ? say("sending.refused") : answer.reason || say("sending.failed"), true);
  }

  /** Puts a text back into the composer. A text already there is put aside. */
  returned(post) {
    if (this.standing?.key === post.key) {
      this.standing = null;
      return;
    }
    if (this.standing) {
      const found = this.composer.difference(this.standing);
      if (found.kind !== "changed") {
        this.composer.takeOut(this.standing, found);
        this.standing = null;
      }
    }
    if (isWorthKeeping(copyOf(this.form))) this.putAside(copyOf(this.form));
    putBack(this.form, { ...post.copy, fields: { ...post.copy.fields, key: mayBeOut(post) ? post.key : uniqueId() } });
    this.standing = null;
    this.offer = null;
    this.composer.tellTime();
    this.composer.editor.focus();
  }

  putAside(copy) {
    const { state } = decide(this.state, { type: "putAside", post: { key: uniqueId(), action: "publish", aside: true, copy, at: Date.now() } });
    this.state = state;
    this.composer.keep();
    this.show();
  }

  /** Restores the posts of an earlier page. */
  restore({ posts = [], standing, begun, offer }, typed) {
    const post = posts.find(other => other.key === standing);
    if (post && !typed) {
      this.standing = { key: post.key, ...this.asSent(post.copy) };
      this.standing.begun = begun ?? this.composer.difference(this.standing).kind !== "same";
    }
    if (offer && !typed) this.offer = offer;
    if (posts.length || offer) this.dispatch({ type: "restored", found: posts, now: Date.now() });
  }

  asSent(copy) {
    return { copy, doc: this.composer.editor.parse(copy.fields.body ?? "") };
  }

  /** Offers the copies that closed windows left; the first may have been taken over already. */
  offerLeft(left) {
    this.left = left.filter(found => isWorthKeeping(found.copy) || found.copy.posts?.length);
    this.list.show();
  }

  /** Takes over a copy of a closed window. */
  takeLeft({ key, copy }) {
    localStorage.removeItem(key);
    if (isWorthKeeping(copy)) {
      if (isWorthKeeping(copyOf(this.form))) this.putAside(copyOf(this.form));
      putBack(this.form, { ...copy, fields: { ...copy.fields, key: copy.fields.key || uniqueId() } });
      this.standing = null;
      this.offer = null;
    }
    this.restore(copy, false);
    this.composer.keep();
    this.composer.tellElsewhere();
    this.composer.editor.focus();
  }

  dropLeft({ key }) {
    localStorage.removeItem(key);
    this.composer.tellElsewhere();
  }

  /** Called when the editor starts over: posts are still sent, the offered change is dropped. */
  textGone() {
    this.standing = null;
    this.offer = null;
    this.show();
  }

  publishAsNew() {
    const { action, sent } = this.offer;
    this.offer = null;
    if (sent) {
      const taken = this.asSent(sent);
      const found = this.composer.difference(taken);
      if (found.kind === "next") this.composer.takeOut(taken, found);
    }
    return this.press(action);
  }

  dropChange() {
    this.offer = null;
    this.composer.startOver();
  }

  /** Saves the text in the composer as a change of the entry it was posted as. */
  async saveChange(action, again = true) {
    if (this.saving) return;
    const { number, version } = this.offer;
    const sent = this.composer.taken();
    this.saving = true;
    this.composer.tell(say("sending.draft"));
    let answer;
    try {
      const address = `${this.address}/${number}`;
      const body = this.body(sent.copy, { key: null, pin: null, version, action });
      const response = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" }, signal: AbortSignal.timeout(PATIENCE) });
      answer = read(response, await response.text());
    } catch {
      document.dispatchEvent(new Event("dateline:connection"));
      return this.composer.tell(say("unchanged"), true);
    } finally {
      this.saving = false;
    }
    const out = answer.signIn || answer.status === 401;
    if (again && (out || answer.status === 403)) {
      if (!out && await freshTokens().catch(() => false) || await signInAgain()) return this.saveChange(action, false);
      return this.composer.tell(SIGNED_OUT, true);
    }
    if (answer.ok) return this.changed(sent, answer);
    const theirs = answer.page.getElementById(`composer-entry-${number}`);
    if (answer.status === 422 && theirs) {
      this.composer.takeErrors(theirs);
      return this.composer.tell(say("sending.refused"), true);
    }
    if (answer.status === 409) return this.openEdit(sent.copy);
    this.composer.tell(answer.reason || say("sending.failed"), true);
  }

  changed(sent, { page }) {
    this.offer = null;
    const found = this.composer.difference(sent);
    if (found.kind !== "changed") this.composer.takeOut(sent, found);
    this.composer.tell("");
    this.composer.keep();
    this.show();
    sayAs(page);
    refreshWanted();
    this.composer.editor.focus();
  }

  /** Opens the entry's own form, which shows both versions, because someone else changed the entry meanwhile. */
  openEdit(copy) {
    const { number, version } = this.offer;
    const kept = new Kept(this.composer.kept.name.replace(/new$/, `entry-${number}`));
    const { key, pin, action, ...fields } = copy.fields;
    kept.write({ ...copy, fields: { ...fields, version: String(version) } });
    this.offer = null;
    this.composer.startOver();
    const edit = document.querySelector(`#entry-${number} .row__action`);
    if (edit) edit.click();
    else location.assign(`${this.address}/${number}/edit`);
  }

  /** The key under which the same text was sent from another window a moment ago, so that it is not published twice. */
  keyOfSame(copy) {
    const { kept } = this.composer;
    const sent = [...kept.all().filter(found => found.window !== kept.window).flatMap(found => found.copy.posts ?? []), ...kept.sentElsewhere()];
    return sent.find(post => !post.aside && Date.now() - post.at < RECENT && text(post.copy) === text(copy))?.key ?? null;
  }

  show() {
    this.list.show();
    const first = head(this.state);
    if (!first) return;
    const more = this.state.posts.filter(post => post.phase === "waiting" && post !== first).length;
    const words = [this.words(first), more && count("sending.queue", more), this.wanted && say("sending.wanted")].filter(Boolean);
    this.composer.tell(words.join(" "), !["sending", "waiting"].includes(first.phase) || navigator.onLine === false);
  }

  words({ phase, action, asked, status }) {
    if (phase === "signedOut") return SIGNED_OUT;
    if (phase === "waiting") return say("sending.offline");
    if (phase === "unknown") return status ? say("sending.trouble") : say("sending.unknown");
    if (asked > 1) return say("sending.asking");
    return say(action === "draft" ? "sending.draft" : "sending");
  }
}

const SETTLING = {
  published: (posting, { post, answer }) => posting.published(post, answer),
  refused: (posting, { post, answer }) => posting.refused(post, answer),
  returned: (posting, { post }) => posting.returned(post),
};

/** The text of a copy, without settings and key. */
function text({ fields, rows }) {
  return JSON.stringify([(fields.headline ?? "").trim(), plainHtml(fields.body ?? ""), rows]);
}

/** Reads a response for the state machine and the page. */
function read(response, text, order) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const said = page.querySelector("[data-posted]")?.dataset;
  const wait = Number(response.headers.get("Retry-After"));
  return {
    page, order, ok: response.ok && !isSignIn(response.url), status: response.status, signIn: isSignIn(response.url),
    // A foreign page, such as one of a proxy or a captive portal, confirms nothing.
    posted: response.ok && !isSignIn(response.url) && Boolean(said || response.redirected && page.getElementById("timeline")),
    number: Number(said?.posted) || null, version: Number(said?.version) || 0,
    retryAfter: Number.isFinite(wait) ? wait : 0,
    reason: page.querySelector(".refusal__sentence, .errors__list li")?.textContent.trim() ?? "",
  };
}
