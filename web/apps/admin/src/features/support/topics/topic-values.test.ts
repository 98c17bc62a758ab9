import type { StaffAppealTopicOut } from "@personal-cabinet/api/cabinet";
import { EMPTY, topicOf, valuesOf } from "./topic-values";

const TOPIC: StaffAppealTopicOut = {
  id: 1,
  title: "Подключение",
  title_en: "Connection",
  kinds: ["request"],
  fields: [
    {
      key: "home",
      title: "Что подключить",
      title_en: "",
      type: "choice",
      required: true,
      choices: [{ key: "flat", title: "Квартира", title_en: "Flat" }],
    },
  ],
  position: 2,
  in_use: true,
  appeals: 0,
  team_id: 3,
};

test("a topic that is saved unchanged is the same topic", () => {
  const { id: _id, appeals: _appeals, ...rest } = TOPIC;
  expect(topicOf(valuesOf(TOPIC), TOPIC)).toEqual(rest);
});

test("choices that stay keep their keys, new ones get keys of their own", () => {
  const values = valuesOf(TOPIC);
  const [field] = values.fields;
  if (!field) throw new Error("no field");
  const changed = { ...field, choices: "Дом | House\n\nКвартира | Flat" };
  expect(topicOf({ ...values, fields: [changed] }, TOPIC).fields?.[0]?.choices).toEqual([
    { key: "choice1", title: "Дом", title_en: "House" },
    { key: "flat", title: "Квартира", title_en: "Flat" },
  ]);
});

test("a field that is added gets a key that no other has", () => {
  const added = { title: " Мощность ", type: "number" as const, required: false, title_en: "" };
  const body = topicOf({ ...EMPTY, title: "Тема", kinds: ["other"], fields: [added, added] });
  expect(body.fields?.map(({ key, title }) => [key, title])).toEqual([
    ["field1", "Мощность"],
    ["field2", "Мощность"],
  ]);
});
