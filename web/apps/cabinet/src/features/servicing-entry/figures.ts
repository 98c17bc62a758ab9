/** What is told of a reading: `T1: 123,4; T2: 60,5`. */
import type { ServedMeterOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import { useTranslation } from "react-i18next";
import { zoneName } from "../../shared/reading-entry/check";
import { wheelText } from "../../shared/reading-entry/wheels";

export function useFigures() {
  const { t } = useTranslation();
  return (meter: Pick<ServedMeterOut, "zones">, { values }: Pick<SubmissionOut, "values">) =>
    values
      .map(({ zone, value_wh, decimals }) => {
        const known = meter.zones.find((one) => one.zone === zone);
        const title = known ? zoneName(known, t) : zone;
        return t("reading-entry:prefixed", { title, value: wheelText(value_wh, { decimals }) });
      })
      .join("; ");
}
