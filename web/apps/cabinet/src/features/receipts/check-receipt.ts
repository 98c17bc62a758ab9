/**
 * Whether a text was signed by the supplier, found out in the browser: nothing of it is sent anywhere.
 * The same as `services/cabinet/submissions/receipts/rules.py`;
 * `tests/support/receipts.json` holds both to it.
 */
import type {
  ReceiptCheckOut,
  ReceiptDocumentOut,
  ReceiptKeyOut,
} from "@personal-cabinet/api/cabinet";

const COMPACT = /[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/;
const ARMOURED = /-----BEGIN RECEIPT-----([\s\S]*?)-----END RECEIPT-----/;
const TYPE = "receipt";

const nothing: ReceiptCheckOut = {
  verdict: "no-receipt",
  document: null,
  digest: null,
  kid: null,
  chain: null,
};

/** The receipt within a text: between its two lines, in an address, or alone. */
export function compactOf(text: string): string | null {
  const armoured = ARMOURED.exec(text)?.[1];
  let within = text;
  if (armoured !== undefined) within = armoured.replace(/\s+/g, "");
  // A line broken by the program that showed it.
  else if (!COMPACT.test(text)) within = text.replace(/\s+/g, "");
  return COMPACT.exec(within)?.[0] ?? null;
}

function encoded(bytes: Uint8Array): string {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** The bytes of a part; throws for another spelling of the same bytes, too. */
function decoded(part: string): Uint8Array<ArrayBuffer> {
  const letters = atob(part.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  if (encoded(bytes) !== part) throw new Error("base64url");
  return bytes;
}

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const jsonOf = (bytes: Uint8Array) =>
  JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));

async function isSigned(
  subtle: SubtleCrypto,
  { kty, crv, x, y }: ReceiptKeyOut,
  covered: string,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await subtle.importKey("jwk", { kty, crv, x, y }, algorithm, false, ["verify"]);
  return subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, bytesOf(covered));
}

type Parts = {
  kid: string;
  isReceipt: boolean;
  covered: string;
  content: Uint8Array<ArrayBuffer>;
  document: ReceiptDocumentOut;
  signature: Uint8Array<ArrayBuffer>;
};

/** Throws for what was changed. */
function partsOf(compact: string): Parts {
  const [head = "", document = "", signature = ""] = compact.split(".");
  const header = jsonOf(decoded(head));
  const content = decoded(document);
  const isReceipt = header.typ === TYPE;
  const names = Object.keys(header).sort().join();
  if (isReceipt && (names !== "alg,kid,typ" || header.alg !== "ES256")) throw new Error("header");
  return {
    kid: String(header.kid),
    isReceipt,
    covered: `${head}.${document}`,
    content,
    document: jsonOf(content),
    signature: decoded(signature),
  };
}

async function checkOne(
  subtle: SubtleCrypto,
  text: string,
  keys: readonly ReceiptKeyOut[],
): Promise<ReceiptCheckOut> {
  const compact = compactOf(text);
  if (compact === null) return nothing;
  let parts: Parts;
  try {
    parts = partsOf(compact);
  } catch {
    return { ...nothing, verdict: "altered" };
  }
  const { kid } = parts;
  if (!parts.isReceipt) return nothing;
  const key = keys.find((one) => one.kid === kid);
  if (!key) return { ...nothing, verdict: "unknown-key", kid };
  if (!(await isSigned(subtle, key, parts.covered, parts.signature))) {
    return { ...nothing, verdict: "altered" };
  }
  const digest = encoded(new Uint8Array(await subtle.digest("SHA-256", parts.content)));
  return { ...nothing, verdict: "valid", document: parts.document, digest, kid };
}

/** What a text is by the supplier's keys, and whether it follows the receipt `former`. */
export async function checkReceipt(
  subtle: SubtleCrypto,
  text: string,
  former: string | null,
  keys: readonly ReceiptKeyOut[],
): Promise<ReceiptCheckOut> {
  const checked = await checkOne(subtle, text, keys);
  if (!checked.document) return checked;
  const named = checked.document.former;
  if (former === null) return { ...checked, chain: named === null ? "first" : null };
  const { digest } = await checkOne(subtle, former, keys);
  const follows = digest !== null && digest === named;
  return { ...checked, chain: follows ? "follows" : "does-not-follow" };
}
