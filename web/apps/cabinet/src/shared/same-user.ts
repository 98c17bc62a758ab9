/**
 * One browser has one session: a tab that still shows what a former user saw begins anew as soon as
 * somebody signs in or out in another one.
 */
const SIGNED_IN = "signed-in";

function keep(user: string | null): void {
  try {
    if (user === null) localStorage.removeItem(SIGNED_IN);
    else localStorage.setItem(SIGNED_IN, user);
  } catch {
    // Storage may be forbidden; then each tab learns it from the service's next answer.
  }
}

/** Who is signed in here, as far as this browser knows. */
export function signedInUser(): string | null {
  try {
    return localStorage.getItem(SIGNED_IN);
  } catch {
    return null;
  }
}

/** Tells the other tabs who is signed in. */
export function tellSignedIn(user: string): void {
  keep(user);
}

/** Tells the other tabs that nobody is signed in any more. */
export function tellSignedOut(): void {
  keep(null);
}

/** Tells the other tabs who is signed in, and calls `onOther` when one of them says otherwise. */
export function watchUser(user: string, onOther: () => void): () => void {
  const look = ({ key, newValue }: StorageEvent) => {
    if (key === SIGNED_IN && newValue !== user) onOther();
  };
  keep(user);
  window.addEventListener("storage", look);
  return () => window.removeEventListener("storage", look);
}
