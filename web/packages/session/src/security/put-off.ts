/** The advice to confirm sign-ins, put off for a while by its reader; this browser remembers it. */

const NAME = "second-factor-advice";
const DAY_MS = 86_400_000;
const FOR_DAYS = 30;

/** Whether this reader has put the advice off, and the time is not over yet. */
export function isPutOff(reader: string, now = Date.now()): boolean {
  try {
    const [who, until] = (localStorage.getItem(NAME) ?? "").split(" ");
    return who === reader && now < Number(until);
  } catch {
    return false; // storage may be forbidden
  }
}

export function putOff(reader: string, now = Date.now()): void {
  try {
    localStorage.setItem(NAME, `${reader} ${now + FOR_DAYS * DAY_MS}`);
  } catch {
    // Then it is put off as long as the page is open.
  }
}
