/** How old what is on the screen is, where it is not what the service says now. */
import { byServices } from "@personal-cabinet/api/clock";
import { asProblem } from "@personal-cabinet/api/problem";
import { notifyManager, type Query, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { kept } from "./kept";

const AGAIN_MS = 10_000;

/** `awaited`: the answer is on its way; `offline`: there is no network; `failed`: the service is away. */
export type Freshness = "awaited" | "offline" | "failed";

export type LastSeen = { at: number; how: Freshness };

/** When what a query shows was asked, ms by the services' clock; null when it is as new as can be. */
function oldSince(query: Query, online: boolean): number | null {
  const { data, status, dataUpdatedAt } = query.state;
  if (query.meta?.kept !== "shown" || !query.isActive() || data === undefined) return null;
  const before = kept.keptSince(query.queryHash);
  if (before !== undefined) return before;
  return status === "error" || !online ? byServices(dataUpdatedAt) : null;
}

function howOf(queries: Query[], online: boolean): Freshness {
  const failed = queries.filter(({ state }) => state.status === "error");
  if (!online || failed.some(({ state }) => asProblem(state.error).status === 0)) return "offline";
  return failed.length > 0 ? "failed" : "awaited";
}

/** The oldest of what is on the screen. */
export function lastSeenIn(queries: Query[], online: boolean): LastSeen | null {
  const old = queries.filter((query) => oldSince(query, online) !== null);
  if (old.length === 0) return null;
  const at = Math.min(...old.map((query) => oldSince(query, online) as number));
  return { at, how: howOf(old, online) };
}

const hasFailed = ({ state }: Query) => state.status === "error";

/** Asks again meanwhile: a network that is back is not always told, and a service never. */
export function useLastSeen(): LastSeen | null {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const subscribe = useCallback(
    (onChange: () => void) => {
      const stop = cache.subscribe(notifyManager.batchCalls(onChange));
      window.addEventListener("online", onChange);
      window.addEventListener("offline", onChange);
      return () => {
        stop();
        window.removeEventListener("online", onChange);
        window.removeEventListener("offline", onChange);
      };
    },
    [cache],
  );
  // As text: the same answer must be the same value.
  const told = useSyncExternalStore(subscribe, () =>
    JSON.stringify(lastSeenIn(cache.getAll(), navigator.onLine !== false)),
  );
  const seen: LastSeen | null = JSON.parse(told);
  const failed = seen !== null && seen.how !== "awaited";
  useEffect(() => {
    if (!failed) return;
    const again = window.setInterval(
      () => void queries.refetchQueries({ type: "active", predicate: hasFailed }),
      AGAIN_MS,
    );
    return () => window.clearInterval(again);
  }, [queries, failed]);
  return seen;
}
