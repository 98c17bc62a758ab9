/** Account numbers as people paste them: the service compares them without spaces, dashes and dots. */

export const LONGEST_ACCOUNT_NUMBER = 64;

/** As `services/contracts/account_numbers.py` has them. */
const BETWEEN = /[\s\u00ad\u200b-\u200d\u2060\u2010-\u2015\u2043\u2212.-]/gu;

/** What all spellings of one number have in common. */
export function accountKey(number: string): string {
  return number.trim().replace(/^№/, "").replace(BETWEEN, "");
}

/**
 * The numbers of a text, each once; line ends, commas, semicolons and tabs stand between them.
 *
 * A number may be grouped by spaces as on a bill: whether «000 123 456» is one number or three is
 * for the registry to say. What is too long for one number is several.
 */
export function accountNumbers(text: string | undefined): string[] {
  const parts = (text ?? "")
    .split(/[\n\r\t,;]/)
    .map((part) => part.trim())
    .flatMap((part) => (part.length > LONGEST_ACCOUNT_NUMBER ? part.split(/\s+/) : [part]))
    .filter(accountKey);
  const byKey = new Map(parts.map((part) => [part.includes(" ") ? part : accountKey(part), part]));
  return [...byKey.values()];
}
