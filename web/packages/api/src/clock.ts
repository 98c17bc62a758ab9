/** The services' clock as their answers tell it: that of a device may be wrong by days. */

const KEPT = "clock-ahead";
/** What is less is the line's, not the clock's. */
const NOTED_MS = 60_000;

/** As it was told last: a page that is opened without a network asks nobody. */
function kept(): number {
  try {
    return Number(localStorage.getItem(KEPT)) || 0;
  } catch {
    return 0;
  }
}

function keep(): void {
  try {
    localStorage.setItem(KEPT, String(ahead));
  } catch {
    // Then it holds as long as the page.
  }
}

let ahead = kept();
let noted = ahead;
let told = false;

/** Notes an answer's `Date`, which is right to the second. */
export function noteClock(date: string | null): void {
  const at = Date.parse(date ?? "");
  if (Number.isNaN(at)) return;
  ahead = at - Date.now();
  told = true;
  if (Math.abs(ahead - noted) < NOTED_MS) return;
  noted = ahead;
  keep();
}

/** A moment of the device's clock, in ms, by that of the services; without an answer yet, as it was. */
export function byServices(at: number = Date.now()): number {
  return at + ahead;
}

/** Whether this page has been told: before that the device's clock may have been set anew. */
export const clockTold = (): boolean => told;
