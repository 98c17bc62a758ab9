/** Where somebody wanted to go before they had to sign in. */

/** An address of this application, or its main page: nobody is sent elsewhere by a sign-in. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

/** The page to go on to that an address of the entrance carries, `?next=…`. */
export function nextIn(search: string): string {
  return safeNext(new URLSearchParams(search).get("next"));
}

/** The same as an ending of another address of the entrance. */
export function withNext(path: string, next: string): string {
  return next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
}
