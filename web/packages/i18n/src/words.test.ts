/** Both languages have the same words, and the applications ask only for words that exist. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Words } from "./setup";

const PLURAL = /_(zero|one|two|few|many|other)$/;
const SECTIONS = [
  "entry",
  "second-step",
  "notices",
  "passkeys",
  "profile",
  "preferences",
  "staff-profile",
  "security",
  "people",
  "clients",
  "announcements",
  "letters",
];
const NAMES = ["admin", "cabinet", "common", "problems", "wizard", ...SECTIONS];

function keysOf(words: Words, before = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

async function keys(language: string, name: string): Promise<Set<string>> {
  const module = (await import(`./${language}/${name}.ts`)) as { default: Words };
  return new Set(keysOf(module.default).map((key) => key.replace(PLURAL, "")));
}

test.each(NAMES)("%s has the same keys in both languages", async (name) => {
  expect([...(await keys("en", name))].sort()).toEqual([...(await keys("ru", name))].sort());
});

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

test.each([
  ["packages/ui/src", "common"],
  ["apps/cabinet/src", "cabinet"],
  ["apps/admin/src", "admin"],
  ["apps/wizard/src", "wizard"],
])("every word that %s asks for by name exists", async (folder, own) => {
  const known: Record<string, Set<string>> = {};
  for (const name of [own, "common", "problems", ...SECTIONS]) {
    known[name] = await keys("ru", name);
  }
  // A name without a namespace may be the application's or the shared one, as in i18next itself.
  const missing = sourcesBelow(folder).flatMap((text) => {
    const section = text.match(/useTranslation\("(\w[\w-]*)"\)/)?.[1];
    return [...text.matchAll(/\bt\(\s*"([^"]+)"/g)].flatMap(([, asked = ""]) => {
      const [name, key] = asked.includes(":") ? asked.split(":") : [section ?? own, asked];
      const found = known[name ?? ""]?.has(key ?? "") || known.common?.has(key ?? "");
      // A page header asks for the application's title, whatever the application.
      return found || key === "title" ? [] : [asked];
    });
  });
  expect(missing).toEqual([]);
});
