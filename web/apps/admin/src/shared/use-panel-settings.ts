/** The supplier's settings; its name is remembered, so that the next sign-in page knows it. */
import { ownZone } from "@personal-cabinet/i18n/zones";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { rememberedName, settingsQuery } from "./api/get-settings";

const USUAL_ROWS = 20;

export function usePanelSettings(enabled = true) {
  return useQuery(settingsQuery(enabled));
}

/** The supplier's name, also before anybody has signed in (then as it was last time). */
export function useSupplierName(): string {
  const { t } = useTranslation();
  const { data } = usePanelSettings(false);
  return data?.name || rememberedName() || t("supplier");
}

export function useRowsPerPage(): number {
  return usePanelSettings(false).data?.rows_per_page ?? USUAL_ROWS;
}

/** The supplier's time zone (IANA); this computer's while it cannot be asked for. */
export function useSupplierZone(): string {
  return usePanelSettings(false).data?.time_zone ?? ownZone();
}
