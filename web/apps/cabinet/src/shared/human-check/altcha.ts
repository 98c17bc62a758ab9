/** Does the work of an altcha challenge in slices, so that the page stays alive meanwhile. */
import type { ChallengeOut } from "@personal-cabinet/api/auth";
import { asciiBytes, sha256 } from "./sha256";

const SLICE_MS = 12;

const breathe = () => new Promise<void>((resume) => window.setTimeout(resume));

/** Finds the number; null when there is none or `stopped` says that nobody waits any more. */
export async function findNumber(
  challenge: ChallengeOut,
  stopped: () => boolean = () => false,
): Promise<number | null> {
  let until = Date.now() + SLICE_MS;
  for (let number = 0; number <= challenge.maxnumber; number += 1) {
    if (sha256(asciiBytes(challenge.salt + number)) === challenge.challenge) return number;
    if (Date.now() >= until) {
      await breathe();
      if (stopped()) return null;
      until = Date.now() + SLICE_MS;
    }
  }
  return null;
}

/** The payload that a form sends: the solved challenge, in base64. */
export function payloadOf(challenge: ChallengeOut, number: number): string {
  const { algorithm, challenge: hash, salt, signature } = challenge;
  return window.btoa(JSON.stringify({ algorithm, challenge: hash, number, salt, signature }));
}
