/** Small choices that this browser keeps for the next visit; it may forbid that, and forget. */

export function readRemembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Then it holds as long as the page.
  }
}
