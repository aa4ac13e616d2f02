// <dateline-figures>: photos with their texts, uploaded as soon as they are picked, pasted or dropped.
import { Rows } from "newsroom/rows.js";
import { isSignIn } from "newsroom/address.js";
import { signInAgain } from "newsroom/sign-in.js";
import { SIGNED_OUT } from "newsroom/swaps.js";
import { say } from "newsroom/words.js";

const UPLOAD = "/newsroom/photos";
/** Restrictions that stop a publication until somebody says why the photo may be used. */
const STOPPING = ["kill", "embargo"];

class DatelineFigures extends Rows {
  connectedCallback() {
    if (this.list) return;
    super.connectedCallback();
    this.most = Number(this.dataset.most);
    this.underway = new Set();
    /** The files of rows whose upload failed. */
    this.unsent = new WeakMap();
    const pick = this.querySelector("input[type=file]");
    if (pick) this.picker(pick);
  }

  /** Takes over a file field: its files are uploaded at once instead of with the form. */
  picker(field) {
    field.removeAttribute("name");
    field.addEventListener("change", () => {
      this.take(field.files);
      field.value = "";
    });
    // Files picked before this script was loaded.
    if (field.files.length) field.dispatchEvent(new Event("change"));
  }

  /** Resolves when no upload is under way. */
  async settled() {
    while (this.underway.size) await Promise.allSettled([...this.underway]);
  }

  /** Whether a row has no photo because its upload failed. */
  get broken() {
    return this.rows.some(row => !row.querySelector("[name$='.photo']").value);
  }

  pressed(event) {
    super.pressed(event);
    const row = event.target.closest("[data-retry]")?.closest("[data-rows] > *");
    if (row) this.send(row, this.unsent.get(row));
  }

  take(files) {
    for (const file of files) {
      if (this.most === 1) this.clear();
      this.send(this.add(), file);
    }
  }

  send(row, file) {
    const work = this.upload(row, file).catch(reason => this.failed(row, file, reason)).finally(() => this.underway.delete(work));
    this.underway.add(work);
  }

  upload(row, file) {
    const progress = row.querySelector("progress");
    this.state(row, file.name ? say("photo.sending", file.name) : say("photo.sending.pasted"));
    progress.hidden = false;
    progress.removeAttribute("value");
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      const token = this.closest("form").elements._csrf;
      body.set("file", file, file.name || "pasted.png");
      request.upload.addEventListener("progress", event => { if (event.lengthComputable) progress.value = event.loaded / event.total; });
      request.addEventListener("error", () => reject(say("offline")));
      request.addEventListener("load", () => {
        if (isSignIn(request.responseURL) || request.status === 401) return reject(SIGNED_OUT);
        if (request.status === 413) return reject(say("photo.large", file.name));
        if (request.status !== 201) return reject(request.response?.error ?? say("photo.refused", file.name));
        resolve(this.arrived(row, request.response));
      });
      request.open("POST", UPLOAD);
      request.responseType = "json";
      if (token) request.setRequestHeader("X-CSRF-TOKEN", token.value);
      request.send(body);
    });
  }

  arrived(row, photo) {
    const words = row.querySelector("[name$='.caption']");
    const alt = row.querySelector("[name$='.alt']");
    this.show(row, photo);
    // Texts typed during the upload take precedence over the photo's own.
    words.value ||= photo.caption ?? "";
    alt.value ||= photo.alt ?? "";
    this.state(row, "");
    this.changed();
  }

  show(row, photo) {
    const image = row.querySelector("img");
    image.src = photo.preview;
    if (photo.width) {
      image.width = photo.width;
      image.height = photo.height;
    }
    row.querySelector("[name$='.photo']").value = photo.key;
    row.querySelector("[data-credit]").textContent = photo.credit || say("photo.uncredited");
    row.querySelector("[data-uncredited]").hidden = Boolean(photo.credit);
    const focus = row.querySelector("[data-focus]");
    focus.href = `${UPLOAD}/${photo.key}/focus`;
    focus.hidden = false;
    row.querySelector("[data-still]").hidden = !photo.animated;
    this.showUsage(row, photo);
  }

  /** Shows what the file says of the photo's use, and asks why it may be used where that stops a publication. */
  showUsage(row, photo) {
    const usage = row.querySelector("[data-usage]");
    const stops = STOPPING.includes(photo.restriction);
    usage.textContent = photo.usage ?? "";
    usage.dataset.restriction = photo.restriction ?? "";
    usage.hidden = !photo.usage;
    usage.classList.toggle("figure__usage--stops", stops);
    row.querySelector("[data-clearance]").hidden = !stops;
  }

  failed(row, file, reason) {
    this.state(row, String(reason), true);
    this.unsent.set(row, file);
    row.querySelector("[data-retry]").hidden = false;
    if (reason === SIGNED_OUT) signInAgain().then(back => { if (back && row.isConnected) this.send(row, file); });
  }

  state(row, text, wrong = false) {
    const line = row.querySelector("[data-state]");
    line.hidden = !text;
    line.classList.toggle("figure__state--wrong", wrong);
    line.querySelector("[data-state-text]").textContent = text;
    line.querySelector("progress").hidden = wrong || !text;
    line.querySelector("[data-retry]").hidden = true;
  }

  isBlank(row) {
    return false;
  }

  /** Adds a row from a copy kept in the browser. */
  restore(values) {
    if (!values.photo) return;
    const row = this.add(values);
    this.show(row, { key: values.photo, preview: `${UPLOAD}/${values.photo}/320.jpg`, ...values, photo: undefined });
  }
}

customElements.define("dateline-figures", DatelineFigures);
