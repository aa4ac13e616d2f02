// Marks the rows of entries with unsaved changes in this browser.
import { numbersKept } from "newsroom/kept.js";
import { say } from "newsroom/words.js";

function mark() {
  const story = document.getElementById("composer-new")?.dataset.kept?.split("/")[0];
  if (!story) return;
  const kept = numbersKept(story);
  document.querySelectorAll("#timeline .row, #side .waiting").forEach(row => {
    const unsaved = kept.has(row.id.replace(/^(entry|aside)-/, "")) && !row.querySelector(".row__panel dateline-composer");
    const shown = row.querySelector(":scope [data-unsaved]");
    if (unsaved === Boolean(shown)) return;
    if (shown) return shown.remove();
    const badge = document.createElement("span");
    badge.className = "badge badge--unsaved";
    badge.dataset.unsaved = "";
    badge.textContent = say("unsaved");
    (row.querySelector(".row__who, .waiting__facts") ?? row).prepend(badge, " ");
  });
}

mark();
document.addEventListener("dateline:swapped", mark);
document.addEventListener("htmx:afterSwap", mark);
document.addEventListener("dateline:kept", mark);
addEventListener("storage", mark);
addEventListener("pageshow", mark);
