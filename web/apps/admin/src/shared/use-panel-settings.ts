/** The supplier's settings; its name is remembered, so that the next sign-in page knows it. */
import type { SupplierSettings } from "@personal-cabinet/api/cabinet";
import { tellTimesOf } from "@personal-cabinet/i18n/dates";
import { ownZone } from "@personal-cabinet/i18n/zones";
import { rememberedLook, rememberLook } from "@personal-cabinet/session/supplier";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getSettings } from "./api/get-settings";

const USUAL_ROWS = 20;

async function getAndRemember(): Promise<SupplierSettings> {
  const settings = await getSettings();
  // All staff speak of the same times, wherever they sit: the supplier's.
  tellTimesOf(settings.time_zone);
  rememberLook({ name: settings.name });
  return settings;
}

export function usePanelSettings(enabled = true) {
  return useQuery({
    queryKey: ["settings"],
    queryFn: getAndRemember,
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}

/** The supplier's name, also before anybody has signed in (then as it was last time). */
export function useSupplierName(): string {
  const { t } = useTranslation();
  const { data } = usePanelSettings(false);
  return data?.name || rememberedLook().name || t("supplier");
}

export function useRowsPerPage(): number {
  return usePanelSettings(false).data?.rows_per_page ?? USUAL_ROWS;
}

/** The supplier's time zone (IANA); this computer's while it cannot be asked for. */
export function useSupplierZone(): string {
  return usePanelSettings(false).data?.time_zone ?? ownZone();
}
