/** Numbers and energies as people of the language write them: `1 234,5 кВт·ч`. */
import type { Language } from "./setup";

const LOCALES: Record<Language, string> = { ru: "ru-RU", en: "en-GB" };

/** No-break space: a number never parts from its unit. */
const NBSP = "\u00a0";

/** As `Intl` writes it, with a minus for a minus, and none before what has been rounded to nought. */
function written(value: number, language: Language, digits: Intl.NumberFormatOptions): string {
  const text = new Intl.NumberFormat(LOCALES[language], digits).format(value).replace(/\s/g, NBSP);
  return text.replace(/^-/, /[1-9]/.test(text) ? "\u2212" : "");
}

/** At most `digits` decimals, none that are only zeros: `−1 234,5`. */
export function formatNumber(value: number, language: Language, digits = 3): string {
  return written(value, language, { maximumFractionDigits: digits });
}

/** With just so many decimals: figures below one another keep their places. */
export function formatFixed(value: number, language: Language, digits: number): string {
  return written(value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Of a hundred, `digits` as for `formatNumber`: `−5,1 %`, in English `−5.1%`. */
export function formatPercent(value: number, language: Language, digits = 3): string {
  return `${formatNumber(value, language, digits)}${language === "ru" ? `${NBSP}%` : "%"}`;
}

/**
 * What a counter shows, of Wh or varh: no spaces, without the noughts in front, with its decimals;
 * of one that nobody has described with as many as are needed.
 */
export function formatCounter(wh: number, decimals: number | null, language: Language): string {
  const text = decimals === null ? String(wh / 1000) : (wh / 1000).toFixed(decimals);
  return language === "en" ? text : text.replace(".", ",");
}

const UNITS: Record<Language, Record<string, string>> = {
  ru: { kWh: "кВт·ч", kvarh: "квар·ч" },
  en: { kWh: "kWh", kvarh: "kvarh" },
};

export function unitWord(unit: string, language: Language): string {
  return UNITS[language][unit] ?? unit;
}

/** An energy with its unit, e.g. `312,4 кВт·ч`. */
export function formatEnergy(value: number, unit: string, language: Language, digits = 3): string {
  return `${formatNumber(value, language, digits)}${NBSP}${unitWord(unit, language)}`;
}

const SIZES: Record<Language, string[]> = { ru: ["Б", "КБ", "МБ"], en: ["B", "KB", "MB"] };

/** The size of a file, e.g. `1,5 МБ`. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const value = formatNumber(bytes / 1024 ** step, language, step === 2 ? 1 : 0);
  return `${value}${NBSP}${SIZES[language][step]}`;
}
