import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReceiptCheckOut, ReceiptKeyOut } from "@personal-cabinet/api/cabinet";
import { checkReceipt } from "./check-receipt";

type Case = { name: string; text: string; former: string | null } & Pick<
  ReceiptCheckOut,
  "verdict" | "chain" | "digest"
>;
const SHARED: { keys: ReceiptKeyOut[]; cases: Case[] } = JSON.parse(
  readFileSync(join(process.cwd(), "..", "tests", "support", "receipts.json"), "utf-8"),
);
const subtle = webcrypto.subtle as SubtleCrypto;

test.each(SHARED.cases)("$name: $verdict", async ({ text, former, verdict, chain, digest }) => {
  const found = await checkReceipt(subtle, text, former, SHARED.keys);
  expect({ verdict: found.verdict, chain: found.chain, digest: found.digest }).toEqual({
    verdict,
    chain,
    digest,
  });
});

test("what a good receipt says is shown, and nothing of another", async () => {
  const { document } = await checkReceipt(subtle, SHARED.cases[0]?.text ?? "", null, SHARED.keys);
  expect(document?.values).toEqual({ T1: 1_234_500, T2: 98_700 });
  for (const { text, verdict } of SHARED.cases) {
    const found = await checkReceipt(subtle, text, null, SHARED.keys);
    expect(found.document === null).toBe(verdict !== "valid");
  }
});

test("any changed letter is seen", async () => {
  const text = SHARED.cases[0]?.text ?? "";
  expect(text.length).toBeGreaterThan(600);
  for (let at = 0; at < text.length; at += 7) {
    if (text[at] === ".") continue;
    const other = text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
    expect((await checkReceipt(subtle, other, null, SHARED.keys)).verdict).not.toBe("valid");
  }
});
