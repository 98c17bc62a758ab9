/** What is wrong with a row, and what may have been meant, in words. */
import type { SheetRowOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";

type Reason = SheetRowOut["reasons"][number];
type Mend = SheetRowOut["mends"][number];
type Params = Record<string, string | number>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ZONES = new Set(["T1", "T2", "T3"]);

function written(params: Reason["params"], language: Language): Params {
  const told: Params = {};
  for (const [name, value] of Object.entries(params)) {
    if (name.endsWith("_wh")) {
      told[name.slice(0, -3)] = formatNumber(Number(value) / 1000, language);
    } else if (Array.isArray(value)) told[name] = value.join(", ");
    else if (typeof value === "string" && DAY.test(value)) told[name] = formatDate(value);
    else if (typeof value === "string" || typeof value === "number") told[name] = value;
  }
  return told;
}

/** A sentence for each thing that is wrong; the zone goes before what is about it. */
export function reasonWords(reasons: Reason[], t: TFunction, language: Language): string[] {
  const told = reasons.map(({ code, field, params }) => {
    const known = written(params, language);
    const bare = code === "reading-lower" && known.previous === undefined;
    const text = t(`servicing-sheets:reason.${bare ? "reading-lower-bare" : code}`, {
      ...known,
      defaultValue: t("servicing-sheets:reason.other"),
    });
    return field && ZONES.has(field) ? `${field}: ${text}` : text;
  });
  return [...new Set(told)];
}

/** What a mend would write: `№ 00123`, `T1 1234,5`, a day; empty where it only confirms. */
export function mendWords({ changes }: Mend, t: TFunction): string {
  return changes
    .map(({ field, becomes }) => {
      if (field === "serial_number") return `№\u00a0${becomes}`;
      if (field === "flat") return t("servicing-sheets:mend.inFlat", { flat: becomes });
      if (field === "taken_on") return DAY.test(becomes) ? formatDate(becomes) : becomes;
      return `${field}\u00a0${becomes}`;
    })
    .join(", ");
}
