/**
 * A piece that did not come is often one of a former release: the page from its beginning knows the
 * new ones. It is begun anew once; what fails again then says so (`page-boundary.tsx`).
 */
const KEY = "begun-anew";
const AGAIN_AFTER_MS = 60_000;

/** Whether this tab has not begun anew within the last minute; it is noted that it does now. */
function mayBeginAnew(): boolean {
  try {
    const before = Number(sessionStorage.getItem(KEY));
    if (Date.now() - before < AGAIN_AFTER_MS) return false;
    sessionStorage.setItem(KEY, `${Date.now()}`);
    return true;
  } catch {
    return false; // without a memory it could go on for ever
  }
}

/** Called once at an application's start. */
export function reloadOnce(reload: () => void = () => window.location.reload()): void {
  window.addEventListener("vite:preloadError", () => {
    // Without a network there would be no page at all.
    if (navigator.onLine !== false && mayBeginAnew()) reload();
  });
}
