import { expect, it } from "vitest";
import { formatRoubles } from "./roubles";

it("writes kopecks as roubles of the language", () => {
  expect(formatRoubles(123450, "ru")).toBe("1\u00a0234,50\u00a0₽");
  expect(formatRoubles(123450, "en")).toBe("1,234.50\u00a0₽");
  expect(formatRoubles(123450, "ru", 0)).toBe("1\u00a0235\u00a0₽");
  expect(formatRoubles(0, "ru")).toBe("0,00\u00a0₽");
});
