/** The columns of the table of readings: one for each tariff zone that its counters have. */
import type { RegisterReadingOut, RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatFixed, unitWord } from "@personal-cabinet/i18n/numbers";
import { ROUBLE } from "@personal-cabinet/i18n/roubles";
import type { Language } from "@personal-cabinet/i18n/setup";
import { digitsOf } from "@personal-cabinet/ui/chart/bar";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { hasCost, meterOf, rowNotes, sinceOf, type ZoneReading, zoneNotes } from "./row-words";
import styles from "./table.module.css";

type Told = { data: RegisterReadingsOut; t: TFunction; language: Language };
type ZoneName = RegisterReadingsOut["zones"][number];

function Notes({ words }: { words: string[] }) {
  return words.map((word) => (
    <small key={word} className={styles.note}>
      {word}
    </small>
  ));
}

function zoneColumn(name: ZoneName, { data, t, language }: Told): Column<RegisterReadingOut> {
  const shown = data.items.flatMap(({ zones }) => zones.filter(({ zone }) => zone === name));
  const guessed = digitsOf(shown.map(({ value }) => value));
  const usedDigits = digitsOf(shown.map(({ consumption }) => consumption ?? 0));
  const digits = (row: RegisterReadingOut) => meterOf(data, row)?.decimals ?? guessed;
  const figure = (row: RegisterReadingOut, { value, consumption }: ZoneReading) => (
    <span className={row.replaced ? styles.replaced : styles.figure}>
      {formatFixed(value, language, digits(row))}
      {consumption !== null && (
        <small className={styles.used}>
          {t("readings:table.plus", { value: formatFixed(consumption, language, usedDigits) })}
        </small>
      )}
    </span>
  );
  return {
    key: name,
    title: t(`readings:table.zone.${name}`),
    align: "right",
    render: (row) => {
      const zone = row.zones.find((one) => one.zone === name);
      if (!zone) return null;
      return (
        <>
          {figure(row, zone)}
          <Notes words={zoneNotes(zone, data.unit, t, language)} />
        </>
      );
    },
  };
}

export function columnsOf(told: Told): Column<RegisterReadingOut>[] {
  const { data, t, language } = told;
  const usedDigits = digitsOf(data.items.map(({ consumption }) => consumption ?? 0));
  const meter: Column<RegisterReadingOut> = {
    key: "meter",
    title: t("readings:table.meter"),
    render: (row) => meterOf(data, row)?.serial_number,
  };
  const cost: Column<RegisterReadingOut> = {
    key: "cost",
    title: `${t("readings:table.cost")}, ${ROUBLE}`,
    align: "right",
    render: (row) =>
      typeof row.cost === "number" ? (
        <span className={styles.figure}>{formatFixed(row.cost / 100, language, 2)}</span>
      ) : null,
  };
  return [
    {
      key: "taken_at",
      title: t("readings:table.at"),
      fit: "line",
      phone: "title",
      render: ({ taken_at }) => formatDateTime(taken_at),
    },
    ...(data.meters.length > 1 ? [meter] : []),
    ...data.zones.map((name) => zoneColumn(name, told)),
    {
      key: "consumption",
      title: `${t("readings:table.consumption")}, ${unitWord(data.unit, language)}`,
      align: "right",
      render: (row) => {
        const since = sinceOf(row);
        if (row.consumption === null) return null;
        return (
          <>
            <strong>{formatFixed(row.consumption, language, usedDigits)}</strong>
            {since && <Notes words={[t("readings:table.since", { day: formatDate(since) })]} />}
          </>
        );
      },
    },
    ...(hasCost(data) ? [cost] : []),
    {
      key: "origin",
      title: t("readings:table.origin"),
      render: (row) => (
        <>
          <Mark tone={row.origin === "computed" ? "info" : "plain"}>
            {t(`readings:origin.${row.origin}`)}
          </Mark>
          <Notes words={rowNotes(row, t)} />
        </>
      ),
    },
  ];
}
