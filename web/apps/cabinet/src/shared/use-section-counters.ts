/**
 * The menu's counters of what is new: they follow the bell, and a section that is open is seen. While
 * it stays open it knows since when things are new to its reader.
 */
import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { hashKey, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "react-router";
import { getSectionCounters } from "./api/get-section-counters";
import { markSeen } from "./api/mark-seen";

const COUNTERS = ["section-counters"];
const BELL = hashKey(["notices", "counters"]);
const POLL_MS = 60_000;

type Section = Parameters<typeof markSeen>[0];

const newSince = (section: Section) => ["new-since", section];

function isSection(name: string, counters: SectionCountersOut): name is Section {
  return name !== "since" && Object.keys(counters).includes(name);
}

/** From when on things are new in the section that is open; undefined when nothing is. */
export function useNewSince(section: keyof SectionCountersOut["since"]): string | undefined {
  return useQuery<string>({ queryKey: newSince(section), queryFn: skipToken }).data;
}

export function useSectionCounters(): SectionCountersOut | undefined {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: COUNTERS,
    queryFn: getSectionCounters,
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
  const name = useLocation().pathname.split("/")[1] || "home";
  const open = data && isSection(name, data) && data[name] > 0 ? name : null;
  // Whoever leaves a section has seen what was new there.
  useEffect(() => () => queries.removeQueries({ queryKey: ["new-since", name] }), [queries, name]);
  useEffect(() => {
    if (!open) return;
    // A service of the former release does not tell it.
    const counted: Partial<SectionCountersOut> | undefined = queries.getQueryData(COUNTERS);
    const since = counted?.since?.[open as keyof SectionCountersOut["since"]];
    // More that comes meanwhile is new beside what has been.
    if (since) queries.setQueryData<string>(newSince(open), (before) => before ?? since);
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
