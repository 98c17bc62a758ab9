/** The menu's counters of what is new: they follow the bell, and a section that is open is seen. */
import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { hashKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "react-router";
import { getSectionCounters } from "./api/get-section-counters";
import { markSeen } from "./api/mark-seen";

const COUNTERS = ["section-counters"];
const BELL = hashKey(["notices", "counters"]);
const POLL_MS = 60_000;

type Section = keyof SectionCountersOut;

function isSection(name: string, counters: SectionCountersOut): name is Section {
  return Object.keys(counters).includes(name);
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
        const told = event.type === "updated" && event.action.type === "success";
        if (told && event.query.queryHash === BELL) {
          void queries.invalidateQueries({ queryKey: COUNTERS });
        }
      }),
    [queries],
  );
  const name = useLocation().pathname.split("/")[1] ?? "";
  const open = data && isSection(name, data) && data[name] > 0 ? name : null;
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
