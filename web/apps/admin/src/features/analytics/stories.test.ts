import type { AnalyticsFigures, AnalyticsTile } from "@personal-cabinet/api/admin";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import i18next from "i18next";
import admin from "../../shared/words/ru";
import { words } from "./analytics-page";
import type { TileName } from "./arrangement";
import { worstFirst } from "./reasons";
import { storyOf } from "./stories";
import { delayWord, percentWord, type Teller, tellerOf } from "./story";
import { valuesOf } from "./trend";

const AT = "2026-11-29T12:00:00Z";
const NOWHERE = { name: "", controlled: 0, arrived: 0 };
const NOTHING: AnalyticsFigures = {
  appeals: null,
  collection: null,
  customers: null,
  letters: null,
  machine: null,
  meters: null,
  outages: null,
  registrations: null,
  sources: null,
  submissions: null,
};
let teller: Teller;

beforeAll(async () => {
  await startWords({ name: "admin", russian: admin, english: () => Promise.resolve(admin) });
  await addSection(words);
  teller = tellerOf(i18next.getFixedT("ru", "analytics"), "ru");
});

const plain = (text: string) => text.replace(/\s/g, " ");
const story = (name: TileName, figures: Partial<AnalyticsFigures>) => {
  const told = storyOf(name, { ...NOTHING, ...figures }, teller);
  if (!told) throw new Error("nothing is told");
  return told;
};

test("nearly all is not all, and a little is not nothing", () => {
  expect(plain(percentWord(9999, 10_000, "ru"))).toBe("99,9 %");
  expect(plain(percentWord(1, 10_000, "ru"))).toBe("< 0,1 %");
  expect(plain(percentWord(3, 3, "ru"))).toBe("100 %");
  expect(percentWord(1, 8, "en")).toBe("12.5%");
  expect(percentWord(0, 0, "ru")).toBe("—");
});

test("a delay is told in the unit that people use", () => {
  expect(delayWord(teller, 59)).toBe("0 минут");
  expect(delayWord(teller, 7199)).toBe("119 минут");
  expect(delayWord(teller, 7200)).toBe("2 часа");
  expect(delayWord(teller, 172_800)).toBe("2 дня");
});

test("collection leads to the meters without data, in all and in each town", () => {
  const towns = ["Арск", "Тара", "Омск", "Чаны", ""].map((name, place) => ({
    name,
    controlled: 10,
    arrived: place,
  }));
  const told = story("collection", {
    collection: {
      at: AT,
      controlled: 60,
      arrived: 17,
      by_hand: 5,
      towns,
      other_towns: { ...NOWHERE, controlled: 10, arrived: 7 },
    },
  });
  expect(plain(told.figure)).toBe("28,3 %");
  expect(told.more?.to).toBe("/meters?daily=missing");
  expect(told.more?.label).toBe("43 без данных");
  expect(told.rows.map(({ label, value }) => [label, value])).toEqual([
    ["Арск", "10"],
    ["Тара", "9"],
    ["Омск", "8"],
    // Чаны 7, without an address 6, all that are not named 3.
    ["Другие места", "16"],
    ["По дням и населённым пунктам", ""],
  ]);
  const [first] = told.rows;
  expect(new URLSearchParams(first?.to?.split("?")[1]).get("locality")).toBe("Арск");
});

test("without meters under control nothing is said to be missing", () => {
  const told = story("collection", {
    collection: { at: AT, controlled: 0, arrived: 0, by_hand: 5, towns: [], other_towns: NOWHERE },
  });
  expect(told.figure).toBe("—");
  expect(told.note).toBe("Приборов с дистанционным опросом нет.");
  expect(told.share).toBeUndefined();
});

test("submissions are held against the meters that are read by hand, if these are known", () => {
  const submissions = {
    at: AT,
    opens_on: "2026-11-15",
    closes_on: "2026-11-26",
    open: false,
    meters: 12,
    accepted: 11,
    on_its_way: 1,
    refused: 2,
  };
  const alone = story("submissions", { submissions });
  expect(alone.share).toBeUndefined();
  expect(alone.note).toContain("Приём шёл 15 ноября – 26 ноября");
  const collection = {
    at: AT,
    controlled: 0,
    arrived: 0,
    by_hand: 48,
    towns: [],
    other_towns: NOWHERE,
  };
  const beside = story("submissions", { submissions, collection });
  expect(beside.share).toBe(0.25);
  expect(beside.rows.at(-1)?.to).toBe("/submissions?state=refused&from=2026-11-15");
});

test("a share has no value on a day without a whole", () => {
  const tile = { parts: [1, 0, null], wholes: [4, 0, null] };
  expect(valuesOf(tile, "share")).toEqual([25, null, null]);
  expect(valuesOf(tile, "number")).toEqual([1, 0, null]);
});

test("what is bad stands before what is worth a look, each with its way", () => {
  const tile = (name: TileName, state: AnalyticsTile["state"], reasons: AnalyticsTile["reasons"]) =>
    ({
      name,
      subject: "letters",
      state,
      reasons,
      counted_at: AT,
      failing_since: null,
      parts: [],
      wholes: [],
    }) as AnalyticsTile;
  const figures = {
    ...NOTHING,
    letters: { at: AT, abandoned: 2, oldest_abandoned: AT, waiting: 0 },
    appeals: { at: AT, draft: 0, new: 1, in_work: 0, done: 0, cancelled: 0, overdue: 5 },
  };
  const told = worstFirst(
    [
      tile("letters", "attention", ["letters_abandoned"]),
      tile("customers", "plain", []),
      tile("appeals", "bad", ["appeals_overdue", "stale"]),
    ],
    figures,
    teller,
  );
  expect(told.map(({ text, to, bad }) => [text, to, bad])).toEqual([
    ["5 обращений без ответа в срок", "/appeals?overdue=true", true],
    ["2 письма не доставлены", "/letters?state=abandoned", false],
    [expect.stringContaining("«Обращения»: данные на"), undefined, false],
  ]);
});
