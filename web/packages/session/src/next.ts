/** Where somebody wanted to go before they had to sign in. */

/**
 * An address of this application, or its main page: nobody is sent elsewhere by a sign-in. Browsers
 * leave tabs and ends of lines out of an address and read a backslash as a slash, so that one with
 * any of them may lead where it does not seem to.
 */
export function safeNext(next: string | null): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return next && /^\/(?!\/)[^\u0000-\u0020\u007f\\]*$/.test(next) ? next : "/";
}

/** The page to go on to that an address of the entrance carries, `?next=…`. */
export function nextIn(search: string): string {
  return safeNext(new URLSearchParams(search).get("next"));
}

/** The same as an ending of another address of the entrance. */
export function withNext(path: string, next: string): string {
  return next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
}
