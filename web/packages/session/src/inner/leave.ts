/**
 * Ways from the pages inside to those before signing in. Each is a page of its own to the browser:
 * what the pages inside have shown and kept in memory is gone with them.
 */
import { type Application, addressOf } from "../entrance/application";
import { withNext } from "../next";
import { forgetPresence, isPresent } from "../presence";
import { way } from "../way";

/** The page that is shown, from the application's root. */
function here({ base }: Application): string {
  const { pathname, search } = window.location;
  return (pathname.slice(base.replace(/\/$/, "").length) || "/") + search;
}

/** Asks to sign in, and remembers the page to come back to. */
export function goToSignIn(application: Application): void {
  forgetPresence(application.name);
  way.replace(addressOf(application, withNext("/sign-in", here(application))));
}

/** Leads to what is demanded first, e.g. `/password`, and remembers the page to come back to. */
export function goToDemanded(application: Application, path: string): void {
  const next = here(application);
  if (next.split("?")[0] === path) return;
  way.replace(addressOf(application, withNext(path, next)));
}

/** Ends the session, and with it all that is on the screen, whether or not the service hears of it. */
export async function leave(
  application: Application,
  signOut: () => Promise<unknown>,
): Promise<void> {
  try {
    await signOut();
  } catch {
    // The page to sign in comes all the same; a session that still lives is named there.
  } finally {
    forgetPresence(application.name);
    way.to(addressOf(application, "/sign-in"));
  }
}

/**
 * Called once at an application's start: a page that a browser kept, and shows again by the way
 * back after somebody has left, begins anew.
 */
export function watchReturn(
  application: Application,
  reload: () => void = () => window.location.reload(),
): void {
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !isPresent(application.name)) reload();
  });
}
