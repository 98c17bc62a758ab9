import { rulesKept, strengthOf } from "./password-strength";

test.each([
  ["", 0],
  ["mirpass", 1],
  ["aaaaaaaaaaaaaaaa", 1],
  ["12345678901234", 1],
  ["qwertyuiopasdf", 1],
  ["Tr0ub4dor&3xQz", 4],
  ["тихий вечер у реки 7", 4],
])("the strength of «%s» is %i", (password, strength) => {
  expect(strengthOf(password)).toBe(strength);
});

test("a short password is weak, whatever it is made of", () => {
  expect(strengthOf("aZ9!кЩ7&")).toBe(1);
});

test("the rules say what is kept", () => {
  const kept = (password: string) =>
    rulesKept(password, "mirpass", "miradmin").filter((rule) => rule.kept).length;
  expect(kept("")).toBe(0);
  expect(kept("MirAdmin")).toBe(1);
  expect(kept("mirpass")).toBe(1);
  expect(kept("miradmin12345")).toBe(2);
  expect(kept("тихий вечер у реки")).toBe(3);
});

test("with a second factor eight characters will do", () => {
  const kept = (shortest?: number) =>
    rulesKept("aZ9!кЩ7&", "mirpass", undefined, shortest).find(({ rule }) => rule === "length");
  expect(kept()?.kept).toBe(false);
  expect(kept(8)?.kept).toBe(true);
  expect(strengthOf("aZ9!кЩ7&", 8)).toBeGreaterThan(1);
});
