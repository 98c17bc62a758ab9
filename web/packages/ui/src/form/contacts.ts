/** Whether an e-mail or a phone looks like one; the service has the last word. */

/** A name, an «@», a place with a dot. */
export function looksLikeEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
}

/** Ten to fifteen digits in any usual spelling: `8 (913) 123-45-67`, `+7 913 1234567`. */
export function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  return digits.length >= 10 && digits.length <= 15 && /^\s*\+?[\d\s().-]+$/.test(text);
}
