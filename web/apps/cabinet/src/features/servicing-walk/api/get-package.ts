import { cabinetApi, type WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";

/** A house as it is now, for the device; zones' names in this language. */
export function getPackage(house: number, language: Language): Promise<WalkPackageOut> {
  return dataOf(
    cabinetApi.GET("/api/cabinet/servicing/walk/houses/{house_id}", {
      params: { path: { house_id: house }, query: { language } },
    }),
  );
}
