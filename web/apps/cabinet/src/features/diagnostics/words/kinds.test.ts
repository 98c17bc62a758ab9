/** The words of kinds of events, beside those of the service. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ALL_KINDS } from "../shown";
import english from "./en";
import russian from "./ru";

type Schemas = { MeterEventOut: { properties: { kind: { enum: string[] } } } };
const openapi = JSON.parse(
  readFileSync(join(process.cwd(), "packages/api/openapi/cabinet.json"), "utf8"),
) as { components: { schemas: Schemas } };

test("every kind has its name and its place in the filter", () => {
  const { kind } = openapi.components.schemas.MeterEventOut.properties;
  expect([...ALL_KINDS].sort()).toEqual([...kind.enum].sort());
  for (const words of [russian, english]) {
    expect(Object.keys(words.kind).sort()).toEqual([...ALL_KINDS].sort());
  }
});
