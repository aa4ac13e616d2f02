// <dateline-focus>: a photo with a mark at its focal point, moved by a click or the arrow keys, and saved at once.
import { isSignIn } from "newsroom/address.js";
import { signInAgain } from "newsroom/sign-in.js";
import { say } from "newsroom/words.js";

const STEP = 0.02;
const LARGE_STEP = 0.1;
const ARROWS = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] };
const UNSET = { x: 0.5, y: 0.33 };

class DatelineFocus extends HTMLElement {
  connectedCallback() {
    if (this.mark) return;
    this.form = this.querySelector("form");
    this.frame = this.querySelector(".focus__frame");
    this.state = this.querySelector("[role=status]");
    this.querySelector("[data-save]").hidden = true;
    this.mark = document.createElement("button");
    this.mark.type = "button";
    this.mark.className = "focus__mark";
    this.mark.setAttribute("aria-label", say("focus.mark"));
    this.frame.append(this.mark);
    this.show();
    this.frame.addEventListener("click", event => this.clicked(event));
    this.mark.addEventListener("keydown", event => this.pressed(event));
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("submit", event => this.submitted(event));
  }

  clicked(event) {
    // A click by the keyboard has no place.
    if (!event.detail) return;
    const box = this.querySelector("img").getBoundingClientRect();
    this.set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    this.mark.focus({ preventScroll: true });
  }

  pressed(event) {
    const arrow = ARROWS[event.key];
    if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const point = this.point();
    point[arrow[0]] += arrow[1] * (event.shiftKey ? LARGE_STEP : STEP);
    this.set(point.x, point.y);
  }

  point() {
    return { x: Number(this.form.elements.x.value), y: Number(this.form.elements.y.value) };
  }

  set(x, y) {
    this.form.elements.x.value = Math.min(1, Math.max(0, x));
    this.form.elements.y.value = Math.min(1, Math.max(0, y));
    this.changed();
  }

  changed() {
    this.show();
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.save(new FormData(this.form)), 300);
  }

  show() {
    const { x, y } = this.point();
    this.mark.style.left = `${x * 100}%`;
    this.mark.style.top = `${y * 100}%`;
  }

  submitted(event) {
    event.preventDefault();
    clearTimeout(this.wait);
    if (event.submitter?.name !== "centre") return void this.save(new FormData(this.form));
    Object.entries(UNSET).forEach(([name, value]) => { this.form.elements[name].value = value; });
    this.show();
    this.save(new FormData(this.form, event.submitter));
  }

  /** Saves one after the other, and of those that wait only the last. */
  async save(body) {
    this.next = body;
    if (this.saving) return;
    this.saving = true;
    while (this.next) {
      const sent = this.next;
      this.next = undefined;
      await this.send(sent);
    }
    this.saving = false;
  }

  async send(body) {
    const answer = await fetch(this.form.action, { method: "POST", body: new URLSearchParams(body) }).catch(() => null);
    if (answer && (isSignIn(answer.url) || answer.status === 401)) return void ((await signInAgain()) && this.save(new FormData(this.form)));
    if (!answer?.ok) return void (this.state.textContent = say("focus.lost"));
    const { x, y } = this.point();
    this.state.textContent = body.has("centre") ? say("focus.centred") : say("focus.saved", Math.round(x * 100), Math.round(y * 100));
  }
}

customElements.define("dateline-focus", DatelineFocus);

let dialog;

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-focus]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link.href);
});

function open(address) {
  dialog ??= made();
  dialog.querySelector("[data-focus-place]").replaceChildren();
  dialog.showModal();
  show(address);
}

function made() {
  const shell = document.getElementById("focus-dialog").content.firstElementChild.cloneNode(true);
  document.body.append(shell);
  shell.querySelector("[data-close-focus]").addEventListener("click", () => shell.close());
  return shell;
}

async function show(address) {
  const asked = dialog.asked = Symbol("asked");
  const status = dialog.lastElementChild.previousElementSibling;
  status.textContent = "";
  const answer = await fetch(address).catch(() => null);
  if (answer && isSignIn(answer.url)) return void ((await signInAgain()) && show(address));
  if (dialog.asked !== asked) return;
  if (!answer?.ok) return void (status.textContent = say(answer?.status === 403 ? "focus.editors" : "focus.lost"));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focus = document.importNode(page.querySelector("dateline-focus"), true);
  // The mark has its place once the photo has its size.
  await focus.querySelector("img").decode().catch(() => {});
  if (dialog.asked !== asked) return;
  dialog.querySelector("[data-focus-place]").append(focus);
  dialog.querySelector(".focus__mark")?.focus();
}
