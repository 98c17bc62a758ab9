/**
 * The menu's counters of what is new: they follow the bell, and a section that is open is seen. Events
 * of meters stay new until their reader marks them, answers to appeals until they are read, outages
 * until they are over.
 */
import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { hashKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "react-router";
import { COUNTERS, sectionCountersQuery } from "./api/get-section-counters";
import { markSeen, type Section } from "./api/mark-seen";

const MARKED_BY_HAND = ["diagnostics", "support"];
const BELL = hashKey(["notices", "counters"]);
const POLL_MS = 60_000;

const SECTIONS = ["home", "account", "readings", "diagnostics", "support"] as Section[];

const sectionAt = (path: string) =>
  SECTIONS.find((section) => section === (path.split("/")[1] || "home"));

/** The counters that the menu shows; undefined until they are known. */
export function useKnownCounters(): SectionCountersOut | undefined {
  return useQuery({ ...sectionCountersQuery, enabled: false }).data;
}

export function useSectionCounters(): SectionCountersOut | undefined {
  const queries = useQueryClient();
  const { data } = useQuery({
    ...sectionCountersQuery,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: "always",
  });
  // Whatever the bell's stream tells may be new in a section as well.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "success") return;
        // What the bell asked for at its start is as old as the menu's own.
        const first = !event.action.manual && event.query.state.dataUpdateCount === 1;
        if (event.query.queryHash === BELL && !first) {
          void queries.invalidateQueries({ queryKey: COUNTERS });
        }
      }),
    [queries],
  );
  const section = sectionAt(useLocation().pathname);
  const marked = section && !MARKED_BY_HAND.includes(section) ? section : null;
  const open = marked && data && data[marked] > 0 ? marked : null;
  useEffect(() => {
    if (!open) return;
    markSeen(open)
      .then(() =>
        queries.setQueryData<SectionCountersOut>(
          COUNTERS,
          (known) => known && { ...known, [open]: 0 },
        ),
      )
      // The number then stays until the next look.
      .catch(() => undefined);
  }, [queries, open]);
  return data;
}
