/** The refused lines of a batch as a file: for a table, or as the service told them. */
import type { LineError } from "@personal-cabinet/api/admin";
import type { RefusedLineOut } from "@personal-cabinet/api/cabinet";
import { csvText } from "@personal-cabinet/ui/page/csv";
import type { TFunction } from "i18next";
import { reasonOf } from "../shared/lines/reason-word";

/** The refused lines themselves by number, once somebody has asked for them. */
export type Contents = ReadonlyMap<number, RefusedLineOut>;

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
  return csvText([head, ...rows], "ru");
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
