import type { WalkMeterOut, WalkPackageOut } from "@personal-cabinet/api/cabinet";
import type { Entry } from "../../shared/walk/entries";
import { hasteOf, markOf, nextLeft, progressOf } from "./houses";

const meter = (meter_id: number, more: Partial<WalkMeterOut> = {}) =>
  ({ meter_id, standing: null, blocked: null, ...more }) as WalkMeterOut;

const entry = (meter: number, more: Partial<Entry> = {}) =>
  ({ meter, outcome: "reading", answer: null, left: false, ...more }) as Entry;

const standing = { submission_id: "s" } as NonNullable<WalkMeterOut["standing"]>;
const blocked = { reason: "removed", since: null } as NonNullable<WalkMeterOut["blocked"]>;
const house = {
  meters: [meter(1), meter(2, { standing }), meter(3, { blocked }), meter(4), meter(5)],
} as WalkPackageOut;

test("what was handed in counts as done, what is not handed in does not count at all", () => {
  const entries = new Map([[4, entry(4, { outcome: "no_access" })]]);
  expect(progressOf(house, entries)).toEqual({ done: 2, all: 4, noAccess: 1 });
});

test("the walk goes on with the next meter that is left, and begins anew at the end", () => {
  const entries = new Map([[4, entry(4)]]);
  expect(nextLeft(house, entries, 1)?.meter_id).toBe(5);
  expect(nextLeft(house, entries, 5)?.meter_id).toBe(1);
  const all = new Map([1, 4, 5].map((id) => [id, entry(id)]));
  expect(nextLeft(house, all, 5)).toBeUndefined();
});

test("what was not taken waits for a decision, and then for the meter to be read", () => {
  const reason = { type: "reading-lower", errors: [], zones: [] };
  const refused = { state: "refused", standing: null, reason } as unknown as Entry["answer"];
  expect(markOf(meter(1), entry(1, { answer: refused }))).toBe("unsettled");
  expect(markOf(meter(1), entry(1, { answer: refused, left: true }))).toBe("left");
  const conflict = { state: "conflict", standing } as unknown as Entry["answer"];
  expect(markOf(meter(1), entry(1, { answer: conflict, left: true }))).toBe("handed_in");
});

test("whoever has unsent entries is told when the days end, and that they have", () => {
  vi.useFakeTimers({ now: new Date("2026-11-25T20:30:00Z") });
  try {
    const window = { opens_on: "2026-11-15", time_zone: "Europe/Moscow" };
    const of = (id: number, closes_on: string) =>
      ({ id, window: { ...window, closes_on } }) as WalkPackageOut;
    const waits = (house: number) => entry(1, { label: { house } as Entry["label"] });
    const houses = [of(1, "2026-11-25"), of(2, "2026-11-26"), of(3, "2026-11-24")];
    expect(hasteOf(houses, [])).toBeNull();
    expect(hasteOf(houses, [waits(2)])).toBeNull();
    // In Moscow it is half an hour before midnight.
    expect(hasteOf(houses, [waits(1)])).toEqual({ key: "lastDay", day: "2026-11-25" });
    expect(hasteOf(houses, [waits(1), waits(3)])).toEqual({ key: "closed", day: "2026-11-24" });
  } finally {
    vi.useRealTimers();
  }
});
