/** Which stretches of a period have no or only a part of their values, in few words. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatDayOfMonth, formatMonth, formatTime } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import { isGap, type Point } from "./consumption-bars";

/** From the first to the last of stretches that follow one another. */
type Run = [first: Point, last: Point];

function runsOf(points: Point[], now: Date): Run[] {
  const runs: Run[] = [];
  points.forEach((point, index) => {
    if (!isGap(point, now)) return;
    const run = runs[runs.length - 1];
    if (run && points[index - 1] === run[1]) run[1] = point;
    else runs.push([point, point]);
  });
  return runs;
}

function nameOf(interval: ConsumptionOut["interval"], [first, last]: Run, language: Language) {
  if (interval === "day") return `${formatTime(first.start)}–${formatTime(last.end)}`;
  const short = (point: Point) =>
    interval === "year"
      ? formatMonth(point.first_day, language).slice(0, -5)
      : formatDayOfMonth(point.first_day, language);
  if (short(first) === short(last)) return short(first);
  if (interval === "year") return `${short(first)} – ${short(last)}`;
  const sameMonth = first.first_day.slice(0, 7) === last.first_day.slice(0, 7);
  return sameMonth
    ? `${Number(first.first_day.slice(8))}–${short(last)}`
    : `${short(first)} – ${short(last)}`;
}

/** The gaps of what is over, e.g. `3 ноября`, `7–9 ноября`. */
export function gapsOf(
  { interval, points }: ConsumptionOut,
  language: Language,
  now: Date = new Date(),
): string[] {
  // Several gaps of one day are told once.
  return [...new Set(runsOf(points, now).map((run) => nameOf(interval, run, language)))];
}
