/** The services' clock as their answers tell it: that of a device may be wrong by days. */

let ahead = 0;

/** Notes an answer's `Date`, which is right to the second. */
export function noteClock(date: string | null): void {
  const at = Date.parse(date ?? "");
  if (!Number.isNaN(at)) ahead = at - Date.now();
}

/** A moment of the device's clock, in ms, by that of the services; without an answer yet, as it is. */
export function byServices(at: number = Date.now()): number {
  return at + ahead;
}
