import type { CollectionDay } from "@personal-cabinet/api/admin";
import { townsOf } from "./towns";

const day = (towns: Record<string, [number, number]>): CollectionDay => ({
  day: "2026-11-20",
  figures: {
    at: "2026-11-20T12:00:00Z",
    controlled: 0,
    arrived: 0,
    by_hand: 0,
    towns: Object.entries(towns).map(([name, [arrived, controlled]]) => ({
      name,
      arrived,
      controlled,
    })),
    other_towns: { name: "", controlled: 0, arrived: 0 },
  },
});

test("the worst town of the latest day stands first, and a day without it is a hole", () => {
  const rows = townsOf([
    day({ Тара: [9, 10], Арск: [1, 10] }),
    day({ Тара: [0, 10], Омск: [5, 5] }),
  ]);
  expect(rows.map(({ name }) => name)).toEqual(["Арск", "Тара", "Омск"]);
  expect(rows[0]?.cells.map((cell) => cell?.arrived)).toEqual([1, undefined]);
  expect(rows[2]?.cells[0]).toBeNull();
});
