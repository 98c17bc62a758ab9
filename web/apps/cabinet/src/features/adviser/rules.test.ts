import { advice, option, SINGLE, THREE, TWO } from "./advice-for-tests";
import { costWhenMoved, metersShortOf, movable, verdictOf, zonedOption } from "./rules";

test("the cheapest offered tariff is told with what it saves", () => {
  expect(verdictOf(advice())).toMatchObject({
    kind: "cheaper",
    best: { schedule_id: 2 },
    saved: 12 * (1800 - 1700) * 100,
  });
});

test("who has the cheapest has it already, also when another differs by less than a rouble", () => {
  const present = { ...TWO, present: true };
  const others = [{ ...SINGLE, present: false }, THREE];
  expect(verdictOf(advice([present, ...others]))).toMatchObject({ kind: "already", saved: 0 });
  const nearly = { ...SINGLE, present: false, cost: TWO.cost - 99 };
  expect(verdictOf(advice([present, nearly]))).toMatchObject({
    kind: "already",
    best: { schedule_id: 2 },
  });
});

test("a tariff that is offered no more is advised to nobody but who has it", () => {
  const closed = option(9, ["Льготный"], [["T1", "all", 300, 2]], { offered: false });
  expect(verdictOf(advice([closed, SINGLE, TWO]))).toMatchObject({ best: { schedule_id: 2 } });
  const his = [
    { ...closed, present: true },
    { ...SINGLE, present: false },
  ];
  expect(verdictOf(advice(his))).toMatchObject({ kind: "already", best: { schedule_id: 9 } });
});

test("without a present tariff the cheapest is named, and nothing is saved", () => {
  const options = [{ ...SINGLE, present: false }, TWO];
  expect(verdictOf(advice(options))).toMatchObject({ kind: "cheapest", best: { schedule_id: 2 } });
});

test("what moves to the night costs the night's price, and the whole stays the same", () => {
  expect(movable(TWO)).toBe(2400);
  expect(costWhenMoved(TWO, 0)).toBe(TWO.cost);
  // A tenth of 2 400 kWh at 3 instead of 7.
  expect(costWhenMoved(TWO, 0.1)).toBe(TWO.cost - 240 * 4 * 100);
  expect(costWhenMoved(SINGLE, 0.5)).toBe(SINGLE.cost);
  // A tenth of 1 800 kWh at 3 instead of 8, and of 600 at 3 instead of 6.
  expect(costWhenMoved(THREE, 0.1)).toBe(THREE.cost - (180 * 5 + 60 * 3) * 100);
});

test("a kWh that moves in a dear month saves that month's price", () => {
  const seasons = {
    ...TWO,
    zones: TWO.zones.map((zone, n) => ({
      ...zone,
      prices: zone.prices.map((price, month) => (n === 0 && month === 0 ? 10 : price)),
    })),
  };
  expect(seasons.cost - costWhenMoved(seasons, 0.1)).toBe(20 * (10 - 3 + 11 * (7 - 3)) * 100);
});

test("points that stay as they are are not reckoned anew", () => {
  const several = option(null, ["А", "Б"], []);
  expect(costWhenMoved({ ...several, cost: 123 }, 0.5)).toBe(123);
});

test("meters that count too few zones are named, unknown ones are not", () => {
  const meters = [
    { serial_number: "A", zones: 1 },
    { serial_number: "B", zones: 2 },
    { serial_number: "C", zones: null },
  ];
  expect(metersShortOf(advice([TWO], { meters }), TWO)).toEqual(["A"]);
  expect(metersShortOf(advice([THREE], { meters }), THREE)).toEqual(["A", "B"]);
  expect(zonedOption(advice())?.schedule_id).toBe(2);
});
