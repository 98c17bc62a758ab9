/** The supplier's settings, as the panel needs them. */
import { ownZone } from "@personal-cabinet/i18n/zones";
import { useQuery } from "@tanstack/react-query";
import { settingsQuery } from "./api/get-settings";

const USUAL_ROWS = 20;

export function usePanelSettings(enabled = true) {
  return useQuery(settingsQuery(enabled));
}

export function useRowsPerPage(): number {
  return usePanelSettings(false).data?.rows_per_page ?? USUAL_ROWS;
}

/** The supplier's time zone (IANA); this computer's while it cannot be asked for. */
export function useSupplierZone(): string {
  return usePanelSettings(false).data?.time_zone ?? ownZone();
}
