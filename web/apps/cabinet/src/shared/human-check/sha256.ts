/**
 * SHA-256 of short texts, in plain arithmetic: `crypto.subtle` is missing where the page has no TLS,
 * and the libraries need BigInt, which the oldest browsers of the manual lack.
 */

/** The first 32 bits of the fractional parts of a prime's root. */
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x100000000) | 0;
}

const PRIMES: number[] = [];
for (let n = 2; PRIMES.length < 64; n += 1) {
  if (PRIMES.every((prime) => n % prime !== 0)) PRIMES.push(n);
}
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

const right = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function mix(state: Int32Array, block: DataView, offset: number, words: Int32Array): void {
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      words[i] = block.getInt32(offset + i * 4);
      continue;
    }
    const early = words[i - 15] as number;
    const late = words[i - 2] as number;
    const small = right(early, 7) ^ right(early, 18) ^ (early >>> 3);
    const large = right(late, 17) ^ right(late, 19) ^ (late >>> 10);
    words[i] = (words[i - 16] as number) + small + (words[i - 7] as number) + large;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i += 1) {
    const choice = (e & f) ^ (~e & g);
    const large = right(e, 6) ^ right(e, 11) ^ right(e, 25);
    const one = (h + large + choice + (ROUNDS[i] as number) + (words[i] as number)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] as number) + word;
  });
}

/** The hash of bytes (up to 512 MB), in lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = Int32Array.from(START);
  const words = new Int32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) mix(state, view, offset, words);
  return Array.from(state, (word) => `0000000${(word >>> 0).toString(16)}`.slice(-8)).join("");
}

/** The bytes of a text of ASCII signs. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
