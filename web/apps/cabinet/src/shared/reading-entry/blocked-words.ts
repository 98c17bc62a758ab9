/** Why no reading of a meter is taken, in words. */
import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import type { TFunction } from "i18next";

type Blocked = NonNullable<FormMeterOut["blocked"]>;

export function blockedWords({ reason, since }: Blocked, t: TFunction): string {
  const dated =
    since && t(`reading-entry:blocked.${reason}On`, { day: formatDate(since), defaultValue: "" });
  return (
    dated ||
    t(`reading-entry:blocked.${reason}`, { defaultValue: t("reading-entry:blocked.other") })
  );
}
