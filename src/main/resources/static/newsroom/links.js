// The targets of links: redirects of mail programs, search engines and social networks are replaced with the pages they
// lead to, and parameters that only track readers are removed. The server has the same lists in LinkTargets.java.

/** Patterns of host and path, each with the query parameters that may hold the target. */
export const REDIRECTS = [
  [String.raw`(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?/url`, "q|url"],
  [String.raw`[a-z0-9.-]+\.safelinks\.protection\.outlook\.com/.*`, "url"],
  [String.raw`statics\.teams\.cdn\.office\.net/evergreen-assets/safelinks/.*`, "url"],
  [String.raw`(?:l|lm|www|m)\.facebook\.com/l\.php`, "u"],
  [String.raw`l\.(?:instagram|messenger|threads)\.(?:com|net)/?`, "u"],
  [String.raw`l\.wl\.co/l`, "u"],
  [String.raw`slack-redir\.net/link`, "url"],
  [String.raw`(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)/?`, "url"],
  [String.raw`out\.reddit\.com/.*`, "url"],
  [String.raw`(?:www\.|m\.)?youtube\.com/redirect`, "q"],
  [String.raw`(?:www\.)?vk\.com/away\.php`, "to"],
  [String.raw`t\.umblr\.com/redirect`, "z"],
  [String.raw`duckduckgo\.com/l/?`, "uddg"],
  [String.raw`steamcommunity\.com/linkfilter/?`, "u|url"],
  [String.raw`deref-(?:gmx|web-02|web|mail)\.[a-z]{2,3}/.*`, "redirectUrl"],
].map(([place, names]) => [new RegExp(`^(?:${place})$`, "i"), names.split("|")]);

/** The names of parameters that track readers. */
export const TRACKING = new RegExp(`^(?:${[
  "utm_.*|mtm_.*|pk_(?:campaign|kwd|source|medium|content)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid",
  "|yclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hs.*|vero_id|oly_enc_id|oly_anon_id",
  "|wickedid|srsltid|_ga|_gl|epik|ref_src|ref_url|at_medium|at_campaign|at_custom\\d|ns_mchannel",
  "|ns_source|ns_campaign|ns_linkname|__twitter_impression|guccounter|guce_.*|s_cid|cmpid",
].join("")})$`);

const WEB = /^(https?:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;
const TARGET = /^https?:\/\/[^\s"<>]+$/i;
const DEFENSE = /^https?:\/\/urldefense\.(?:com|us)\/v3\/__(https?:\/\/?.+?)__;.*$/is;
const MOST = 5;

/** The URL that a link really leads to; the given one when it is no redirect and tracks nobody. */
export function target(url) {
  let found = url.trim();
  for (let i = 0; i < MOST; i++) {
    const next = behind(found);
    if (!next) break;
    found = next;
  }
  return withoutTracking(found);
}

function behind(url) {
  const defense = url.match(DEFENSE);
  if (defense) {
    // The service writes "https:/" or "https://"; characters that it replaces with "*" cannot be restored.
    const found = defense[1].replace(/^(https?:\/)(?!\/)/i, "$1/");
    return found.includes("*") || !TARGET.test(found) ? null : found;
  }
  const [, , host, path, query] = url.match(WEB) ?? [];
  if (!query) return null;
  const names = REDIRECTS.find(([place]) => place.test(host.toLowerCase() + path))?.[1];
  return names?.map(name => value(query, name)).find(found => found && TARGET.test(found)) ?? null;
}

function value(query, name) {
  const pair = query.slice(1).split("&").find(found => found.startsWith(`${name}=`));
  try {
    return pair ? decodeURIComponent(pair.slice(name.length + 1)) : null;
  } catch {
    return null;
  }
}

function withoutTracking(url) {
  const [, scheme, host, path, query, fragment = ""] = url.match(WEB) ?? [];
  if (!query) return url;
  const pairs = query.slice(1).split("&");
  const kept = pairs.filter(pair => !TRACKING.test(pair.replace(/=.*/s, "").toLowerCase()));
  if (kept.length === pairs.length) return url;
  const rest = kept.filter(Boolean).join("&");
  return scheme + host + path + (rest && `?${rest}`) + fragment;
}
