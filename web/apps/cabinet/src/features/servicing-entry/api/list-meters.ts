import { cabinetApi, type ServedFlatOut, type ServedMeterOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { queryOptions } from "@tanstack/react-query";
import { SERVICING } from "../../../shared/servicing/api/servicing";

export type Scope = "unit" | "building";
/** Which meters are entered; without a flat those of the whole house. */
export type Place = { house: number; scope: Scope; flat: string | null };

/** More than a flat has, or a house of common ones. */
const MOST = 200;

/** The flats of a house, in their order. */
export function flatsQuery(house: number) {
  return queryOptions<ServedFlatOut[]>({
    queryKey: [...SERVICING, "flats", house],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/houses/{house_id}/flats", {
          params: { path: { house_id: house } },
        }),
      ),
  });
}

/** The meters of a flat, or of the whole house, with the zones' names in this language. */
export function metersQuery({ house, scope, flat }: Place, language: Language) {
  return queryOptions<{ items: ServedMeterOut[]; total: number }>({
    queryKey: [...SERVICING, "meters", house, scope, flat, language],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/houses/{house_id}/meters", {
          params: {
            path: { house_id: house },
            query: { scope, language, limit: MOST, ...(flat === null ? {} : { flat }) },
          },
        }),
      ),
    // A colleague, or the household itself, may have handed in.
    refetchOnMount: "always",
  });
}
