import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SECTIONS } from "./sections";

/** What is one's own, or stands before any section. */
const OWN = new Set(["/second-factor", "/profile"]);

test("every address of the panel belongs to a section with a right", () => {
  const pages = readFileSync("apps/admin/src/app/pages.tsx", "utf8");
  const paths = [...pages.matchAll(/path="(\/[\w-]+)/g)].map(([, path]) => path as string);
  const sections = [...new Set(paths)].filter((path) => !OWN.has(path));
  expect(sections.sort()).toEqual(Object.keys(SECTIONS).sort());
});
