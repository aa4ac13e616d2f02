// A menu of the hours of each day, as links to entries. Updated when entries or the chosen time zone change.

import { element, say } from './words.js';
import { hourLabel } from './times.js';

function list(day) {
  const hours = new Map();
  for (const entry of day.querySelectorAll('.entry')) {
    const label = hourLabel(entry);
    if (!hours.has(label)) hours.set(label, entry.id);
  }
  const signature = [...hours].join();
  if (day.hours === signature) return;
  day.hours = signature;
  let menu = day.querySelector('.hours');
  if (hours.size < 2) return menu?.remove();
  if (!menu) {
    menu = element('details', { className: 'hours' }, element('summary', { className: 'hours__label', textContent: say('hours') }),
      element('ul', { className: 'hours__list' }));
    day.querySelector('.day__bar').append(menu);
  }
  const links = [...hours].map(([label, id]) => element('li', {}, element('a', { href: `#${id}`, textContent: label })));
  if (!menu.open || !menu.contains(document.activeElement)) menu.querySelector('.hours__list').replaceChildren(...links);
}

const listAll = () => document.querySelectorAll('.day').forEach(list);

document.addEventListener('timeline-changed', listAll);
document.addEventListener('times-changed', listAll);
document.addEventListener('click', event => {
  const chosen = event.target.closest('.hours a');
  for (const menu of document.querySelectorAll('.hours[open]')) if (chosen || !menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && event.target.closest('.hours[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
