/**
 * One stream of counters for all tabs of this browser: the tab that holds a lock opens it and tells
 * the others. Over HTTP/1.1 a browser has six connections to a host, and a stream in every tab would
 * take them all. The browser gives the lock on as soon as its tab is closed, or has crashed.
 */
import type { CountersOut } from "@personal-cabinet/api/notifications";
import { type Follower, follow } from "./follow";

type Word =
  | { kind: "hello" }
  | { kind: "here" }
  | { kind: "counters"; counters: CountersOut }
  | { kind: "changed"; what: string }
  | { kind: "live"; live: boolean };

/** How often the tab that leads says that it is there, and after what silence nobody leads. */
const HERE_MS = 20_000;
/** Longer than a minute: a tab in the background is woken once in so long. */
const SILENT_MS = 90_000;
/** A tab that is out of sight for so long needs no stream of its own. */
const AWAY_MS = 10_000;

/** Follows the counters of a user together with the other tabs; the returned function ends it. */
export function shareFollow(user: string, follower: Follower): () => void {
  const { locks } = navigator as { locks?: LockManager };
  if (locks && typeof BroadcastChannel !== "undefined" && typeof AbortController !== "undefined") {
    return together(user, follower, locks);
  }
  // Older browsers, and pages without TLS.
  return whileSeen(follower);
}

function together(user: string, follower: Follower, locks: LockManager): () => void {
  // Of one user: a tab of another one, who was signed in here before, hears nothing.
  const name = `notices ${user}`;
  const channel = new BroadcastChannel(name);
  const end = new AbortController();
  let leading = false;
  let counters: CountersOut | null = null;
  let silence = 0;

  const say = (word: Word) => channel.postMessage(word);
  const heard = () => {
    window.clearTimeout(silence);
    silence = window.setTimeout(() => follower.onLive(false), SILENT_MS);
  };
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (leading) {
      if (data.kind === "hello" && counters) say({ kind: "counters", counters });
      return;
    }
    if (data.kind === "hello") return;
    heard();
    if (data.kind === "live") follower.onLive(data.live);
    if (data.kind === "changed") follower.onChanged(data.what);
    if (data.kind !== "counters") return;
    follower.onLive(true);
    follower.onCounters(data.counters);
  };
  const lead = () =>
    new Promise<void>((release) => {
      leading = true;
      window.clearTimeout(silence);
      const close = follow({
        renew: follower.renew,
        onLive: (live) => {
          if (!live) counters = null;
          follower.onLive(live);
          say({ kind: "live", live });
        },
        onCounters: (told) => {
          counters = told;
          follower.onCounters(told);
          say({ kind: "counters", counters: told });
        },
        onChanged: (what) => {
          follower.onChanged(what);
          say({ kind: "changed", what });
        },
      });
      const here = window.setInterval(() => {
        if (counters) say({ kind: "here" });
      }, HERE_MS);
      end.signal.addEventListener("abort", () => {
        window.clearInterval(here);
        close();
        release();
      });
    });

  say({ kind: "hello" });
  locks.request(name, { signal: end.signal }, lead).catch(() => undefined); // ended while it waited
  return () => {
    end.abort();
    window.clearTimeout(silence);
    channel.close();
  };
}

function whileSeen(follower: Follower): () => void {
  let close: (() => void) | null = null;
  let away = 0;
  const look = () => {
    window.clearTimeout(away);
    if (document.visibilityState !== "hidden") {
      close = close ?? follow(follower);
      return;
    }
    away = window.setTimeout(() => {
      close?.();
      close = null;
      follower.onLive(false);
    }, AWAY_MS);
  };
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    window.clearTimeout(away);
    close?.();
  };
}
