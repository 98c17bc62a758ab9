/** Where a notice's button may lead. */

/** The address when it is a page of this application or of the web; anything else is not followed. */
export function safeAddress(address: string): string | null {
  if (/^\/(?![/\\])/.test(address)) return address;
  return /^https?:\/\//i.test(address) ? address : null;
}
