/** Both languages have the same words, and the applications ask only for words that exist. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Words } from "./setup";

const WEB = process.cwd();
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** A file of Russian words, and the namespace under which its words are asked for. */
type Section = { file: string; name: string };

function filesBelow(folder: string): string[] {
  return readdirSync(join(WEB, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/node_modules|generated/.test(entry.parentPath))
    .map((entry) => relative(WEB, join(entry.parentPath, entry.name)));
}

/** Words of a feature are named by its folder, those of `shared/words` by the application. */
function nameOf(file: string): string {
  const owner = basename(dirname(dirname(file)));
  const [, app = ""] = file.split(sep);
  return owner === "shared" ? app : owner;
}

const SHARED: Section[] = filesBelow("packages/i18n/src/ru").map((file) => ({
  file,
  name: basename(file, ".ts"),
}));
const OWN: Section[] = [...filesBelow("apps"), ...filesBelow("packages")]
  .filter((file) => file.endsWith(join("words", "ru.ts")))
  .map((file) => ({ file, name: nameOf(file) }));
/** Of problems that nobody meets elsewhere; asked for beside those of all. */
const PROBLEMS: Section[] = filesBelow("apps")
  .filter((file) => file.endsWith(join("words", "ru-problems.ts")))
  .map((file) => ({ file, name: "problems" }));
const SECTIONS = [...SHARED, ...OWN, ...PROBLEMS];

const englishOf = (file: string) =>
  file.replace(/([/\\])ru((?:-problems)?\.ts)$/, "$1en$2").replace(/([/\\])ru([/\\])/, "$1en$2");

function keysOf(words: Words, before = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

async function wordsOf(file: string): Promise<Words> {
  return ((await import(join(WEB, file))) as { default: Words }).default;
}

async function keys(file: string): Promise<Set<string>> {
  return new Set(keysOf(await wordsOf(file)).map((key) => key.replace(PLURAL, "")));
}

test("every feature's words are found", () => {
  expect(OWN.map(({ name }) => name)).toEqual(expect.arrayContaining(["letters", "mail"]));
});

test.each(SECTIONS)("$file has the same keys in English", async ({ file }) => {
  expect([...(await keys(englishOf(file)))].sort()).toEqual([...(await keys(file))].sort());
});

test.each(SECTIONS)("no key of $file holds a sign that cuts keys apart", async ({ file }) => {
  const single = (words: Words): string[] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [key] : [key, ...single(value)],
    );
  expect(single(await wordsOf(file)).filter((key) => /[:.]/.test(key))).toEqual([]);
});

function sourcesBelow(folder: string): { file: string; text: string }[] {
  return filesBelow(folder)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .map((file) => ({ file, text: readFileSync(join(WEB, file), "utf8") }));
}

test("a feature's words are asked for under the name of its folder", () => {
  const wrong = sourcesBelow("apps").flatMap(({ file, text }) =>
    [...text.matchAll(/sectionWords\(\s*"([^"]+)"/g)]
      .filter(([, name]) => name !== basename(dirname(file).replace(/\/words$/, "")))
      .map(([, name]) => `${file}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

/** What is asked for by name: `t("a.b")`, and both ends of `t(open ? "a" : "b", …)`. */
function namesAskedFor(text: string): string[] {
  const direct = [...text.matchAll(/\bt\(\s*"([^"]+)"/g)];
  const either = [...text.matchAll(/\bt\(\s*[^()"`{}]+\?\s*"([^"]+)"\s*:\s*"([^"]+)"/g)];
  return [...direct, ...either].flatMap(([, ...names]) => names);
}

test.each([
  ["packages/ui/src", "common"],
  // What every application has: the cabinet stands for all of them.
  ["packages/session/src", "cabinet"],
  ["apps/cabinet/src", "cabinet"],
  ["apps/admin/src", "admin"],
  ["apps/wizard/src", "wizard"],
])("every word that %s asks for by name exists", async (folder, own) => {
  const known: Record<string, Set<string>> = {};
  for (const { file, name } of SECTIONS) {
    if (!file.startsWith("packages") && !file.startsWith(folder)) continue;
    known[name] = new Set([...(known[name] ?? []), ...(await keys(file))]);
  }
  // A name without a namespace may be the application's or the shared one, as in i18next itself.
  const missing = sourcesBelow(folder).flatMap(({ text }) => {
    const section = text.match(/useTranslation\("(\w[\w-]*)"\)/)?.[1];
    return namesAskedFor(text).flatMap((asked) => {
      const [name, key] = asked.includes(":") ? asked.split(":") : [section ?? own, asked];
      const found = known[name ?? ""]?.has(key ?? "") || known.common?.has(key ?? "");
      // A page header asks for the application's title, whatever the application.
      return found || key === "title" ? [] : [asked];
    });
  });
  expect(missing).toEqual([]);
});

const ALL_WORDS = [...filesBelow("apps"), ...filesBelow("packages")].filter(
  (file) =>
    !/\.test\.ts$/.test(file) &&
    (/[/\\]words[/\\].*\.ts$/.test(file) || /i18n[/\\]src[/\\](ru|en)[/\\]/.test(file)),
);

/** What is set otherwise than the language sets it: pattern and what it should be. */
const ILL_SET: [RegExp, string][] = [
  [
    /(\d|\}\}) (%|₽|кВт|квар·|kWh|kvarh|[КМГ]и?Б(?![А-яё])|[KMG]i?B\b)/,
    "a no-break space before a unit",
  ],
  [/\.\.\./, "…"],
  [/[а-яё»] - /i, "a dash"],
];

test.each(ALL_WORDS)("%s is set as books are", (file) => {
  const texts = [
    ...readFileSync(join(WEB, file), "utf8").matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g),
  ];
  const wrong = texts.flatMap(([, plain, long]) => {
    const text = plain ?? long ?? "";
    return ILL_SET.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${text}: ${what}`);
  });
  expect(wrong).toEqual([]);
});

test.each(SECTIONS)("$file has each form of a word that counts", async ({ file }) => {
  const missing = async (of: string, forms: string[]) => {
    const all = keysOf(await wordsOf(of));
    const counted = new Set(
      all.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")),
    );
    return [...counted].flatMap((key) =>
      forms.map((form) => `${key}_${form}`).filter((one) => !all.includes(one)),
    );
  };
  expect(await missing(file, ["one", "few", "many", "other"])).toEqual([]);
  expect(await missing(englishOf(file), ["one", "other"])).toEqual([]);
});
