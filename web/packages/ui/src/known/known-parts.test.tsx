import { addSection } from "@personal-cabinet/i18n/setup";
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { type KnownCost, KnownSums } from "./known-parts";
import { knownWords } from "./known-words";

beforeAll(() => addSection(knownWords));
afterEach(cleanup);

type Sum = KnownCost & { used: number | null; complete?: boolean };

const THEN: Sum = { used: 3.6, cost: 1800, cost_complete: true };
const NOW: Sum = { used: 4.8, cost: 2400, cost_complete: true };

function shown(then: Sum, now: Sum): string[] {
  const { container } = render(<KnownSums unit="kWh" then={then} now={now} nothing={false} />);
  return [...container.querySelectorAll("dd, p")].map((one) =>
    (one.textContent ?? "").replace(/\u00a0/g, " "),
  );
}

const ESTIMATE = /^Стоимость — оценка по тарифу/;
const PARTIAL = /^Стоимость — оценка, и неполная/;

test("what was used has its cost beside it, and so has the difference", () => {
  expect(shown(THEN, NOW)).toEqual([
    "3,6 кВт·ч, ≈ 18,00 ₽",
    "4,8 кВт·ч, ≈ 24,00 ₽",
    "1,2 кВт·ч, ≈ 6,00 ₽",
    expect.stringMatching(ESTIMATE),
  ]);
});

test("what was corrected to less makes the difference negative", () => {
  expect(shown(NOW, THEN)[2]).toBe("−1,2 кВт·ч, ≈ −6,00 ₽");
});

test("of what was not known then the difference is all of it", () => {
  const nothing = { used: null, cost: null, cost_complete: false };
  expect(shown(nothing, NOW)).toEqual([
    "—",
    "4,8 кВт·ч, ≈ 24,00 ₽",
    "4,8 кВт·ч, ≈ 24,00 ₽",
    expect.stringMatching(ESTIMATE),
  ]);
});

test("without prices energy stands alone", () => {
  const bare = ({ used }: Sum) => ({ used, cost: null, cost_complete: false });
  const energy = ["3,6 кВт·ч", "4,8 кВт·ч", "1,2 кВт·ч"];
  expect(shown(bare(THEN), bare(NOW))).toEqual(energy);
  cleanup();
  // One sum of money alone would leave the difference without its own.
  expect(shown(bare(THEN), NOW)).toEqual(energy);
  cleanup();
  expect(shown({ used: 3.6 }, { used: 4.8 })).toEqual(energy);
});

test("a cost that leaves something out says so, unless the energy does as well", () => {
  const partial = { ...NOW, cost_complete: false };
  expect(shown(THEN, partial)[3]).toMatch(PARTIAL);
  cleanup();
  expect(shown(THEN, { ...partial, complete: false })[3]).toMatch(ESTIMATE);
});
