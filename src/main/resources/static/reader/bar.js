// One line at the foot of the window, for what a reader should know of the page itself. Of several, the most pressing one is shown.

import { element, say } from './words.js';

const PRESSING = ['lost', 'ended', 'paused', 'since'];
const lines = new Map();
const text = element('p', { className: 'bar__text' });
const act = element('span', { className: 'bar__act' });
const bar = element('aside', { className: 'bar', hidden: true, ariaLabel: say('page') }, text, act);

// There before it has anything to say: only then is it heard.
const voice = element('p', { className: 'hidden', role: 'status' });
let speech;
document.body.append(voice, bar);

/** Says something to those who hear the page. */
export function speak(words) {
  voice.textContent = '';
  clearTimeout(speech);
  speech = setTimeout(() => { voice.textContent = words; }, 250);
}

/** Shows a line under its name, with a link or a button where there is something to do; without words, takes it away. */
export function note(name, words, action) {
  if (words) lines.set(name, { words, action });
  else lines.delete(name);
  const first = PRESSING.find(one => lines.has(one));
  const line = lines.get(first);
  bar.hidden = !line;
  if (!line || line === bar.line) return;
  bar.line = line;
  text.textContent = line.words;
  speak(line.words);
  act.replaceChildren(...(line.action ? [line.action] : []), dismissal(first));
}

function dismissal(name) {
  const button = element('button', { className: 'bar__dismiss', type: 'button', textContent: '×', ariaLabel: say('dismiss') });
  button.addEventListener('click', () => note(name, ''));
  return button;
}
