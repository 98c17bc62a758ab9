import { cabinetApi, type ExportJobOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { queryOptions } from "@tanstack/react-query";

const PLACE = "/api/cabinet/personal-data" as const;
/** A file that is being made is asked about so often. */
const AGAIN_MS = 1_500;

const isBusy = (job: ExportJobOut | undefined) =>
  job?.state === "waiting" || job?.state === "running";

/** The file of one's own data that was asked for last, within a day; null: none was. */
export const ownDataQuery = queryOptions({
  queryKey: ["own-data"],
  queryFn: async (): Promise<ExportJobOut | null> =>
    (await dataOf(cabinetApi.GET(PLACE, {}))).items[0] ?? null,
  refetchInterval: ({ state }) => (isBusy(state.data ?? undefined) ? AGAIN_MS : false),
});

/** Asks for a file of all that is kept about the reader. */
export function askOwnData(language: Language): Promise<ExportJobOut> {
  return dataOf(cabinetApi.POST(PLACE, { body: { language } }));
}

/** Where a file that is ready is had. */
export const ownDataAddress = (id: string) => `${PLACE}/${id}/file`;
