// Files and links dropped anywhere on a page: pictures are taken, others are answered, and the page stays.
import { target } from "newsroom/links.js";
import { say as notify } from "newsroom/notice.js";
import { say } from "newsroom/words.js";

const KINDS = [
  ["drop.text", /\.(pdf|docx?|odt|rtf|txt|md|pages|html?)$/i, /^(text\/(?!csv)|application\/(pdf|msword|rtf))/],
  ["drop.sheet", /\.(xlsx?|ods|csv|tsv|numbers)$/i, /^(text\/csv|application\/vnd\.ms-excel)/],
  ["drop.video", /\.(mp4|mov|m4v|avi|mkv|webm|wmv)$/i, /^video\//],
  ["drop.audio", /\.(mp3|wav|m4a|aac|ogg|flac)$/i, /^audio\//],
];
const PICTURE = /\.(jpe?g|png|webp|gif|heic|heif|avif|tiff?|bmp)$/i;

/** Whether a file is meant as a picture. The server tells which formats it takes. */
export function isPicture(file) {
  return file.type.startsWith("image/") || !file.type && PICTURE.test(file.name);
}

/** Takes pictures into a form, and says of other files what they are and what to do. */
export function takeFiles(files, form) {
  const pictures = files.filter(isPicture);
  if (pictures.length && form) form.figures.take(pictures);
  const answers = files.filter(file => !isPicture(file)).map(answer);
  if (pictures.length && !form) answers.push(say("drop.nowhere"));
  if (answers.length) notify([...new Set(answers)].join(" "), { wrong: true });
}

function answer(file) {
  const kind = KINDS.find(([, name, type]) => name.test(file.name) || type.test(file.type))?.[0] ?? "drop.other";
  return say(kind, file.name);
}

/** The form that takes what is dropped on an element. */
function formAt(element) {
  return element?.closest?.("dateline-composer") ?? document.getElementById("composer-new");
}

const carriesFiles = event => [...event.dataTransfer?.types ?? []].includes("Files");
const isLink = event => [...event.dataTransfer?.types ?? []].includes("text/uri-list");
const isField = element => Boolean(element?.closest?.("input, textarea, [contenteditable=true]"));
/** A browser's own field for files takes them by itself. */
const isFileField = element => Boolean(element?.closest?.("input[type=file]"));

addEventListener("dragover", event => {
  if (isFileField(event.target) || event.defaultPrevented) return;
  if (carriesFiles(event) || isLink(event) && !isField(event.target)) event.preventDefault();
});

addEventListener("drop", event => {
  if (event.defaultPrevented || isFileField(event.target)) return;
  if (carriesFiles(event)) {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    const own = event.target.closest?.("dateline-figures");
    if (own && !own.closest("dateline-composer")) return takeFiles(files, { figures: own });
    takeFiles(files, formAt(event.target));
  } else if (isLink(event) && !isField(event.target)) {
    event.preventDefault();
    const url = event.dataTransfer.getData("text/uri-list").split(/\r?\n/).find(line => /^https?:/i.test(line));
    if (url) formAt(event.target)?.embeds?.take(target(url));
  }
});
