/** The key under which something is sent: the same key is the same thing, however often it comes. */
import { asProblem } from "./problem";

const BYTES = 16;
const HEX = 16;

/** Also where `crypto.randomUUID` is missing: older browsers, pages without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map((byte) => byte.toString(HEX).padStart(2, "0")).join("");
}

/** Whether it is unknown if what was sent has arrived: it is sent again under its key. */
export function isUnsure(error: unknown): boolean {
  const { status } = asProblem(error);
  return status === 0 || status >= 500;
}
