/** Times by the clock of a place: what it shows, what it skips, what it shows twice. */
import type { Language } from "./setup";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The digits of a place's clock at a moment, as the ISO stamp `2026-11-21T07:30:05`. */
export function clockAt(at: Date, zone: string): string {
  const parts: Record<string, string> = {};
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  for (const { type, value } of format.formatToParts(at)) parts[type] = value;
  const { year, month, day, hour, minute, second } = parts;
  return `${year?.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** Minutes by which a place's clock is ahead of UTC at a moment. */
export function offsetAt(at: Date, zone: string): number {
  const shown = Date.parse(`${clockAt(at, zone)}Z`);
  return Math.round((shown - at.getTime()) / MINUTE_MS);
}

/** `360` → `UTC+6`, `330` → `UTC+5:30`. */
export function offsetWords(minutes: number): string {
  const size = Math.abs(minutes);
  const rest = size % 60 ? `:${String(size % 60).padStart(2, "0")}` : "";
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}

/** `360` → `+06:00`, as ISO stamps have it. */
export function isoOffset(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * The moments at which a place's clock shows `2026-11-28T10:00`: one as a rule, none when it jumps
 * over that time, two when it comes twice. The earlier one comes first.
 */
export function momentsAt(civil: string, zone: string): Date[] {
  const shown = Date.parse(`${civil}Z`);
  if (Number.isNaN(shown)) return [];
  const around = [shown - DAY_MS, shown, shown + DAY_MS];
  const offsets = new Set(around.map((at) => offsetAt(new Date(at), zone)));
  return [...offsets]
    .map((minutes) => ({ minutes, at: new Date(shown - minutes * MINUTE_MS) }))
    .filter(({ minutes, at }) => offsetAt(at, zone) === minutes)
    .map(({ at }) => at)
    .sort((one, other) => one.getTime() - other.getTime());
}

/** What people call a place's clock: «Омск, стандартное время», `Omsk Standard Time`. */
export function zoneName(zone: string, language: Language, at: Date = new Date()): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "long" });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;
  return name && !name.startsWith("GMT") ? name : zone;
}

/** The zone of this computer. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
