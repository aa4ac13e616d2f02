// What script adds to any page: copy link, share, how long ago, and the manners of a feed.
const minute = 60_000;

function ago(time) {
  const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / minute);
  if (minutes < -5 || minutes >= 24 * 60) return '';
  if (minutes < 1) return 'just now';
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} hr ago`;
}

function tellAges() {
  for (const when of document.querySelectorAll('.entry__when')) {
    const words = ago(when.querySelector('time'));
    const place = when.querySelector('.entry__ago');
    if (place) place.textContent = words;
    else if (words) when.append(Object.assign(document.createElement('span'), { className: 'entry__ago', textContent: words }));
  }
}

async function copy(button, url) {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(url);
  } catch {
    return location.assign(url);
  }
  button.textContent = 'Link copied';
  setTimeout(() => { button.textContent = words; }, 2000);
}

document.addEventListener('click', event => {
  const action = event.target.closest('[data-copy], [data-share]');
  if (!action) return;
  if ('copy' in action.dataset) copy(action, action.parentElement.querySelector('[data-share]').href);
  else if (navigator.share) {
    event.preventDefault();
    const title = action.closest('.entry').querySelector('.entry__headline')?.textContent ?? document.title;
    navigator.share({ title, url: action.href }).catch(() => {});
  }
});

document.addEventListener('timeline-changed', tellAges);
document.addEventListener('visibilitychange', tellAges);
setInterval(tellAges, minute);
tellAges();

// Summary points and key events lead to entries: without another page where the entry is on this one.
document.addEventListener('click', event => {
  const link = event.target.closest('.briefing a');
  const entry = link && document.getElementById(`entry-${link.pathname.split('/').at(-1)}`);
  if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.querySelector('input[value="all"]').checked = true;
  location.hash = entry.id;
});

// Page Down and Page Up go from entry to entry, as in every feed.
document.addEventListener('keydown', event => {
  const entry = event.target.closest('.day .entry');
  const step = { PageDown: 1, PageUp: -1 }[event.key];
  if (!entry || !step || event.ctrlKey || event.altKey || event.metaKey) return;
  const entries = [...document.querySelectorAll('.day .entry')].filter(one => one.offsetParent);
  entries[entries.indexOf(entry) + step]?.focus();
  event.preventDefault();
});

// Folded on phones, open where there is room.
const wide = matchMedia('(min-width: 62rem)');
const fold = () => document.querySelectorAll('[data-fold]').forEach(part => { part.open = wide.matches; });
wide.addEventListener('change', fold);
if (wide.matches) fold();

// A link to an entry that has moved to an older page finds it on its own.
const timeline = document.querySelector('live-timeline');
const sought = /^#entry-(\d+)$/.exec(location.hash);
if (timeline && sought && !document.getElementById(sought[0].slice(1))) {
  location.replace(`/stories/${timeline.dataset.slug}/${sought[1]}`);
}
