import { type AddressOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** At most ten addresses of the registry that are like the typed words. */
export async function findAddresses(query: string, signal?: AbortSignal): Promise<AddressOut[]> {
  const found = await dataOf(
    cabinetApi.GET("/api/cabinet/addresses", { params: { query: { query } }, signal }),
  );
  return found.items;
}
