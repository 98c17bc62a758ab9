import { cabinetApi, type SupplierSettings } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { tellTimesOf } from "@personal-cabinet/i18n/dates";
import { queryOptions } from "@tanstack/react-query";

/** The supplier's settings: name, time zone, billing day, rows per page. */
async function getSettings(): Promise<SupplierSettings> {
  const settings = await dataOf(cabinetApi.GET("/api/cabinet/staff/settings", {}));
  // All staff speak of the same times, wherever they sit: the supplier's.
  tellTimesOf(settings.time_zone);
  return settings;
}

export const SETTINGS = ["settings"] as const;

export function settingsQuery(enabled: boolean) {
  return queryOptions({
    queryKey: SETTINGS,
    queryFn: getSettings,
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}
