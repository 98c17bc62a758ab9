/** Follows the counters as server-sent events; says when it cannot, so that they are asked for by the clock. */
import type { CountersOut } from "@personal-cabinet/api/notifications";

const STREAM = "/api/notifications/stream";
/** After a broken stream that the browser itself does not open again. */
const AGAIN_MS = 60_000;
/** Two in a row that lived no longer: too many browsers of one user end each other's streams. */
const SHORT_MS = 5_000;

export type Follower = {
  onCounters: (counters: CountersOut) => void;
  /** What else is other than it was, by name: a page that shows it asks for it anew. */
  onChanged: (what: string) => void;
  /** Whether counters come by themselves now. */
  onLive: (live: boolean) => void;
  /** Continues the session before the stream is opened anew. */
  renew: () => Promise<unknown>;
};

/** Opens the stream; the returned function closes it for good. */
export function follow({ onCounters, onChanged, onLive, renew }: Follower): () => void {
  let source: EventSource | null = null;
  let timer = 0;
  let stopped = false;
  let openedAt = 0;
  let shortOnes = 0;

  const close = () => {
    source?.close();
    source = null;
  };
  const again = () => {
    renew()
      .catch(() => undefined)
      .then(() => {
        if (!stopped) open();
      });
  };
  const open = () => {
    if (typeof EventSource === "undefined") return;
    close();
    openedAt = Date.now();
    source = new EventSource(STREAM);
    source.addEventListener("counters", (event) => {
      onLive(true);
      onCounters(JSON.parse((event as MessageEvent<string>).data) as CountersOut);
    });
    source.addEventListener("changed", (event) => {
      onChanged((JSON.parse((event as MessageEvent<string>).data) as { what: string }).what);
    });
    // The stream ends with the access token.
    source.addEventListener("end", () => {
      close();
      shortOnes = Date.now() - openedAt < SHORT_MS ? shortOnes + 1 : 0;
      if (shortOnes < 2) {
        again();
        return;
      }
      onLive(false);
      timer = window.setTimeout(again, AGAIN_MS);
    });
    source.onerror = () => {
      onLive(false);
      if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again
      close();
      timer = window.setTimeout(again, AGAIN_MS);
    };
  };
  open();
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    close();
  };
}
