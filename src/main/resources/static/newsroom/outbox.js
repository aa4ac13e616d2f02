//
// State machine of posts on their way to the server. A pure function: from a state and an event, it computes a new
// state and a list of effects. It uses no DOM, network or clock, so that every state can be tested with every event.
//
// A post is { key, action, copy, at, asked, phase, tries }. A key belongs to one text: the server publishes a key once
// and answers a repeated request as it did the first time. Phases:
//   waiting    not sent yet: sent when its turn comes and the connection is up
//   sending    a request is under way
//   unknown    a request got no usable response: repeated with the same key and the same text
//   signedOut  the session has ended: sent again after signing in
//   held       restored after a long time, or put aside: sent only when the editor says so
//   refused    the server refused it, with a reason
// Posts are sent one at a time, in the order in which they were submitted. Held and refused posts do not block others.
//
// Effects: send(key), retry(key, after ms), tokens(key), signIn, published(post, answer), refused(post, answer),
// returned(post).

export const EMPTY = Object.freeze({ posts: Object.freeze([]) });

/** Restored posts older than this wait for the editor's decision. */
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

/** Whether the server may have published the post. If so, its text must never be sent under another key. */
export function mayBeOut(post) {
  return post.asked > 0;
}

const STEP = {
  pressed(posts, { post, offline }, effects) {
    return next([...posts, { ...post, phase: "waiting", asked: 0, tries: 0 }], effects, offline);
  },

  /**
   * A response: { status, posted, signIn, retryAfter in s }. `posted`: the response itself confirms that the text was
   * accepted.
   */
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

  /** No response. If the browser was offline, the request was never sent. */
  lost(posts, { key, offline }, effects) {
    const post = find(posts, key);
    if (post?.phase !== "sending") return posts;
    if (!offline) return again(posts, post, effects);
    const asked = post.asked - 1;
    return set(posts, key, { phase: asked > 0 ? "unknown" : "waiting", asked });
  },

  /** The connection is back, the delay has passed, or the editor retries. */
  retry(posts, { offline }, effects) {
    return next(posts, effects, offline);
  },

  signedIn(posts, { offline }, effects) {
    return next(posts.map(post => post.phase === "signedOut" ? { ...post, phase: waits(post) } : post), effects, offline);
  },

  /** The editor releases a held post. */
  released(posts, { key, offline }, effects) {
    const post = find(posts, key);
    return post?.phase === "held" ? next(set(posts, key, { phase: waits(post) }), effects, offline) : posts;
  },

  /**
   * The editor takes a text back. A post that may have been published keeps its key. A post being sent cannot be taken
   * back.
   */
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

  /** Restores posts of an earlier page. The outcome of a request that was under way then is unknown. */
  restored(posts, { found, now, offline }, effects) {
    const known = new Set(posts.map(post => post.key));
    const back = found.filter(post => !known.has(post.key)).map(post => {
      if (IDLE.has(post.phase)) return post;
      return { ...post, tries: post.asked > 0 ? 1 : 0, renewed: false, phase: now - post.at > LONG ? "held" : waits(post) };
    });
    return next([...back, ...posts], effects, offline);
  },

  /** Puts a text aside in favour of another. */
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
