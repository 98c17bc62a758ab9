/** The end of an outside system's access, as a day that is still good. */

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** The last day, by the reader's clock, of what ends at a moment. */
export function lastDayOf(endsAt: string | null | undefined): string {
  if (!endsAt) return "";
  const at = new Date(endsAt);
  return [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join("-");
}

/** The moment when a last day is over, by the reader's clock; null without one. */
export function endOf(lastDay: string | undefined): string | null {
  return lastDay ? new Date(`${lastDay}T23:59:59`).toISOString() : null;
}
