import { foldedText } from "./fold";

test("a short text is shown whole", () => {
  expect(foldedText("Завтра не будет света.")).toBeNull();
  expect(foldedText("слово ".repeat(50).trim())).toBeNull();
});

test("a long one is cut at a word", () => {
  const cut = foldedText("слово ".repeat(100)) as string;
  expect(cut.length).toBeLessThanOrEqual(260);
  expect(cut.endsWith("слово")).toBe(true);
});

test("many lines are cut too, and a word without end somewhere", () => {
  expect(foldedText("строка\n".repeat(20))).toBe("строка\nстрока\nстрока\nстрока\nстрока");
  expect(foldedText("x".repeat(1000))).toHaveLength(260);
});
