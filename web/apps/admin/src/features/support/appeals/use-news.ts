/** Asks for the list anew when something has come or changed; the question whether is a cheap one. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { newsQuery } from "./api/get-news";
import { APPEALS } from "./api/list-appeals";

/** Clocks differ: at first more is asked for than has been missed. */
const BEFORE_MS = 60_000;

export function useNews(): void {
  const queries = useQueryClient();
  const since = useRef(new Date(Date.now() - BEFORE_MS).toISOString());
  const { data } = useQuery(newsQuery(since));
  useEffect(() => {
    if (data && data.arrived + data.changed > 0) {
      void queries.invalidateQueries({ queryKey: APPEALS });
    }
  }, [queries, data]);
}
