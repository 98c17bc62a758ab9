import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { brandOf, contrastOf } from "./brand";
import { DAY, NIGHT } from "./tokens";

const css = readFileSync(resolve(import.meta.dirname, "base.css"), "utf8");
const [day = "", night = ""] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((match) => match[1]);

function tokensOf(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*(?:var\([^,]+, )?(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]),
  );
}

const light = tokensOf(day);
const dark = { ...light, ...tokensOf(night) };

const WORDS: [string, string[]][] = [
  ["ink", ["page", "surface", "stripe", "track"]],
  ["ink-soft", ["page", "surface", "stripe"]],
  ["brand", ["surface"]],
  ["brand-strong", ["surface", "brand-soft", "brand-softer"]],
  ["critical", ["surface", "critical-soft"]],
  ["warning", ["surface", "warning-soft"]],
  ["info", ["surface", "info-soft"]],
  ["done", ["surface", "done-soft"]],
];

describe.each([
  ["by day", light],
  ["by night", dark],
])("%s", (_, tokens) => {
  test.each(WORDS)("%s can be read on its grounds", (ink, grounds) => {
    for (const ground of grounds) {
      expect([ground, contrastOf(tokens[ink] ?? "", tokens[ground] ?? "")]).toEqual([
        ground,
        expect.toSatisfy((contrast: number) => contrast >= 4.5),
      ]);
    }
  });

  test("white words can be read on a fill", () => {
    expect(contrastOf("#ffffff", tokens.fill ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  test("what can be used has an edge", () => {
    expect(contrastOf(tokens.edge ?? "", tokens.surface ?? "")).toBeGreaterThanOrEqual(3);
  });
});

/** Tokens of antd, by the name that base.css has for the same colour. */
const SAME: Partial<Record<keyof typeof DAY, string>> = {
  colorBgContainer: "surface",
  colorBgLayout: "page",
  colorText: "ink",
  colorTextSecondary: "ink-soft",
  colorBorder: "edge",
  colorBorderSecondary: "line",
  colorError: "critical",
  colorErrorBg: "critical-soft",
  colorErrorBorder: "critical-line",
  colorWarning: "warning",
  colorWarningBg: "warning-soft",
  colorWarningBorder: "warning-line",
  colorInfo: "info",
  colorInfoBg: "info-soft",
  colorInfoBorder: "info-line",
  colorSuccess: "done",
  colorSuccessBg: "done-soft",
  colorSuccessBorder: "done-line",
};

test.each(Object.entries(SAME))("antd's %s is %s of base.css", (antd, token) => {
  const name = antd as keyof typeof DAY;
  expect([DAY[name], NIGHT[name]]).toEqual([light[token], dark[token]]);
});

test("before the supplier is known the brand is the product's own", () => {
  const own = brandOf(undefined);
  const names = ["brand", "brand-strong", "brand-soft", "brand-softer"] as const;
  expect(names.map((name) => light[name])).toEqual([own.main, own.strong, own.soft, own.softer]);
  expect(names.map((name) => dark[name])).toEqual(
    (["night", "night-strong", "night-soft", "night-softer"] as const).map((shade) => own[shade]),
  );
});
