/**
 * The menu's counters of what is new: they follow the bell, and a section that is open is seen. Only
 * events of meters stay new until their reader marks them («Диагностика»).
 */
import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "react-router";
import { COUNTERS, sectionCountersQuery } from "./api/get-section-counters";
import { markSeen } from "./api/mark-seen";
import { useBell } from "./use-bell";

const MARKED_BY_HAND = "diagnostics";
const POLL_MS = 60_000;

type Section = Parameters<typeof markSeen>[0];

function isSection(name: string, counters: SectionCountersOut): name is Section {
  return name !== "since" && Object.keys(counters).includes(name);
}

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
  useBell(() => void queries.invalidateQueries({ queryKey: COUNTERS }));
  const name = useLocation().pathname.split("/")[1] || "home";
  const open =
    data && name !== MARKED_BY_HAND && isSection(name, data) && data[name] > 0 ? name : null;
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
