// Says in a form which text of it is open in another window of the editor.
import { firstWords } from "newsroom/copy.js";
import { say } from "newsroom/words.js";

/** Names the newest of the texts in the form's status line. Clears the line when there is none. */
export async function tellElsewhere(form, kept, isText = () => true) {
  const line = form.querySelector("[data-elsewhere]");
  if (!line) return;
  const [copy] = (await kept.open()).map(found => found.copy).filter(isText);
  const text = copy ? say("elsewhere", firstWords(copy) || "…") : "";
  if (line.textContent !== text) line.textContent = text;
}
