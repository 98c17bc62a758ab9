/** What people write off the wheels of a meter, and what it means in Wh. */

import { pageLanguage } from "@personal-cabinet/i18n/language";
import { formatCounter } from "@personal-cabinet/i18n/numbers";

/** Wheels before the comma, and behind it; null where nobody has told. */
export type Wheels = { digits: number | null; decimals: number | null };

/** Why a text is no reading of these wheels; the words of each stand in `words`. */
export type Fault = "missing" | "negative" | "signs" | "separators" | "digits" | "decimals";
export type Read = { wh: number; fault?: undefined } | { wh?: undefined; fault: Fault };

const WH = 1000;
/** Of a meter that nobody has described: more than any home uses, and kWh to the Wh. */
const MOST_DIGITS = 9;
const MOST_DECIMALS = 3;
/** A turn of the wheels is one only when so small a part of them has gone by. */
const TURN_PART = 10;

/** Reads `012345,6`, `12 345.6`; a comma or a point, as many decimals as there are wheels. */
export function readWheels(text: string, { digits, decimals }: Wheels): Read {
  const plain = text.replace(/\s/g, "").replace(/,/g, ".");
  if (plain === "") return { fault: "missing" };
  if (/^[-−–]/.test(plain)) return { fault: "negative" };
  if (!/^[\d.]+$/.test(plain)) return { fault: "signs" };
  const [whole = "", rest = "", ...more] = plain.split(".");
  if (more.length > 0 || whole + rest === "") return { fault: "separators" };
  const count = whole.replace(/^0+/, "");
  if (count.length > (digits ?? MOST_DIGITS)) return { fault: "digits" };
  if (rest.length > (decimals ?? MOST_DECIMALS)) return { fault: "decimals" };
  return { wh: Number(count || "0") * WH + Number(rest.padEnd(3, "0").slice(0, 3)) };
}

/**
 * What a counter has counted since the reading before, in Wh. Below it the wheels have turned over,
 * if little has gone by; otherwise the answer is negative, and it is a mistake.
 */
export function usedSince(wh: number, before: number, { digits }: Wheels): number {
  const used = wh - before;
  if (used >= 0 || digits === null) return used;
  const round = 10 ** digits * WH;
  return (used + round) * TURN_PART <= round ? used + round : used;
}

/** A reading as its meter shows it, in the page's language: `12345,6`, `12345.6`. */
export function wheelText(wh: number, { decimals }: Pick<Wheels, "decimals">): string {
  return formatCounter(wh, decimals, pageLanguage());
}
