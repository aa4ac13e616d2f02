// Ways through the timeline: links to entries that stand on this page, the keys of a feed, and links from outside.

// Summary points, key events and the headline lead to entries: without another page where the entry is on this one. Nothing leads to
// what key events alone do not show.
document.addEventListener('click', event => {
  const link = event.target.closest('.briefing a, .heading__lead, a[href^="#entry-"]');
  const entry = link && document.getElementById(link.hash.slice(1) || `entry-${link.pathname.split('/').at(-1)}`);
  if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!entry.offsetHeight) document.querySelector('input[value="all"]').click();
  if (link.hash) return;
  event.preventDefault();
  location.hash = entry.id;
  entry.focus({ preventScroll: true });
});

// Page Down and Page Up go from entry to entry, Ctrl + Home and Ctrl + End out of them, as in every feed.
document.addEventListener('keydown', event => {
  const entry = event.target.closest('.day .entry');
  if (!entry || event.altKey || event.metaKey) return;
  const step = { PageDown: 1, PageUp: -1 }[event.key];
  const out = { Home: '.switch input:checked', End: '.timeline__older a, .story__foot a' }[event.key];
  if (step && !event.ctrlKey) {
    const entries = [...document.querySelectorAll('.day .entry')].filter(one => one.offsetParent);
    entries[entries.indexOf(entry) + step]?.focus();
  } else if (out && event.ctrlKey) document.querySelector(out)?.focus();
  else return;
  event.preventDefault();
});

// Folded on phones, open where there is room: nothing to stop at there.
const wide = matchMedia('(min-width: 62rem)');
const fold = () => document.querySelectorAll('[data-fold]').forEach(part => {
  part.open = wide.matches;
  part.firstElementChild.tabIndex = wide.matches ? -1 : 0;
});
wide.addEventListener('change', fold);
document.addEventListener('timeline-changed', () => wide.matches && fold());
if (wide.matches) fold();

// A link to an entry that has moved to an older page finds it on its own.
const story = document.querySelector('live-timeline');
const sought = /^#entry-(\d+)$/.exec(location.hash);
if (story && sought && !document.getElementById(sought[0].slice(1))) location.replace(`/stories/${story.dataset.slug}/${sought[1]}`);
