import type { MeterOut } from "@personal-cabinet/api/cabinet";
import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import { meterLabels, shortAddresses } from "./meter-labels";
import { chosenPlace, placesOf } from "./places";

const t = ((key: string, given: Record<string, string>) =>
  `${key} ${Object.values(given)}`) as unknown as TFunction;

function meter(id: number, changes: Partial<MeterOut> = {}): MeterOut {
  return {
    id,
    serial_number: `S-${id}`,
    name: "Квартира",
    own_name: null,
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
    verification_due_on: null,
    verification_state: null,
    channels: ["A+"],
    first_day: null,
    last_day: null,
    time_zone: "Europe/Moscow",
    ...changes,
  };
}

test("a single meter is called by its place and name alone", () => {
  expect(meterLabels([meter(1)], t)).toEqual([{ short: "ул. Мира, 5 · Квартира", more: null }]);
});

test("what tells homes apart comes first: the street with its numbers, no region", () => {
  const whole = "Омская область, Омск, ул. Осенняя, д. 12, кв. 34";
  expect(meterLabels([meter(1, { address: whole })], t)[0]?.short).toBe(
    "ул. Осенняя, 12–34 · Квартира",
  );
  expect(shortAddresses([whole, "Омская область, Омск, ул. Мира, д. 5а"])).toEqual([
    "ул. Осенняя, 12–34",
    "ул. Мира, 5а",
  ]);
});

test("where towns differ, they are named", () => {
  expect(
    shortAddresses([
      "Омская область, Омск, ул. Мира, д. 5",
      "Омская область, Тара, ул. Мира, д. 5",
    ]),
  ).toEqual(["Омск, ул. Мира, 5", "Тара, ул. Мира, 5"]);
});

test("an address that is written otherwise stays whole", () => {
  expect(shortAddresses(["Пробный, СНТ Заря", ""])).toEqual(["Пробный, СНТ Заря", ""]);
});

test("old and new meter of one place are told apart, the removed one with its day", () => {
  const labels = meterLabels([meter(2), meter(1, { removed_on: "2026-09-15" })], t);
  expect(labels).toEqual([
    { short: "ул. Мира, 5 · Квартира", more: "meter.number S-2" },
    { short: "ул. Мира, 5 · Квартира", more: "meter.number S-1 · meter.until 15.09.2026" },
  ]);
});

test("what is a former subscriber's says so", () => {
  const [label] = meterLabels([meter(1, { ongoing: false, until: "2026-10-31" })], t);
  expect(label?.more).toBe("meter.former 31.10.2026");
});

const by = (search: string) => new URLSearchParams(search);

test("a place is one choice, and the address of a replaced meter leads to it", () => {
  const all = [meter(2), meter(1, { in_service: false }), meter(3, { usage_point_id: 9 })];
  expect(placesOf(all).map(({ id }) => id)).toEqual([2, 3]);
  expect(chosenPlace(all, by("meter=1"))?.id).toBe(2);
  expect(chosenPlace(all, by("meter=3"))?.id).toBe(3);
  expect(chosenPlace(all, by("point=9"))?.id).toBe(3);
  expect(chosenPlace(all, by(""))?.id).toBe(2);
  expect(chosenPlace([], by(""))).toBeUndefined();
});
