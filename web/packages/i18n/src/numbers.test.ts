import { formatBytes, formatEnergy, formatFixed, formatNumber, formatPercent } from "./numbers";
import { formatRoubles } from "./roubles";

test("Russian numbers have a decimal comma and no-break spaces", () => {
  expect(formatEnergy(1234.5, "kWh", "ru")).toBe("1\u00a0234,5\u00a0кВт·ч");
  expect(formatEnergy(0, "kvarh", "ru")).toBe("0\u00a0квар·ч");
});

test("watt-hours are kept exactly", () => {
  expect(formatNumber(1234.567, "ru")).toBe("1\u00a0234,567");
  expect(formatNumber(0.001, "ru")).toBe("0,001");
});

test("what is less than nothing has a minus and no hyphen", () => {
  expect(formatEnergy(-1234.5, "kWh", "ru")).toBe("\u22121\u00a0234,5\u00a0кВт·ч");
  expect(formatFixed(-0.5, "en", 2)).toBe("\u22120.50");
  expect(formatRoubles(-96_000, "ru", 0)).toBe("\u2212960\u00a0₽");
});

test("what is rounded to nothing is not less than it", () => {
  expect(formatNumber(-0.0004, "ru")).toBe("0");
  expect(formatFixed(-0.004, "ru", 2)).toBe("0,00");
});

test("a share parts from its sign in Russian only", () => {
  expect(formatPercent(-5.14, "ru", 1)).toBe("\u22125,1\u00a0%");
  expect(formatPercent(5.14, "en", 1)).toBe("5.1%");
  expect(formatPercent(8, "en")).toBe("8%");
});

test("English numbers have a decimal point", () => {
  expect(formatEnergy(1234.5, "kWh", "en")).toBe("1,234.5\u00a0kWh");
});

test("sizes of files are read at a glance", () => {
  expect(formatBytes(900, "ru")).toBe("900\u00a0Б");
  expect(formatBytes(34_000, "en")).toBe("33\u00a0KB");
  expect(formatBytes(10 * 1024 * 1024, "ru")).toBe("10\u00a0МБ");
});
