/** Rows as a file for a spreadsheet: exact figures, and text that no spreadsheet takes for a formula. */
import type { Language } from "@personal-cabinet/i18n/language";

export type Cell = string | number | null;

const BYTE_ORDER_MARK = "\ufeff";
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** As Excel opens it in Russian, with a mark, semicolons and decimal commas; else plain. */
const FORMS: Record<Language, { mark: string; separator: string; point: string }> = {
  ru: { mark: BYTE_ORDER_MARK, separator: ";", point: "," },
  en: { mark: "", separator: ",", point: "." },
};

/** The rows as CSV by the customs of a language; numbers have no groups, null is an empty cell. */
export function csvText(rows: Cell[][], language: Language): string {
  const { mark, separator, point } = FORMS[language];
  const quoted = (text: string) =>
    /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const written = (cell: Cell) => {
    if (typeof cell === "number") return quoted(String(cell).replace(".", point));
    return quoted(cell !== null && FORMULA.test(cell) ? `'${cell}` : (cell ?? ""));
  };
  const lines = rows.map((row) => `${row.map(written).join(separator)}\r\n`);
  return `${mark}${lines.join("")}`;
}
