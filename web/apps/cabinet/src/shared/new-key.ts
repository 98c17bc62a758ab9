/** A random UUID (version 4), also where the page has no TLS and `crypto.randomUUID` is missing. */
export function newKey(): string {
  const bytes = Array.from(window.crypto.getRandomValues(new Uint8Array(16)));
  const hex = bytes.map((byte, at) => {
    const fixed = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return (fixed + 0x100).toString(16).slice(1);
  });
  const part = (from: number, to: number) => hex.slice(from, to).join("");
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join("-");
}
