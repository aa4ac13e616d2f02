// What script adds to entries on any page: copy link, share, and how long ago.
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

async function copy(button) {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(button.parentElement.querySelector('[data-share]').href);
    button.textContent = 'Link copied';
  } catch {
    button.textContent = 'Copying is not allowed here';
  }
  setTimeout(() => { button.textContent = words; }, 2000);
}

document.addEventListener('click', event => {
  const action = event.target.closest('[data-copy], [data-share]');
  if (!action) return;
  if ('copy' in action.dataset) copy(action);
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
