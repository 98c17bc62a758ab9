/**
 * A note that somebody is signed in here, as a cookie that the gateway reads: without it every
 * address is answered with the light page to sign in, with it by the application. It gives no
 * rights, and a wrong one costs a moment: both pages ask the service who it is.
 */
const LASTING_SECONDS = 30 * 24 * 60 * 60;

const nameOf = (application: string) => `${application}_present`;

function set(application: string, value: string, seconds: number): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the newer way is missing in most browsers
  document.cookie = `${nameOf(application)}=${value}; Path=/; Max-Age=${seconds}; SameSite=Strict${secure}`;
}

export function notePresence(application: string): void {
  set(application, "1", LASTING_SECONDS);
}

export function forgetPresence(application: string): void {
  set(application, "", 0);
}

export function isPresent(application: string): boolean {
  return document.cookie.split("; ").includes(`${nameOf(application)}=1`);
}
