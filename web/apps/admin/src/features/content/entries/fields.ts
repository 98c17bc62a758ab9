/** Which fields an entry of a kind has, and how a form's values become a body and back. */
import type { ContentEntryOut } from "@personal-cabinet/api/cabinet";
import type { EntryBody, Kind } from "./api/entries";

export type Name =
  | "title"
  | "title_en"
  | "text"
  | "text_en"
  | "shelf"
  | "group"
  | "valid_from"
  | "asks"
  | "hours"
  | "hours_en"
  | "phones"
  | "email"
  | "latitude"
  | "longitude"
  | "price_from";

export type Values = Partial<Record<Name, string | number | boolean | null>>;

const TITLES: Name[] = ["title", "title_en"];
const TEXTS: Name[] = ["text", "text_en"];
export const FIELDS: Record<Kind, Name[]> = {
  document: [...TITLES, "shelf", ...TEXTS],
  agreement: [...TITLES, "valid_from", "asks", ...TEXTS],
  group: TITLES,
  question: ["group", ...TITLES, ...TEXTS],
  office: [...TITLES, ...TEXTS, "hours", "hours_en", "phones", "email", "latitude", "longitude"],
  service: [...TITLES, "price_from", ...TEXTS],
};
export const NEEDED: Name[] = ["title", "shelf", "valid_from", "group"];
const KOPECKS = 100;
const NUMBERS: Name[] = ["group", "latitude", "longitude", "price_from"];

function told(name: Name, value: Values[Name]): unknown {
  if (name === "phones") {
    return String(value ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  }
  if (name === "asks") return value === true;
  if (name === "price_from" && typeof value === "number") return Math.round(value * KOPECKS);
  return NUMBERS.includes(name) ? (value ?? null) : (value ?? "");
}

/** What is sent of a form. */
export function bodyOf(kind: Kind, values: Values): EntryBody {
  const fields = FIELDS[kind].map((name) => [name, told(name, values[name])]);
  return { kind, ...Object.fromEntries(fields) } as EntryBody;
}

/** What a form begins with. */
export function valuesOf({ draft }: Pick<ContentEntryOut, "draft">): Values {
  const { price_from, phones } = draft;
  return {
    ...draft,
    phones: (phones ?? []).join("\n"),
    price_from: typeof price_from === "number" ? price_from / KOPECKS : null,
  } as Values;
}
