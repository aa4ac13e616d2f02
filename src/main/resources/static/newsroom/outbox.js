// The state machine of texts on their way to the server. Pure: a state and an event give a new state and a list of effects.
// It knows no page, no network and no clock, so every state can be tried with every event.
//
// A post is { key, action, copy, at, asked, phase, tries }. One key belongs to one text: the server publishes a key once, and answers
// a repeated one as it did before. Phases:
//   waiting    sent when its turn comes and the line is up; the server has never seen it
//   sending    a request is under way
//   unknown    a request went out and no usable answer came back: asked again with the same key and the same text
//   signedOut  the session has ended: sent again once somebody has signed in
//   held       found after a long time: sent only when the editor says so
//   refused    the server said no, and why
// Posts go out one at a time, in the order in which they were pressed; a held or refused one lets the others pass.
//
// Effects: send(key), retry(key, after ms), tokens(key), signIn, published(post, answer), refused(post, answer), returned(post).

export const EMPTY = Object.freeze({ posts: Object.freeze([]) });

/** Posts that are found again after this long wait for the editor's word. */
export const LONG = 10 * 60_000;

const STEPS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const PASSING = new Set([408, 425, 429]);
const IDLE = new Set(["held", "refused"]);

export function decide(state, event) {
  const step = STEP[event.type];
  if (!step) throw new Error(`No such event: ${event.type}`);
  const effects = [];
  const posts = step(state.posts, event, effects) ?? state.posts;
  return { state: { posts }, effects };
}

/** The post whose turn it is. */
export function head({ posts }) {
  return posts.find(post => !IDLE.has(post.phase));
}

/** Whether the server may have published it: only then must its text never go out under another key. */
export function mayBeOut(post) {
  return post.asked > 0;
}

const STEP = {
  pressed(posts, { post, offline }, effects) {
    return next([...posts, { ...post, phase: "waiting", asked: 0, tries: 0 }], effects, offline);
  },

  /** An answer of the server: { status, posted, signIn, retryAfter in s }. Posted: it says itself that the text is in. */
  answered(posts, { key, answer, offline }, effects) {
    const post = find(posts, key);
    if (post?.phase !== "sending") return posts;
    if (answer.signIn || answer.status === 401) {
      effects.push({ do: "signIn" });
      return set(posts, key, { phase: "signedOut", asked: post.asked - 1 });
    }
    if (answer.status === 403 && !post.renewed) {
      effects.push({ do: "tokens", key });
      return set(posts, key, { phase: "signedOut", asked: post.asked - 1, renewed: true });
    }
    if (answer.posted) {
      effects.push({ do: "published", post, answer });
      return next(posts.filter(other => other !== post), effects, offline);
    }
    if (answer.status >= 400 && answer.status < 500 && !PASSING.has(answer.status)) {
      effects.push({ do: "refused", post, answer });
      return next(set(posts, key, { phase: "refused", asked: 0, renewed: false, reason: answer.reason }), effects, offline);
    }
    return again(posts, post, effects, answer);
  },

  /** No answer came. While the machine knew itself offline, the request never left it. */
  lost(posts, { key, offline }, effects) {
    const post = find(posts, key);
    if (post?.phase !== "sending") return posts;
    if (!offline) return again(posts, post, effects);
    const asked = post.asked - 1;
    return set(posts, key, { phase: asked > 0 ? "unknown" : "waiting", asked });
  },

  /** The line is back, the pause is over, or the editor does not want to wait for it. */
  retry(posts, { offline }, effects) {
    return next(posts, effects, offline);
  },

  signedIn(posts, { offline }, effects) {
    return next(posts.map(post => post.phase === "signedOut" ? { ...post, phase: waits(post) } : post), effects, offline);
  },

  /** The editor says that a held post may go. */
  released(posts, { key, offline }, effects) {
    const post = find(posts, key);
    return post?.phase === "held" ? next(set(posts, key, { phase: waits(post) }), effects, offline) : posts;
  },

  /** The editor wants the text back. One that may be out keeps its key. One under way cannot come back. */
  takenBack(posts, { key, offline }, effects) {
    const post = find(posts, key);
    if (!post || !(IDLE.has(post.phase) || post.phase === "waiting")) return posts;
    effects.push({ do: "returned", post });
    return next(posts.filter(other => other !== post), effects, offline);
  },

  discarded(posts, { key, offline }, effects) {
    const post = find(posts, key);
    return post && IDLE.has(post.phase) ? next(posts.filter(other => other !== post), effects, offline) : posts;
  },

  /** Posts of an earlier page. Whatever was under way then, nobody heard its answer. */
  restored(posts, { found, now, offline }, effects) {
    const known = new Set(posts.map(post => post.key));
    const back = found.filter(post => !known.has(post.key)).map(post => {
      if (IDLE.has(post.phase)) return post;
      return { ...post, tries: post.asked > 0 ? 1 : 0, renewed: false, phase: now - post.at > LONG ? "held" : waits(post) };
    });
    return next([...back, ...posts], effects, offline);
  },

  /** A text that is put aside for another one. */
  putAside(posts, { post }) {
    return [...posts, { asked: 0, tries: 0, ...post, phase: "held" }];
  },
};

function next(posts, effects, offline) {
  const first = head({ posts });
  if (!first || offline || !(first.phase === "waiting" || first.phase === "unknown")) return posts;
  effects.push({ do: "send", key: first.key });
  return set(posts, first.key, { phase: "sending", asked: first.asked + 1 });
}

function again(posts, post, effects, answer = {}) {
  const after = Math.max(STEPS[Math.min(post.tries, STEPS.length - 1)], Math.min(answer.retryAfter ?? 0, 60) * 1000);
  effects.push({ do: "retry", key: post.key, after });
  return set(posts, post.key, { phase: "unknown", tries: post.tries + 1, status: answer.status });
}

const waits = post => post.asked > 0 ? "unknown" : "waiting";

const find = (posts, key) => posts.find(post => post.key === key);

const set = (posts, key, change) => posts.map(post => post.key === key ? { ...post, ...change } : post);
