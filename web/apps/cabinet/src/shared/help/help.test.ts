/** The help says what is there: words of buttons as they are, a picture wherever one is named. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Words } from "@personal-cabinet/i18n/setup";
import { helpBlocks } from "./blocks";
import { CHAPTERS, type Chapters } from "./chapters";
import english from "./en";
import { findHelp } from "./find-help";
import { pictureOf } from "./pictures";
import russian from "./ru";

const WEB = process.cwd();
const BOTH: ["ru" | "en", Chapters, RegExp][] = [
  ["ru", russian, /«([^»]+)»/g],
  ["en", english, /“([^”]+)”/g],
];
const MOST_BYTES = 3_000_000;

function wordFiles(language: string): string[] {
  const shared = join(WEB, "packages/i18n/src", language);
  const own = ["features", "shared"].map((name) => join(WEB, "apps/cabinet/src", name));
  return [
    ...readdirSync(shared).map((name) => join(shared, name)),
    ...own
      .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
      .filter(({ name, parentPath }) => name === `${language}.ts` && /words$/.test(parentPath))
      .map(({ name, parentPath }) => join(parentPath, name)),
  ];
}

function valuesOf(words: Words): string[] {
  return Object.values(words).flatMap((one) => (typeof one === "string" ? [one] : valuesOf(one)));
}

test.each(BOTH)(
  "words in quotes of the help in %s are words of pages",
  async (language, all, quoted) => {
    const known = new Set<string>();
    for (const file of wordFiles(language)) {
      const words = ((await import(file)) as { default: Words }).default;
      for (const value of valuesOf(words)) known.add(value.trim());
    }
    const asked = CHAPTERS.flatMap((name) =>
      [all[name].title, all[name].text].flatMap((text) =>
        [...text.matchAll(quoted)].map(([, words]) => `${name}: ${words}`),
      ),
    );
    // Names that the reader may give, or folders of a mail program, are none of ours.
    const strange = ["meter: Дача", "registration: Спам"];
    const missing = asked.filter((one) => !known.has(one.slice(one.indexOf(": ") + 2)));
    expect(missing.filter((one) => !strange.includes(one))).toEqual([]);
    expect(asked.length).toBeGreaterThan(60);
  },
);

test.each(BOTH)("every picture of the help in %s is there, and told in words", (language, all) => {
  for (const name of CHAPTERS) {
    const { text, pictures } = all[name];
    const shown = helpBlocks(text).flatMap((one) => (one.kind === "picture" ? [one.name] : []));
    expect(shown.sort()).toEqual(Object.keys(pictures).sort());
    for (const one of shown) expect(pictureOf(language, one), `${language}/${one}`).not.toBeNull();
  }
});

test("both languages have the same pictures in the same chapters", () => {
  for (const name of CHAPTERS) {
    expect(Object.keys(english[name].pictures)).toEqual(Object.keys(russian[name].pictures));
  }
});

test("all pictures together are small", () => {
  const folder = join(import.meta.dirname, "pictures");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const bytes = files
    .filter((name) => name.endsWith(".png") && existsSync(join(folder, name)))
    .reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

test("a chapter is found by any form of its words", () => {
  const names = (typed: string) => findHelp(russian, typed).map(({ name }) => name);
  expect(names("передача показаний")[0]).toBe("submissions");
  expect(names("забыла пароль")).toContain("sign-in");
  expect(names("счетчика")).toContain("services");
  expect(names("синхрофазотрон")).toEqual([]);
  expect(names("  ")).toEqual([]);
  expect(findHelp(english, "submitting a reading")[0]?.name).toBe("submissions");
});

test("blocks of a chapter are steps, items, paragraphs and pictures", () => {
  expect(helpBlocks("Раз.\n\n[chart]\n\n1. Один\n2. Два\n\n- а\n- б\nТри.")).toEqual([
    { kind: "text", line: "Раз." },
    { kind: "picture", name: "chart" },
    { kind: "steps", lines: ["Один", "Два"] },
    { kind: "items", lines: ["а", "б"] },
    { kind: "text", line: "Три." },
  ]);
});
