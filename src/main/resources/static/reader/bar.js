// One line at the foot of the window, for what a reader should know of the page itself. Of several, the most pressing one is shown.

import { element, say } from './words.js';

const PRESSING = ['lost', 'ended', 'paused', 'since'];
const lines = new Map();
const text = element('p', { className: 'bar__text', role: 'status' });
const act = element('span', { className: 'bar__act' });
const bar = element('aside', { className: 'bar', hidden: true, ariaLabel: say('page') }, text, act);

/** Shows a line under its name, with a link or a button where there is something to do; without words, takes it away. */
export function note(name, words, action) {
  if (words) lines.set(name, { words, action });
  else lines.delete(name);
  const first = PRESSING.find(one => lines.has(one));
  const line = lines.get(first);
  bar.hidden = !line;
  if (!bar.isConnected) document.body.append(bar);
  if (!line || line === bar.line) return;
  bar.line = line;
  text.textContent = line.words;
  act.replaceChildren(...(line.action ? [line.action] : []), dismissal(first));
}

function dismissal(name) {
  const button = element('button', { className: 'bar__dismiss', type: 'button', textContent: '×', ariaLabel: say('dismiss') });
  button.addEventListener('click', () => note(name, ''));
  return button;
}
