/** The files of what a chart shows; they come when one is asked for. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy, unitWord } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { notesOf } from "@personal-cabinet/ui/chart/bar-words";
import { pictureOf } from "@personal-cabinet/ui/chart/picture";
import { csvText } from "@personal-cabinet/ui/page/csv";
import { saveBlob, saveFile } from "@personal-cabinet/ui/page/save-file";
import type { TFunction } from "i18next";
import { stridesOf, totalOf } from "../../shared/consumption-bars";
import { fullnessWords } from "./consumption-heading";
import type { Heat } from "./consumption-heat";
import { wholeName } from "./print-sheet";

export type ShownChart = {
  meter: MeterOut;
  data: ConsumptionOut;
  bars: Bar[];
  heat: Heat | undefined;
  /** What is shown, in words. */
  title: string;
};

/** A row for each bar, then their sum; what is remarkable of a value stands beside it. */
export function chartFile(data: ConsumptionOut, bars: Bar[], t: TFunction, language: Language) {
  const exact = (value: number) => formatEnergy(value, data.unit, language);
  const given = bars.some((bar) => bar.given);
  const rows = bars.map((bar) => [
    bar.name,
    bar.value,
    ...(given ? [bar.given?.value ?? null] : []),
    notesOf(t, bar, exact).join("; "),
  ]);
  const total = totalOf(data);
  const unit = unitWord(data.unit, language);
  const head = [
    t("common:chart.interval"),
    unit,
    ...(given ? [`${unit}, ${t("common:chart.given")}`] : []),
    t("common:chart.state"),
  ];
  const sum = bars.reduce((all, bar) => all + (bar.given?.value ?? 0), 0);
  const whole = [
    t("common:chart.total"),
    total.value,
    ...(given ? [Number(sum.toFixed(3))] : []),
    fullnessWords(t, data, language) ?? "",
  ];
  return csvText([head, ...rows, whole], language);
}

const nameOf = ({ first_day, last_day }: ConsumptionOut, t: TFunction) =>
  `${t("readings:file.name")} ${first_day} – ${last_day}`;

export function saveFigures({ data, bars }: ShownChart, t: TFunction, language: Language) {
  saveFile(`${nameOf(data, t)}.csv`, chartFile(data, bars, t, language), "text/csv");
}

export async function savePicture(chart: ShownChart, t: TFunction, language: Language) {
  const { meter, data, bars, heat, title } = chart;
  const exact = (value: number) => formatEnergy(value, data.unit, language);
  const account = t("account.number", { number: meter.account_number });
  const picture = await pictureOf({
    lines: [
      title,
      [account, meter.address, wholeName(meter, t)].filter(Boolean).join(" · "),
      [data.total === null ? "—" : exact(data.total), fullnessWords(t, data, language)]
        .filter(Boolean)
        .join(" · "),
    ],
    bars,
    strides: stridesOf(data),
    heat,
    formatValue: exact,
    nothing: t("common:chart.legendNothing"),
    ways: [t("common:chart.taken"), t("common:chart.given")],
  });
  if (picture) saveBlob(`${nameOf(data, t)}.png`, picture);
}
