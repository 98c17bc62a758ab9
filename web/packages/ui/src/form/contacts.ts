/** Whether an e-mail, a phone or a name looks like one; the service has the last word. */

/** A name, an «@», a place with a dot. */
export function looksLikeEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
}

/** Ten to fifteen digits in any usual spelling: `8 (913) 123-45-67`, `+7 913 1234567`. */
export function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  return digits.length >= 10 && digits.length <= 15 && /^\s*\+?[\d\s().-]+$/.test(text);
}

/** What no name has: digits and signs, or a dot inside a word of more than an initial. */
const NO_NAME = /[\d!"#$%&()*+/:;<=>?@[\\\]^_{|}~]|[^\s.]{2,}\.[^\s]/;

/** Letters of any script with spaces, dots, hyphens and apostrophes, in words of a usual length. */
export function looksLikeName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return text.length <= 100 && !NO_NAME.test(text) && words.every((word) => word.length <= 40);
}
