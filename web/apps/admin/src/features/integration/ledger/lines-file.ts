/** The refused lines of a batch as a file: for a table, or as the service told them. */
import type { LineError } from "@personal-cabinet/api/admin";
import type { TFunction } from "i18next";
import { reasonOf } from "./batch-words";

const BYTE_ORDER_MARK = "\ufeff";
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With semicolons and a byte order mark, as Excel opens it in Russian; reasons in the reader's words. */
export function csvOf(t: TFunction, lines: LineError[]): string {
  const head = ["line", "field", "code", "reason"].map((name) => t(`ledger:column.${name}`));
  const rows = lines.map((error) => [
    String(error.line),
    error.field ?? "",
    error.code,
    reasonOf(t, error),
  ]);
  const text = [head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n");
  return `${BYTE_ORDER_MARK}${text}\r\n`;
}

/** One JSON object a line, with the service's own code and reason, for who mends the sender. */
export function ndjsonOf(lines: LineError[]): string {
  return lines.map((error) => `${JSON.stringify(error)}\n`).join("");
}

/** To be pasted into a letter: one line each, columns parted by tabs. */
export function plainOf(t: TFunction, lines: LineError[]): string {
  return lines
    .map((error) => [error.line, error.field ?? "", reasonOf(t, error)].join("\t"))
    .join("\n");
}
