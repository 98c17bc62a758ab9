import { cabinetApi, type MeterOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Calls a meter as its reader likes; empty: as the supplier calls it. */
export function renameMeter(id: MeterOut["id"], name: string): Promise<MeterOut> {
  return dataOf(
    cabinetApi.PUT("/api/cabinet/meters/{meter_id}/name", {
      params: { path: { meter_id: id } },
      body: { name },
    }),
  );
}
