import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const CONSENTS = "/api/cabinet/agreement-consents";

/** Which versions of the agreement the reader has agreed to, the latest first. */
export const consentsQuery = queryOptions({
  queryKey: ["agreement-consents"],
  queryFn: () => dataOf(cabinetApi.GET(CONSENTS, {})).then(({ items }) => items),
});

/** Agrees to the version in force; 409 `agreement-other` when another one is. */
export function agreeTo(version: string): Promise<unknown> {
  return dataOf(cabinetApi.POST(CONSENTS, { body: { version } }));
}
