// Shows the posts being sent beside the composer, and asks what to do with a text that was changed after it was sent.
import { firstWords } from "newsroom/copy.js";
import { mayBeOut } from "newsroom/outbox.js";
import { say } from "newsroom/words.js";

export class PostList {
  constructor(posting) {
    this.posting = posting;
    this.list = posting.composer.querySelector("[data-outbox]");
    this.offer = posting.composer.querySelector("[data-offer]");
    this.offer.querySelector("[data-offer-change]").addEventListener("click", () => posting.press(posting.offer.action));
    this.offer.querySelector("[data-offer-new]").addEventListener("click", () => posting.publishAsNew());
    this.offer.querySelector("[data-offer-drop]").addEventListener("click", () => posting.dropChange());
  }

  show() {
    const { posting } = this;
    const shown = posting.state.posts.filter(post => post.key !== posting.standing?.key);
    const items = [...shown.map(post => this.item(post)), ...(posting.left ?? []).map(found => this.leftItem(found))];
    // Keeps the focus on the same button while the list is rebuilt.
    const at = [...this.list.querySelectorAll("button")].indexOf(document.activeElement);
    const key = at < 0 ? null : document.activeElement.dataset.key;
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    if (key) (this.list.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? posting.composer.editor).focus();
    this.showOffer();
  }

  item(post) {
    const { posting } = this;
    const buttons = [];
    const held = post.phase === "held";
    if (held && !post.aside) buttons.push(["send", () => posting.dispatch({ type: "released", key: post.key })]);
    if (held || post.phase === "refused" || post.phase === "waiting") buttons.push(["back", () => posting.dispatch({ type: "takenBack", key: post.key })]);
    if (held || post.phase === "refused") buttons.push(["drop", () => posting.dispatch({ type: "discarded", key: post.key })]);
    return this.row(post.key, firstWords(post.copy), this.words(post), buttons);
  }

  words(post) {
    if (post.aside) return say("outbox.aside");
    if (post.phase === "refused") return post.reason ? say("outbox.refused.why", post.reason) : say("outbox.refused");
    if (post.phase === "held") return say(mayBeOut(post) ? "outbox.held.asked" : "outbox.held");
    return say({ waiting: "outbox.waiting", sending: "outbox.sending", unknown: "outbox.unknown", signedOut: "outbox.signedOut" }[post.phase]);
  }

  leftItem(found) {
    return this.row(found.key, firstWords(found.copy), say("outbox.left"),
      [["back", () => this.posting.takeLeft(found)], ["drop", () => this.posting.dropLeft(found)]]);
  }

  row(key, text, words, buttons) {
    const row = document.createElement("li");
    row.className = "outbox__post";
    const quoted = document.createElement("span");
    quoted.className = "outbox__text";
    quoted.textContent = text || "…";
    const state = document.createElement("span");
    state.className = "outbox__state";
    state.textContent = words;
    row.append(quoted, state, ...buttons.map(([name, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--quiet";
      button.dataset.key = `${key} ${name}`;
      button.dataset.do = name;
      button.textContent = say({ send: "outbox.send", back: "outbox.back", drop: "outbox.drop" }[name]);
      button.addEventListener("click", act);
      return button;
    }));
    return row;
  }

  showOffer() {
    const { offer, composer } = this.posting;
    composer.toggleAttribute("data-offered", Boolean(offer));
    this.offer.hidden = !offer;
    const text = offer ? say(offer.action === "publish" ? "offer.out" : "offer.saved", `#${offer.number}`) : "";
    const line = this.offer.querySelector("[data-offer-text]");
    if (line.textContent !== text) line.textContent = text;
    if (offer) this.offer.querySelector("[data-offer-new]").textContent = say(offer.sent ? "offer.new.added" : "offer.new");
    if (offer) this.offer.querySelector("[data-offer-change]").textContent = say("offer.change", `#${offer.number}`);
  }

  focusOffer() {
    this.showOffer();
    this.offer.querySelector("[data-offer-change]").focus();
  }
}
