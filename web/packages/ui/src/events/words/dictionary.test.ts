/** The words of events, beside the dictionary of the service. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import english from "./en";
import enAdvice from "./en/advice";
import russian from "./ru";
import ruAdvice from "./ru/advice";

type Schemas = {
  MeterEventOut: {
    properties: { entry: { anyOf: { enum?: string[] }[] } };
  };
};
const openapi = JSON.parse(
  readFileSync(join(process.cwd(), "packages/api/openapi/cabinet.json"), "utf8"),
) as { components: { schemas: Schemas } };
const shape = openapi.components.schemas.MeterEventOut.properties;
const ENTRIES = shape.entry.anyOf.flatMap((one) => one.enum ?? []).sort();
const LANGUAGES = [
  ["Russian", russian, /[а-яё]/i],
  ["English", english, /[a-z]/i],
] as const;

test.each(LANGUAGES)("every entry of the dictionary has its text and advice in %s", (_, words) => {
  expect(ENTRIES.length).toBeGreaterThanOrEqual(150);
  expect(Object.keys(words.entries).sort()).toEqual(ENTRIES);
});

test.each(LANGUAGES)("no text or advice is empty or of another language: %s", (_, words, own) => {
  const odd = Object.entries(words.entries).filter(
    ([, { text, advice }]) => !(own.test(text) && own.test(advice) && /[.]$/.test(advice)),
  );
  expect(odd).toEqual([]);
  const cyrillic = Object.entries(english.entries).filter(([, both]) =>
    /[а-яё]/i.test(both.text + both.advice),
  );
  expect(cyrillic).toEqual([]);
});

test.each(LANGUAGES)("no two entries read alike: %s", (_, words) => {
  const texts = Object.values(words.entries).map(({ text }) => text);
  expect(texts.filter((text, n) => texts.indexOf(text) !== n)).toEqual([]);
});

test("every advice is given, and is the same in both languages", () => {
  const names = (
    advice: Record<string, string>,
    words: typeof russian.entries | typeof english.entries,
  ) =>
    Object.fromEntries(
      Object.entries(words).map(([entry, told]) => [
        entry,
        Object.keys(advice).find((name) => advice[name] === told.advice),
      ]),
    );
  const given = names(ruAdvice, russian.entries);
  expect(names(enAdvice, english.entries)).toEqual(given);
  expect(Object.keys(ruAdvice).sort()).toEqual([...new Set(Object.values(given))].sort());
});
