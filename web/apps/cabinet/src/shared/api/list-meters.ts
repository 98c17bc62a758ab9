import { cabinetApi, type MeterOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** As many as a service gives at once; a household has a handful. */
const MOST = 200;

/** The consumer's meters, in the service's order. */
export async function listMeters(): Promise<MeterOut[]> {
  const page = await dataOf(
    cabinetApi.GET("/api/cabinet/meters", { params: { query: { limit: MOST, offset: 0 } } }),
  );
  return page.items;
}

export const metersQuery = queryOptions({ queryKey: ["meters"], queryFn: listMeters, meta: KEPT });
