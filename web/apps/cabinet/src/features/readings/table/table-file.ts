/** The shown readings as a file for a spreadsheet. */
import type { RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { unitWord } from "@personal-cabinet/i18n/numbers";
import { ROUBLE } from "@personal-cabinet/i18n/roubles";
import type { Language } from "@personal-cabinet/i18n/setup";
import { type Cell, csvText } from "@personal-cabinet/ui/page/csv";
import type { TFunction } from "i18next";
import { hasCost, meterOf, rowNotes, zoneNotes } from "./row-words";

/** A row for each reading: figures of each zone as counters show them, what each used, its cost. */
export function tableFile(data: RegisterReadingsOut, t: TFunction, language: Language): string {
  const unit = unitWord(data.unit, language);
  const used = `${t("readings:table.consumption")}, ${unit}`;
  const costly = hasCost(data);
  const head = [
    t("readings:table.at"),
    t("readings:table.meter"),
    ...data.zones.flatMap((zone) => [
      `${t(`readings:table.zone.${zone}`)}, ${unit}`,
      `${used}, ${t(`readings:table.zone.${zone}`)}`,
    ]),
    used,
    ...(costly ? [`${t("readings:table.cost")}, ${ROUBLE}`] : []),
    t("readings:table.origin"),
    t("common:chart.state"),
  ];
  const rows = data.items.map((row): Cell[] => {
    const zones = data.zones.map((name) => row.zones.find(({ zone }) => zone === name));
    const notes = zones.flatMap((zone) => {
      const told = zone ? zoneNotes(zone, data.unit, t, language).join(", ") : "";
      return zone && told ? [`${t(`readings:table.zone.${zone.zone}`)}: ${told}`] : [];
    });
    return [
      formatDateTime(row.taken_at),
      meterOf(data, row)?.serial_number ?? "",
      ...zones.flatMap((zone) => [zone?.value ?? null, zone?.consumption ?? null]),
      row.consumption,
      ...(costly ? [typeof row.cost === "number" ? row.cost / 100 : null] : []),
      t(`readings:origin.${row.origin}`),
      [...rowNotes(row, t), ...notes].join("; "),
    ];
  });
  return csvText([head, ...rows], language);
}
