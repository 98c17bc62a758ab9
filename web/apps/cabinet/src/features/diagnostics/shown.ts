/** Which events are shown, read from and written to the address. */
import type { ListedEventOut } from "@personal-cabinet/api/cabinet";
import { isDay } from "@personal-cabinet/ui/period/period";

export type Kind = ListedEventOut["kind"];
export type Severity = ListedEventOut["severity"];

/** In the order in which they are offered. */
export const KINDS: Record<Kind, true> = {
  power: true,
  quality: true,
  load: true,
  current: true,
  case: true,
  magnet: true,
  metering: true,
  self_check: true,
  clock: true,
  settings: true,
  communication: true,
  access: true,
  other: true,
};
export const ALL_KINDS = Object.keys(KINDS) as Kind[];
export const SEVERITIES: Severity[] = ["critical", "warning", "info"];

export type Shown = {
  /** Id of a meter; empty = all of them. */
  meter: string;
  kinds: Kind[];
  severities: Severity[];
  onlyNew: boolean;
  /** Any day of the month; empty = the latest with such events. */
  month: string;
  /** Whether the steps lead through every month, not only those with such events. */
  everyMonth: boolean;
};

function chosen<Value extends string>(text: string | null, known: Value[]): Value[] {
  const asked = (text ?? "").split(",");
  return known.filter((one) => asked.includes(one));
}

/** What an address asks; whatever nobody knows in it is passed over. */
export function readShown(params: URLSearchParams): Shown {
  const meter = params.get("meter") ?? "";
  const month = params.get("month");
  return {
    meter: /^\d{1,9}$/.test(meter) ? meter : "",
    kinds: chosen(params.get("kind"), ALL_KINDS),
    severities: chosen(params.get("severity"), SEVERITIES),
    onlyNew: params.get("new") === "1",
    month: isDay(`${month}-01`) ? `${month}-01` : "",
    everyMonth: params.get("months") === "all",
  };
}

/** The address of a choice, from the first page on; how many rows a page has is kept. */
export function writeShown(now: URLSearchParams, shown: Shown): URLSearchParams {
  const next = new URLSearchParams();
  const put = (name: string, value: string | null) => value && next.set(name, value);
  put("meter", shown.meter);
  put("kind", shown.kinds.join(","));
  put("severity", shown.severities.join(","));
  put("new", shown.onlyNew ? "1" : "");
  put("month", shown.month.slice(0, 7));
  put("months", shown.everyMonth ? "all" : "");
  put("size", now.get("size"));
  return next;
}

/** How many kinds of choices leave events out; with none all of the month's are shown. */
export function choicesOn({ meter, kinds, severities, onlyNew }: Shown): number {
  return [meter, kinds.length, severities.length, onlyNew].filter(Boolean).length;
}

/** The values with one more or one less, in their usual order. */
export function toggled<Value>(all: Value[], chosenNow: Value[], one: Value): Value[] {
  return all.filter((other) => chosenNow.includes(other) !== (other === one));
}
