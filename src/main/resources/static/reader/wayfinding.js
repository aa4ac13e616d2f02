// Navigation within the timeline: links to entries on this page, keyboard navigation of a feed, and links to entries
// from elsewhere.

// Links of summary points, key events and the headline lead to the entry on this page if it is there. If the filter
// "key events" hides that entry, the filter is removed.
document.addEventListener("click", event => {
  const link = event.target.closest(".briefing a, .heading__lead, a[href^='#entry-']");
  const entry = link && document.getElementById(link.hash.slice(1) || `entry-${link.pathname.split("/").at(-1)}`);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!entry) return link?.hash && seek(link.hash) && event.preventDefault();
  if (!entry.offsetHeight) document.querySelector("input[value='all']").click();
  if (link.hash) return;
  event.preventDefault();
  location.hash = entry.id;
  entry.focus({ preventScroll: true });
});

// Page Down and Page Up move between entries, Ctrl + Home and Ctrl + End leave the feed (ARIA feed pattern).
document.addEventListener("keydown", event => {
  const entry = event.target.closest(".day .entry");
  if (!entry || event.altKey || event.metaKey) return;
  const step = { PageDown: 1, PageUp: -1 }[event.key];
  const out = { Home: ".switch input:checked", End: ".timeline__older a, .story__foot a" }[event.key];
  if (step && !event.ctrlKey) {
    const entries = [...document.querySelectorAll(".day .entry")].filter(one => one.offsetParent);
    entries[entries.indexOf(entry) + step]?.focus();
  } else if (out && event.ctrlKey) document.querySelector(out)?.focus();
  else return;
  event.preventDefault();
});

// Collapsed on phones. Where there is room, open and not focusable.
const wide = matchMedia("(min-width: 62rem)");
const fold = parts => parts.forEach(one => one.querySelectorAll("[data-fold]").forEach(part => {
  part.open = wide.matches;
  part.firstElementChild.tabIndex = wide.matches ? -1 : 0;
}));
wide.addEventListener("change", () => fold([document]));
document.addEventListener("timeline-changed", event => wide.matches && fold(event.detail?.parts ?? []));
if (wide.matches) fold([document]);

const story = document.querySelector("live-timeline");

/** Goes from a link to an entry that has moved to an older page to the entry's own page. */
function seek(hash, go = url => location.assign(url)) {
  const sought = /^#entry-(\d+)$/.exec(hash);
  if (!story || !sought || document.getElementById(hash.slice(1))) return false;
  go(`/stories/${story.dataset.slug}/${sought[1]}`);
  return true;
}

const arrive = () => seek(location.hash, url => location.replace(url));
addEventListener("hashchange", arrive);
arrive();
