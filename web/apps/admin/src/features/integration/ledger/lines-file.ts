/** The refused lines of a batch as a file: for a table, or as the service told them. */
import type { LineError } from "@personal-cabinet/api/admin";
import type { RefusedLineOut } from "@personal-cabinet/api/cabinet";
import type { TFunction } from "i18next";
import { reasonOf } from "./batch-words";

const BYTE_ORDER_MARK = "\ufeff";
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** The refused lines themselves by number, once somebody has asked for them. */
export type Contents = ReadonlyMap<number, RefusedLineOut>;

function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With semicolons and a byte order mark, as Excel opens it in Russian; reasons in the reader's words. */
export function csvOf(t: TFunction, lines: LineError[], contents?: Contents): string {
  const names = ["line", "field", "code", "reason", ...(contents ? ["content"] : [])];
  const head = names.map((name) => t(`ledger:column.${name}`));
  const rows = lines.map((error) => [
    String(error.line),
    error.field ?? "",
    error.code,
    reasonOf(t, error),
    ...(contents ? [contents.get(error.line)?.content ?? ""] : []),
  ]);
  const text = [head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n");
  return `${BYTE_ORDER_MARK}${text}\r\n`;
}

/** One JSON object a line, with the service's own code and reason, for who mends the sender. */
export function ndjsonOf(lines: LineError[], contents?: Contents): string {
  return lines
    .map((error) => {
      const content = contents?.get(error.line)?.content;
      return `${JSON.stringify(content === undefined ? error : { ...error, content })}\n`;
    })
    .join("");
}

/** To be pasted into a letter: one line each, columns parted by tabs. */
export function plainOf(t: TFunction, lines: LineError[], contents?: Contents): string {
  return lines
    .map((error) => {
      const content = contents?.get(error.line)?.content;
      const told = [error.line, error.field ?? "", reasonOf(t, error)];
      return (content === undefined ? told : [...told, content]).join("\t");
    })
    .join("\n");
}
