import { unbroken } from "./addresses";

test("houses, flats and streets stay with what they are called", () => {
  expect(unbroken("Омская область, Омск, пр-кт Сибирский, д. 87")).toBe(
    "Омская область, Омск, пр-кт Сибирский, д.\u00a087",
  );
  expect(unbroken("г. Омск, ул. Мира, д. 5, корп. 2, кв. 7")).toBe(
    "г.\u00a0Омск, ул.\u00a0Мира, д.\u00a05, корп.\u00a02, кв.\u00a07",
  );
});

test("words that only end alike may be broken", () => {
  expect(unbroken("Новосадд. 5, пос. Луч")).toBe("Новосадд. 5, пос. Луч");
  expect(unbroken("")).toBe("");
});
