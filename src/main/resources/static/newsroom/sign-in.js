// Signs in again in a dialog, so that the page and its text remain.
import { isSignIn } from "newsroom/address.js";
import { say } from "newsroom/words.js";

const dialog = document.getElementById("sign-in-again");
let asking = null;

/** Resolves to whether someone signed in. Concurrent calls share one dialog. */
export function signInAgain() {
  asking ??= ask().finally(() => { asking = null; });
  return asking;
}

function ask() {
  if (!dialog) return Promise.resolve(false);
  const before = document.activeElement;
  tell("");
  dialog.querySelector("#again-password").value = "";
  dialog.showModal();
  return new Promise(resolve => {
    let done = false;
    const submitted = async event => {
      event.preventDefault();
      const wrong = await signIn();
      tell(wrong);
      if (wrong) return dialog.querySelector("#again-password").select();
      done = true;
      dialog.close();
    };
    dialog.addEventListener("submit", submitted);
    dialog.addEventListener("close", () => {
      dialog.removeEventListener("submit", submitted);
      before?.focus?.();
      resolve(done);
    }, { once: true });
  });
}

/** Signs in; returns an error message, or an empty string on success. */
async function signIn() {
  try {
    let page = await fetched("/newsroom/sign-in");
    if (account(page) && account(page) !== account(document)) {
      // Someone else signed in meanwhile. A browser has one session, so theirs ends before this account's begins.
      await fetch("/newsroom/sign-out", { method: "POST", body: new URLSearchParams({ _csrf: token(page) }) });
      page = await fetched("/newsroom/sign-in");
    }
    if (page.querySelector("form.sign-in")) {
      const body = new URLSearchParams({
        email: dialog.querySelector("#again-email").value, password: dialog.querySelector("#again-password").value, _csrf: token(page),
      });
      const answer = await fetch("/newsroom/sign-in", { method: "POST", body });
      if (isSignIn(answer.url)) {
        return say(answer.url.includes("wait") ? "again.wait" : "again.refused");
      }
    }
    if (await freshTokens()) return "";
    const now = await fetched("/newsroom");
    // Someone else signed in, so the page is reloaded for them. The text written here stays with the account that wrote
    // it.
    if (account(now) && account(now) !== account(document)) location.reload();
    return say("failed");
  } catch {
    return say("again.offline");
  }
}

/**
 * Replaces the CSRF tokens of forms after the session changed. False when no one is signed in, or another account: that
 * account must not send what was written here.
 */
export async function freshTokens() {
  const answer = await fetch("/newsroom");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (isSignIn(answer.url) || !token(page) || account(page) !== account(document)) return false;
  document.querySelectorAll("input[name=_csrf]").forEach(field => { field.value = token(page); });
  return true;
}

/** Adds the CSRF token of this page to forms that came without one. */
export function addTokens(part) {
  const value = token(document);
  for (const form of part.querySelectorAll("form[method=post]")) {
    if (form.querySelector("input[name=_csrf]")) continue;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "_csrf" });
    field.setAttribute("value", value);
    form.prepend(field);
  }
}

const fetched = async address => new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");

const token = page => page.querySelector("input[name=_csrf]")?.value ?? "";

const account = page => page.querySelector("meta[name=account]")?.content;

function tell(text) {
  dialog.querySelector("[data-again-error]").textContent = text;
}
