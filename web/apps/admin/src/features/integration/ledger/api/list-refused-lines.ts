import { cabinetApi, type RefusedLineOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { LEDGER } from "./list-batches";

/** The refused lines of a batch by their numbers; each look is recorded, so one is enough. */
async function listRefusedLines(id: string): Promise<Map<number, RefusedLineOut>> {
  const { items } = await dataOf(
    cabinetApi.GET("/api/cabinet/staff/batches/{batch_id}/refused-lines", {
      params: { path: { batch_id: id } },
    }),
  );
  return new Map(items.map((line) => [line.line, line]));
}

export function refusedLinesQuery(id: string) {
  return queryOptions({
    queryKey: [...LEDGER, "refused-lines", id],
    queryFn: () => listRefusedLines(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
