/** Whatever the bell's stream tells may be new elsewhere as well. */
import { hashKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

const BELL = hashKey(["notices", "counters"]);

/** Calls `rung` whenever the bell's counters have come anew; not at its start. */
export function useBell(rung: () => void): void {
  const queries = useQueryClient();
  const latest = useRef(rung);
  latest.current = rung;
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "success") return;
        // What the bell asked for at its start is as old as the page's own.
        const first = !event.action.manual && event.query.state.dataUpdateCount === 1;
        if (event.query.queryHash === BELL && !first) latest.current();
      }),
    [queries],
  );
}
