/** Hours or days that came as columns, as the points that everything else is made of. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { addDays } from "@personal-cabinet/ui/period/period";

type Point = ConsumptionOut["points"][number];
type Columns = NonNullable<ConsumptionOut["columns"]>;

const MINUTE = 60_000;

const two = (number: number) => String(number).padStart(2, "0");

/** `2026-09-10T00:00:00+06:00` for each point: those of a run have one offset. */
function startsOf({ minutes, runs }: Columns): string[] {
  return runs.flatMap(({ start, count }) => {
    const offset = start.slice(19);
    // What the clock shows, reckoned as if it were UTC: the offset stays the same.
    const first = Date.parse(`${start.slice(0, 19)}Z`);
    return Array.from({ length: count }, (_, number) => {
      const at = new Date(first + number * minutes * MINUTE);
      const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
      const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
      return `${day}T${clock}${offset}`;
    });
  });
}

const kilo = (value: number | null | undefined) => (value == null ? null : value / 1000);

function qualityOf({
  value,
  estimated,
  doubtful,
}: Pick<Point, "value" | "estimated" | "doubtful">) {
  if (value === null) return null;
  if (doubtful !== null) return "doubtful";
  return estimated === null ? "good" : "estimated";
}

type Told = Pick<ConsumptionOut, "end" | "first_day" | "step">;

function pointsOf(columns: Columns, { end, first_day, step }: Told): Point[] {
  const starts = startsOf(columns);
  const { odd, values, costs } = columns;
  const places = new Map(odd.at.map((at, place) => [at, place]));
  const points = values.map((value, number): Point => {
    const start = starts[number] as string;
    const day = step === "day" ? addDays(first_day, number) : start.slice(0, 10);
    const place = places.get(number);
    const known = {
      value: kilo(value),
      estimated: place === undefined ? null : kilo(odd.estimated[place]),
      doubtful: place === undefined ? null : kilo(odd.doubtful[place]),
    };
    return {
      start,
      end: starts[number + 1] ?? end,
      first_day: day,
      last_day: day,
      complete: place === undefined ? value !== null : odd.complete[place] === true,
      ...known,
      quality: qualityOf(known),
      hidden: false,
      ...(costs === undefined ? {} : { cost: costs?.[number] ?? null }),
    };
  });
  for (const [first, after] of columns.hidden) {
    for (const point of points.slice(first, after)) Object.assign(point, HIDDEN);
  }
  return points;
}

const HIDDEN = { complete: true, hidden: true } satisfies Partial<Point>;

/** The answer with its points, however they came. */
export function withPoints<Answer extends Told & Pick<ConsumptionOut, "points" | "columns">>(
  answer: Answer,
): Answer {
  const { columns } = answer;
  return columns ? { ...answer, columns: null, points: pointsOf(columns, answer) } : answer;
}
