import { bodyOf, valuesOf } from "./fields";

test("a price is written in roubles and sent in kopecks", () => {
  const body = bodyOf("service", { title: "Замена", price_from: 2150.9, hours: "не его" });
  expect(body).toEqual({
    kind: "service",
    title: "Замена",
    title_en: "",
    text: "",
    text_en: "",
    price_from: 215090,
  });
  expect(bodyOf("service", { title: "Б" })).toMatchObject({ price_from: null });
});

test("phones stand on lines of their own", () => {
  const body = bodyOf("office", { title: "А", phones: " 1-2-3 \n\n4-5-6" });
  expect(body).toMatchObject({ phones: ["1-2-3", "4-5-6"], latitude: null });
  const draft = { phones: ["1", "2"], price_from: 150, title: "А" } as never;
  expect(valuesOf({ draft })).toMatchObject({ phones: "1\n2", price_from: 1.5 });
});
