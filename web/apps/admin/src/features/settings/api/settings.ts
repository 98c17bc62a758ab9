import {
  cabinetApi,
  type SupplierChange,
  type SupplierSettings,
} from "@personal-cabinet/api/cabinet";
import { queryOptions } from "@tanstack/react-query";
import { SETTINGS } from "../../../shared/api/get-settings";
import { seen, type Tagged, taggedOf } from "../../../shared/tagged";

const PLACE = "/api/cabinet/staff/settings" as const;

export const SETTINGS_CARD = [...SETTINGS, "card"] as const;

/** The settings with the tag that a change of them names. */
export function settingsCardQuery() {
  return queryOptions<Tagged<SupplierSettings>>({
    queryKey: SETTINGS_CARD,
    queryFn: () => taggedOf(cabinetApi.GET(PLACE, {})),
    // Forms are made of it: what is being typed is not taken away by a look at the window.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Changes the settings that are named; the others stay. */
export function changeSettings(tag: string, body: SupplierChange) {
  return taggedOf<SupplierSettings>(
    cabinetApi.PATCH(PLACE, { params: { header: seen(tag) }, body }),
  );
}
