/** What a tile tells: its figure, what it is of, the parts with their ways into the sections. */
import { formatNumber, formatPercent } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";

export type Row = {
  key: string;
  label: string;
  value: string;
  /** The section with the filter that shows just these. */
  to?: string | undefined;
  tone?: "warning" | "critical" | undefined;
  /** Of the whole, 0 to 1: drawn as a bar below the row. */
  share?: number | undefined;
};

export type Story = {
  figure: string;
  note: string;
  rows: Row[];
  /** What of the whole the figure is, 0 to 1: drawn as a bar. */
  share?: number | undefined;
  /** The section behind the tile. */
  more?: { to: string; label: string };
};

/** How a tile's days are told: as a share, as a number, or in minutes. */
export type Measure = "share" | "number" | "minutes";

export type Teller = {
  t: TFunction;
  language: Language;
  number: (value: number) => string;
  percent: (part: number, whole: number) => string;
};

const NBSP = "\u00a0";

/** Less than all is never told as all, nor something as nothing. */
export function percentWord(part: number, whole: number, language: Language): string {
  if (whole === 0) return "—";
  const exact = (100 * part) / whole;
  if (exact > 0 && exact < 0.1) return `<${NBSP}${formatPercent(0.1, language, 1)}`;
  return formatPercent(Math.floor(exact * 10 + 1e-9) / 10, language, 1);
}

export function tellerOf(t: TFunction, language: Language): Teller {
  return {
    t,
    language,
    number: (value) => formatNumber(value, language),
    percent: (part, whole) => percentWord(part, whole, language),
  };
}

/** An address with a filter. */
export function sectionAt(path: string, filter: Record<string, string>): string {
  return `${path}?${new URLSearchParams(filter)}`;
}

/** Seconds as people say a delay: minutes, hours or days. */
export function delayWord({ t, number }: Teller, seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120)
    return t("analytics:delay.minutes", { count: minutes, number: number(minutes) });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t("analytics:delay.hours", { count: hours, number: number(hours) });
  const days = Math.floor(hours / 24);
  return t("analytics:delay.days", { count: days, number: number(days) });
}
