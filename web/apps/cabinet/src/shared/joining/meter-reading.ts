/** A meter's reading as people write it: `12 345,6`, `012345`; null when it is none. */
export function readingOf(text: string | undefined): number | null {
  const plain = (text ?? "").replace(/\s/g, "").replace(",", ".");
  return /^\d{1,9}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null;
}
