// Makes the changes of a story on its open page, each once and in the order of its seq. New entries slide in where the reader is at the
// top and otherwise wait behind a button; a paused page holds every change back. Changes come from live-stream.js.

const MARKS = { edited: 'Just changed', updated: 'Just updated', corrected: 'Just corrected' };
const PAUSED = 'dateline.paused';
const STICKY = 56;

const still = matchMedia('(prefers-reduced-motion: reduce)');
const element = (tag, properties) => Object.assign(document.createElement(tag), properties);
const updates = count => `${count} new update${count === 1 ? '' : 's'}`;

function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Puts one element in another's place; the focus stays where it was, folds stay open or shut. */
function swap(old, fresh) {
  const focus = old.contains(document.activeElement) && document.activeElement;
  const shell = part => part.cloneNode(false).outerHTML;
  const same = focus && [...fresh.querySelectorAll(focus.tagName)].find(part => shell(part) === shell(focus));
  const folds = [...old.querySelectorAll('details')].map(fold => fold.open);
  fresh.querySelectorAll('details').forEach((fold, at) => { fold.open = folds[at]; });
  old.replaceWith(fresh);
  if (focus) (same ?? fresh).focus({ preventScroll: true });
}

class LiveTimeline extends HTMLElement {
  waiting = new Map();
  held = [];
  told = 0;

  connectedCallback() {
    this.seq = Number(this.dataset.seq);
    this.title0 = document.title;
    this.number();
    if (!this.dataset.live) return;
    this.controls();
    document.addEventListener('visibilitychange', () => this.settle());
  }

  controls() {
    this.status = element('p', { className: 'hidden', role: 'status' });
    this.pill = element('button', { className: 'pill', type: 'button', hidden: true });
    this.pill.addEventListener('click', () => this.catchUp());
    this.pauser = element('button', { className: 'switch__choice switch__pause', type: 'button' });
    this.pauser.addEventListener('click', () => this.pause(!this.paused));
    this.state = element('span', { className: 'timeline__state' });
    this.prepend(this.status, this.pill);
    this.querySelector('.switch').append(this.pauser, this.state);
    try { this.paused = localStorage.getItem(PAUSED) !== null; } catch { this.paused = false; }
    this.say('');
  }

  // Changes

  /** Takes a change from the server; one it has had already makes no difference. */
  receive(change) {
    if (change.seq <= this.seq) return;
    this.seq = change.seq;
    if (change.kind === 'ended') this.dataset.status = 'ended';
    if (change.kind === 'opened') this.dataset.status = 'live';
    if (this.paused) this.held.push(change);
    else this.make(change);
    this.settle();
    this.say('');
  }

  /** Makes a change, all but showing an entry that is new here. */
  make(change) {
    this.keepPlace(() => {
      for (const [id, html] of Object.entries(change.regions ?? {})) {
        const old = document.getElementById(id);
        if (old) swap(old, parse(html));
      }
      if (change.headline) this.title0 = change.headline + this.title0.slice(this.title0.lastIndexOf(' | '));
      if (change.number == null) return;
      const old = this.entry(change.number);
      if (!change.html || !this.belongs(change)) {
        this.waiting.delete(change.number);
        old?.remove();
      } else if (old) {
        if (!change.kind.endsWith('pinned')) this.replace(old, change);
      } else this.waiting.set(change.number, change);
      this.tidy();
    });
  }

  replace(old, change) {
    const fresh = parse(change.html);
    if (old.classList.contains('entry--new')) fresh.classList.add('entry--new');
    else if (MARKS[change.kind]) {
      fresh.classList.add('entry--changed');
      fresh.querySelector('.entry__when')?.append(element('span', { className: 'entry__mark', textContent: MARKS[change.kind] }));
    }
    swap(old, fresh);
    if (fresh.dataset.sort !== old.dataset.sort) this.place(fresh, change);
  }

  /** Puts an entry under its day, the day among the days, newest first. */
  place(entry, change) {
    const days = [...this.querySelectorAll('.day')];
    let day = days.find(one => one.dataset.day === change.day);
    if (!day) {
      day = element('section', { className: 'day' });
      const label = element('h2', { className: 'day__label', id: `day-${change.day}`, textContent: change.dayLabel });
      const feed = element('div', { className: 'day__entries', role: 'feed' });
      day.dataset.day = change.day;
      for (const part of [day, feed]) part.setAttribute('aria-labelledby', label.id);
      day.append(label, feed);
      (days.find(one => one.dataset.day < change.day) ?? this.querySelector('.timeline__older'))?.before(day);
      if (!day.isConnected) this.append(day);
    }
    const feed = day.querySelector('.day__entries');
    feed.insertBefore(entry, [...feed.children].find(one => one !== entry && one.dataset.sort < change.sort) ?? null);
  }

  /** An entry older than this page's last stands on an older page. */
  belongs(change) {
    const last = [...this.querySelectorAll('.day .entry')].filter(entry => entry.dataset.number !== String(change.number)).at(-1);
    return !this.dataset.older || !last || change.sort > last.dataset.sort;
  }

  tidy() {
    for (const day of this.querySelectorAll('.day')) if (!day.querySelector('.entry')) day.remove();
    this.number();
    document.dispatchEvent(new Event('timeline-changed'));
  }

  number() {
    for (const feed of this.querySelectorAll('.day__entries')) {
      [...feed.children].forEach((entry, at) => {
        entry.setAttribute('aria-posinset', at + 1);
        entry.setAttribute('aria-setsize', feed.children.length);
      });
    }
  }

  get live() {
    return this.dataset.status === 'live';
  }

  entry(number) {
    return this.querySelector(`#entry-${number}`);
  }

  /** The page is too far behind to be told change by change. */
  reset() {
    this.waiting.clear();
    this.held = [];
    this.tell();
    this.prepend(element('a', { className: 'pill', href: location.pathname, textContent: 'Reload for the newest updates' }));
  }

  // New entries

  /** Shows what waits if that disturbs nobody, and says how much waits if it does. */
  settle() {
    if (this.waiting.size && this.isFree()) this.show(true);
    this.tell();
  }

  isFree() {
    const first = this.querySelector('.day .entry');
    const top = scrollY < 64 || !first || first.getBoundingClientRect().top > innerHeight;
    return top && !this.paused && !document.hidden && !document.activeElement?.closest('.day') && getSelection().isCollapsed;
  }

  show(slide) {
    const fresh = [...this.waiting.values()].map(change => {
      const entry = parse(change.html);
      entry.classList.add('entry--new');
      this.place(entry, change);
      return entry;
    });
    this.waiting.clear();
    this.tidy();
    if (slide && fresh.length) {
      this.announce(fresh.length);
      if (!still.matches) for (const entry of fresh) this.slide(entry);
    }
    return fresh;
  }

  slide(entry) {
    const height = `${entry.offsetHeight}px`;
    const shut = { height: 0, opacity: 0, overflow: 'clip' };
    const room = { height, opacity: 0, overflow: 'clip', offset: .6 };
    entry.animate([shut, room, { height, opacity: 1 }], { duration: 360, easing: 'ease-out' });
  }

  /** The reader asks for what waits. */
  catchUp() {
    this.held.splice(0).forEach(change => this.make(change));
    const all = this.querySelector('input[value="all"]');
    if (all) all.checked = true;
    let fresh = [];
    this.keepPlace(() => { fresh = this.show(false); });
    this.tell();
    const first = [...this.querySelectorAll('.day .entry')].find(entry => fresh.includes(entry));
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ behavior: still.matches ? 'auto' : 'smooth' });
  }

  /** How many entries the reader would find new. */
  count() {
    const numbers = new Set(this.waiting.keys());
    for (const change of this.held) {
      if (change.number == null || this.entry(change.number)) continue;
      if (change.html && this.belongs(change)) numbers.add(change.number);
      else numbers.delete(change.number);
    }
    return numbers.size;
  }

  tell() {
    const count = this.count();
    this.pill.textContent = updates(count);
    this.pill.hidden = count === 0;
    document.title = count ? `(${count}) ${this.title0}` : this.title0;
    if (count > this.told) this.announce(count);
    this.told = count;
  }

  announce(count) {
    if (document.hidden) return;
    this.status.textContent = '';
    clearTimeout(this.speech);
    this.speech = setTimeout(() => { this.status.textContent = updates(count); }, 250);
  }

  pause(paused) {
    this.paused = paused;
    try {
      if (paused) localStorage.setItem(PAUSED, 'yes');
      else localStorage.removeItem(PAUSED);
    } catch { /* It holds for this page, then. */ }
    if (!paused) {
      this.held.splice(0).forEach(change => this.make(change));
      this.show(true);
    }
    this.tell();
    this.say('');
  }

  /** What stands beside the pause button. */
  say(words) {
    this.pauser.hidden = !this.live && !this.paused;
    this.pauser.textContent = this.paused ? 'Resume updates' : 'Pause updates';
    this.state.textContent = words || (!this.live ? 'Coverage has ended' : this.paused ? 'Paused' : '');
  }

  /** Does its work without moving what the reader sees. */
  keepPlace(work) {
    const seen = [...this.querySelectorAll('.day .entry')].filter(entry => entry.getBoundingClientRect().bottom > STICKY);
    const tops = seen.map(entry => entry.getBoundingClientRect().top);
    work();
    if (scrollY === 0 || !(tops[0] < innerHeight)) return;
    const at = seen.findIndex(entry => document.getElementById(entry.id));
    if (at >= 0) scrollBy({ top: document.getElementById(seen[at].id).getBoundingClientRect().top - tops[at], behavior: 'instant' });
  }
}

customElements.define('live-timeline', LiveTimeline);
