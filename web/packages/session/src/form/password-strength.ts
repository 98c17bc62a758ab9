/** How hard a new password is to guess, roughly, and which rules it keeps; the service has the last word. */

/** As in the auth service (`passwords/rules.py`); who has a second factor may do with fewer. */
export const SHORTEST = 12;
export const LONGEST = 128;

export type PasswordRule = "length" | "not-login" | "not-current";
export type Strength = 0 | 1 | 2 | 3 | 4;

/** Bits from which a password is fair, good, strong. */
const LEVELS = [40, 60, 80];

const ALPHABETS: [RegExp, number][] = [
  [/[0-9]/, 10],
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[а-яё]/, 33],
  [/[А-ЯЁ]/, 33],
  [/[^0-9a-zA-Zа-яёА-ЯЁ]/, 30],
];

/** Rows of keys and of the alphabet are walked through without thinking. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

function follows(before: string, after: string): boolean {
  const step = (after.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  if (Math.abs(step) <= 1) return true;
  return ROWS.some((row) => row.includes(before + after) || row.includes(after + before));
}

/** 0 = nothing typed, 1 weak … 4 strong. */
export function strengthOf(password: string, shortest = SHORTEST): Strength {
  const letters = Array.from(password);
  if (letters.length === 0) return 0;
  const pool = ALPHABETS.reduce((sum, [found, size]) => sum + (found.test(password) ? size : 0), 0);
  const lower = letters.map((letter) => letter.toLowerCase());
  const counted = lower.reduce((sum, letter, index) => {
    const before = lower[index - 1];
    return sum + (before !== undefined && follows(before, letter) ? 0.2 : 1);
  }, 0);
  // Few different signs are soon tried out, however often they come.
  const worth = Math.min(counted, new Set(lower).size * 2);
  const bits = worth * Math.log2(pool);
  if (letters.length < shortest) return 1;
  return (1 + LEVELS.filter((level) => bits >= level).length) as Strength;
}

/** The rules that can be seen here, and whether each is kept. */
export function rulesKept(
  password: string,
  current: string,
  login: string | undefined,
  shortest = SHORTEST,
): { rule: PasswordRule; kept: boolean }[] {
  const length = Array.from(password.normalize("NFC")).length;
  const typed = length > 0;
  const folded = password.trim().toLowerCase();
  // As the service sees it: digits and signs around a login make no other word of it.
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [
    { rule: "length", kept: length >= shortest && length <= LONGEST },
    { rule: "not-current", kept: typed && password !== current },
    ...(login
      ? [
          {
            rule: "not-login" as const,
            kept: typed && ![folded, core].includes(login.toLowerCase()),
          },
        ]
      : []),
  ];
}
