import type { MeterOut } from "@personal-cabinet/api/cabinet";
import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import { meterLabels } from "./meter-labels";
import { chosenPlace, placesOf } from "./meter-select";

const t = ((key: string, given: Record<string, string>) =>
  `${key} ${Object.values(given)}`) as unknown as TFunction;

function meter(id: number, changes: Partial<MeterOut> = {}): MeterOut {
  return {
    id,
    serial_number: `S-${id}`,
    name: "Квартира",
    model: null,
    manufacturer: null,
    account_id: 1,
    account_number: "1",
    usage_point_id: 1,
    address: "ул. Мира, 5",
    ongoing: true,
    until: null,
    in_service: true,
    removed_on: null,
    connection_state: null,
    channels: ["A+"],
    first_day: null,
    last_day: null,
    time_zone: "Europe/Moscow",
    ...changes,
  };
}

test("a single meter is called by name and address alone", () => {
  expect(meterLabels([meter(1)], t)).toEqual(["Квартира · ул. Мира, 5"]);
});

test("old and new meter of one place are told apart, the removed one with its day", () => {
  const labels = meterLabels([meter(2), meter(1, { removed_on: "2026-09-15" })], t);
  expect(labels).toEqual([
    "Квартира · ул. Мира, 5 · meter.number S-2",
    "Квартира · ул. Мира, 5 · meter.number S-1 · meter.until 15.09.2026",
  ]);
});

test("what is a former subscriber's says so", () => {
  const [label] = meterLabels([meter(1, { ongoing: false, until: "2026-10-31" })], t);
  expect(label).toBe("Квартира · ул. Мира, 5 · meter.former 31.10.2026");
});

test("a place is one choice, and the address of a replaced meter leads to it", () => {
  const all = [meter(2), meter(1, { in_service: false }), meter(3, { usage_point_id: 9 })];
  expect(placesOf(all).map(({ id }) => id)).toEqual([2, 3]);
  expect(chosenPlace(all, "1")?.id).toBe(2);
  expect(chosenPlace(all, "3")?.id).toBe(3);
  expect(chosenPlace(all, null)?.id).toBe(2);
  expect(chosenPlace([], null)).toBeUndefined();
});
