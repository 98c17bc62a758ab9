/** Phones as people read them. */

const RUSSIAN = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/;
// A line is broken between no two of its parts.
const SPACE = "\u00a0";

/** `+79131234567` → `+7 913 123-45-67`; a number of another country stays as it is. */
export function formatPhone(phone: string): string {
  const [, code, first, second, third] = RUSSIAN.exec(phone) ?? [];
  return code ? `+7${SPACE}${code}${SPACE}${first}-${second}-${third}` : phone;
}
