import { formatBytes, formatEnergy, formatNumber } from "./numbers";

test("Russian numbers have a decimal comma and no-break spaces", () => {
  expect(formatEnergy(1234.5, "kWh", "ru")).toBe("1\u00a0234,5\u00a0кВт·ч");
  expect(formatEnergy(0, "kvarh", "ru")).toBe("0\u00a0квар·ч");
});

test("watt-hours are kept exactly", () => {
  expect(formatNumber(1234.567, "ru")).toBe("1\u00a0234,567");
  expect(formatNumber(0.001, "ru")).toBe("0,001");
});

test("English numbers have a decimal point", () => {
  expect(formatEnergy(1234.5, "kWh", "en")).toBe("1,234.5\u00a0kWh");
});

test("sizes of files are read at a glance", () => {
  expect(formatBytes(900, "ru")).toBe("900\u00a0Б");
  expect(formatBytes(34_000, "en")).toBe("33\u00a0KB");
  expect(formatBytes(10 * 1024 * 1024, "ru")).toBe("10\u00a0МБ");
});
