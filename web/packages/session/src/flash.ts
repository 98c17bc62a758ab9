/** A word that outlives the way to the next page, e.g. «Пароль изменён». */
const KEY = "told-next";

const FLASHES = ["password-changed", "password-set"] as const;

export type Flash = (typeof FLASHES)[number];

export function tellNext(flash: Flash): void {
  try {
    sessionStorage.setItem(KEY, flash);
  } catch {
    // Then nothing is said; what was done is done.
  }
}

/** What is to be told, once. */
export function takeTold(): Flash | null {
  try {
    const told = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return FLASHES.find((flash) => flash === told) ?? null;
  } catch {
    return null;
  }
}
