/** Lays the points of a period out as a field: its days by their hours, or its months by their days. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatShortMonth } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import type { HeatCell, HeatGrid, HeatLabel } from "@personal-cabinet/ui/chart/heat";

export type Heat = HeatGrid & { cells: HeatCell[] };

const HOURS = 24;
const DAYS = 31;
const HALF_YEAR = 184;
/** Of many columns or rows only some are labelled. */
const LABELLED_HOURS = [0, 6, 12, 18];
const LABELLED_DAYS = [1, 5, 10, 15, 20, 25, 30];

type Point = ConsumptionOut["points"][number];

const dayOf = ({ first_day }: Point) => Number(first_day.slice(8, 10));
const hourOf = ({ start }: Point) => Number(start.slice(11, 13));

/** Cells by place; those that share one, since an hour came twice, get a part each. */
function placed(bars: Bar[], places: { x: number; y: number }[]): HeatCell[] {
  const keys = places.map(({ x, y }) => `${x} ${y}`);
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const seen = new Map<string, number>();
  return bars.map((bar, n) => {
    const key = keys[n] ?? "";
    const of = times.get(key) ?? 1;
    const at = seen.get(key) ?? 0;
    seen.set(key, at + 1);
    const { x = 0, y = 0 } = places[n] ?? {};
    return { ...bar, x, y, part: of > 1 ? { at, of } : undefined };
  });
}

/** Of more than half a year every other one is named. */
function monthStarts(days: string[], language: Language): HeatLabel[] {
  const every = days.length > HALF_YEAR ? 2 : 1;
  return days.flatMap((day, at) =>
    day.slice(8) === "01" && Number(day.slice(5, 7)) % every === 1 % every
      ? [{ at, label: formatShortMonth(day, language) }]
      : [],
  );
}

function byHours(points: Point[], bars: Bar[], language: Language): Heat {
  const days = [...new Set(points.map(({ first_day }) => first_day))];
  const columns = new Map(days.map((day, n) => [day, n]));
  const places = points.map((point) => ({
    x: columns.get(point.first_day) ?? 0,
    y: hourOf(point),
  }));
  const dayLabels = days.flatMap((day, at) => {
    const number = Number(day.slice(8));
    return LABELLED_DAYS.includes(number) ? [{ at, label: String(number) }] : [];
  });
  return {
    cells: placed(bars, places),
    columns: days.length,
    rows: HOURS,
    columnLabels: days.length > DAYS ? monthStarts(days, language) : dayLabels,
    rowLabels: LABELLED_HOURS.map((at) => ({ at, label: `${String(at).padStart(2, "0")}:00` })),
  };
}

function byDays(points: Point[], bars: Bar[], language: Language): Heat {
  const months = [...new Set(points.map(({ first_day }) => first_day.slice(0, 7)))];
  const places = points.map((point) => ({
    x: dayOf(point) - 1,
    y: months.indexOf(point.first_day.slice(0, 7)),
  }));
  return {
    cells: placed(bars, places),
    columns: DAYS,
    rows: months.length,
    columnLabels: LABELLED_DAYS.map((day) => ({ at: day - 1, label: String(day) })),
    rowLabels: months.map((month, at) => ({
      at,
      label: formatShortMonth(`${month}-01`, language),
    })),
  };
}

/** The field of a period whose points are too many for bars, in the order of its points. */
export function heatOf({ step, points }: ConsumptionOut, bars: Bar[], language: Language): Heat {
  return step === "day" ? byDays(points, bars, language) : byHours(points, bars, language);
}

/** Sums of days, for a table: nobody reads thousands of rows. */
export function daysOf(
  { points }: ConsumptionOut,
  bars: Bar[],
  nameOfDay: (day: string) => string,
): Bar[] {
  const days = new Map<string, Bar[]>();
  points.forEach(({ first_day }, n) => {
    const bar = bars[n];
    const before = days.get(first_day);
    if (bar && before) before.push(bar);
    else if (bar) days.set(first_day, [bar]);
  });
  return [...days].map(([day, hours]) => ({
    key: hours[0]?.key ?? day,
    label: String(Number(day.slice(8))),
    name: nameOfDay(day),
    ...added(hours),
  }));
}

function added(bars: Bar[]) {
  const sum = (values: (number | null | undefined)[]) => {
    const known = values.filter((value) => typeof value === "number");
    return known.length ? known.reduce((total, value) => total + value, 0) : null;
  };
  const complete = bars.every((bar) => bar.complete);
  return {
    value: sum(bars.map(({ value }) => value)),
    complete,
    estimated: sum(bars.map(({ estimated }) => estimated)),
    doubtful: sum(bars.map(({ doubtful }) => doubtful)),
    running: bars.some(({ running }) => running) || (!complete && bars.some(({ ahead }) => ahead)),
    ahead: bars.every(({ ahead }) => ahead),
    hidden: bars.every(({ hidden }) => hidden),
  };
}
