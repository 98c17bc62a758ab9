/** The rights in the order of the menu, as a table shows them: to see, to change, what is given by itself. */
import type { Right } from "@personal-cabinet/api/auth";

export type Section = {
  name: string;
  see?: Right;
  change?: Right;
  more?: readonly Right[];
};

export const SECTIONS = [
  { name: "analytics", see: "analytics:see" },
  {
    name: "accounts",
    see: "accounts:see",
    change: "accounts:change",
    more: ["accounts:delete"],
  },
  { name: "meters", see: "meters:see", change: "meters:change" },
  { name: "organizations", see: "organizations:see", change: "organizations:change" },
  { name: "submissions", see: "submissions:see", change: "submissions:change" },
  { name: "registrations", see: "registrations:see", change: "registrations:change" },
  {
    name: "users",
    see: "users:see",
    change: "users:change",
    more: ["access:grant", "personal:export", "personal:erase"],
  },
  { name: "colleagues", see: "colleagues:see", change: "users:grant", more: ["roles:change"] },
  { name: "appeals", see: "appeals:see", change: "appeals:change", more: ["desk:change"] },
  { name: "outages", see: "outages:see", change: "outages:change" },
  { name: "announcements", see: "announcements:see", change: "announcements:change" },
  { name: "letters", see: "letters:see", change: "letters:change" },
  { name: "models", see: "models:see", change: "models:change" },
  { name: "tariffs", see: "tariffs:see", change: "tariffs:change" },
  { name: "content", see: "content:see", change: "content:change" },
  { name: "orders", see: "orders:see", change: "orders:change" },
  {
    name: "integration",
    see: "integration:see",
    change: "integration:operate",
    more: ["clients:change"],
  },
  { name: "files", more: ["exports:make"] },
  { name: "settings", see: "settings:see", change: "settings:change", more: ["wizard:open"] },
  { name: "audit", see: "audit:see" },
] as const satisfies readonly Section[];

export type SectionName = (typeof SECTIONS)[number]["name"];

/** Whoever has any right has this one: it is not chosen. */
export const ALWAYS: Right = "panel:open";

export type Needs = { [right in Right]?: Right[] };

type WordOf<Name extends string> = Name extends `${infer Section}:${infer What}`
  ? `${Section}_${What}`
  : never;
export type RightWord = WordOf<Right>;

/** A right's name as its words have it: a colon would part the words' own names. */
export function wordOf(right: Right): RightWord {
  return right.replace(":", "_") as RightWord;
}

/** The rights with one more, and with what that needs. */
export function withRight(rights: Right[], right: Right, needs: Needs): Right[] {
  return [...new Set([...rights, right, ...(needs[right] ?? [])])];
}

/** The rights without one, and without those that need it. */
export function withoutRight(rights: Right[], right: Right, needs: Needs): Right[] {
  return rights.filter((one) => one !== right && !needs[one]?.includes(right));
}
