/** What the page «Интеграция» knows; asked for again while batches keep coming. */
import type { BatchDetailOut, SourceOut } from "@personal-cabinet/api/admin";
import type { Problem } from "@personal-cabinet/api/problem";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getBatch } from "./api/get-batch";
import { type BatchesPage, type BatchesQuery, listBatches } from "./api/list-batches";
import { listSources } from "./api/list-sources";

export const INTEGRATION = "integration";

const AGAIN_MS = 30_000;
const UNDER_WAY_MS = 3_000;

export function useSources() {
  return useQuery<SourceOut[], Problem>({
    queryKey: [INTEGRATION, "sources"],
    queryFn: listSources,
    refetchInterval: AGAIN_MS,
  });
}

export function useBatches(query: BatchesQuery) {
  return useQuery<BatchesPage, Problem>({
    queryKey: [INTEGRATION, "batches", query],
    queryFn: () => listBatches(query),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}

export function useBatch(id: string | null) {
  return useQuery<BatchDetailOut, Problem>({
    queryKey: [INTEGRATION, "batch", id],
    queryFn: () => getBatch(id as string),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.state === "in_progress" ? UNDER_WAY_MS : false),
  });
}
