/** The main page's essence. */
import { hashKey, useQuery } from "@tanstack/react-query";
import { overviewQuery } from "./api/get-overview";
import { kept } from "./kept/kept";

const OVERVIEW = hashKey(overviewQuery.queryKey);

/** `seen`: when it was asked, if that was in an earlier visit and the service has not answered yet. */
export function useOverview() {
  const { data, dataUpdatedAt, error, refetch } = useQuery(overviewQuery);
  const before = dataUpdatedAt > 0 ? kept.keptSince(OVERVIEW) : undefined;
  return { data, error, refetch, seen: before === undefined ? undefined : new Date(before) };
}
