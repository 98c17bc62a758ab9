/**
 * Names of a day's intervals: `02:00–03:00`. An hour that comes twice, since the clock is put back,
 * is told apart by the offset; one that is skipped has no interval, and so no name.
 */
import { formatOffset, formatTime } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";

type Stretch = { start: string; end: string };

/** A stretch on the clock that it begins with, in minutes since midnight. */
type OnClock = { from: number; to: number; offset: string };

const WORDS: Record<Language, { before: string; after: string }> = {
  ru: { before: "до перевода часов", after: "после перевода часов" },
  en: { before: "before the clock change", after: "after the clock change" },
};

function onClock({ start, end }: Stretch): OnClock {
  const from = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  return { from, to: from + minutes, offset: start.slice(19) };
}

function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** For each stretch that the clock passes twice, on which side of the change it lies. */
function sidesOf(clocks: OnClock[]): ("before" | "after" | null)[] {
  const changed = clocks.findIndex((one, index) => {
    const former = clocks[index - 1];
    return former !== undefined && one.offset !== former.offset && one.from < former.to;
  });
  if (changed < 1) return clocks.map(() => null);
  const backTo = clocks[changed]?.from ?? 0;
  const backFrom = clocks[changed - 1]?.to ?? 0;
  return clocks.map((one, index) => {
    if (index < changed) return one.to > backTo ? "before" : null;
    return one.from < backFrom ? "after" : null;
  });
}

/** `mark` is what stands below the label of a stretch that has a twin. */
export type IntervalName = { label: string; name: string; at: number; mark?: string | undefined };

/** The names of a day's intervals, which follow one another; stamps have the place's offset. */
export function intervalNames(stretches: Stretch[], language: Language): IntervalName[] {
  const clocks = stretches.map(onClock);
  const sides = sidesOf(clocks);
  return stretches.map(({ start }, index) => {
    const { from = 0, to = 0 } = clocks[index] ?? {};
    const side = sides[index];
    const span = `${clockText(from)}–${clockText(to)}`;
    const plain = { label: formatTime(start), name: span, at: from / 60 };
    if (!side) return plain;
    const offset = formatOffset(start);
    return {
      ...plain,
      name: `${span}, ${WORDS[language][side]} (${offset})`,
      mark: offset.replace("UTC", ""),
    };
  });
}
