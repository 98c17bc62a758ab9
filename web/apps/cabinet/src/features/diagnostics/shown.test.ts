import { choicesOn, readShown, SEVERITIES, toggled, writeShown } from "./shown";

const read = (address: string) => readShown(new URLSearchParams(address));

test("what is chosen comes back from the address that it makes", () => {
  const address = "meter=7&kind=quality%2Cclock&severity=critical&new=1&month=2026-09&months=all";
  const shown = read(address);
  expect(shown).toEqual({
    meter: "7",
    kinds: ["quality", "clock"],
    severities: ["critical"],
    onlyNew: true,
    month: "2026-09-01",
    everyMonth: true,
  });
  expect(String(writeShown(new URLSearchParams(), shown))).toBe(address);
});

test("a new choice begins at the first page and keeps how many rows a page has", () => {
  expect(String(writeShown(new URLSearchParams("page=3&size=50&kind=clock"), read("")))).toBe(
    "size=50",
  );
});

test.each([
  "meter=x&kind=moon&severity=deadly&new=yes&month=2026-13&months=some",
  "meter=-1&month=2026-9",
  "month=september",
])("what nobody knows in an address is passed over: %s", (address) => {
  expect(read(address)).toEqual(read(""));
});

test("only what leaves events out counts as a filter", () => {
  expect(["", "month=2026-09", "months=all"].map((one) => choicesOn(read(one)))).toEqual([0, 0, 0]);
  expect(choicesOn(read("meter=1&kind=clock,magnet&severity=info&new=1"))).toBe(4);
});

test("ticks keep the usual order", () => {
  expect(toggled(SEVERITIES, ["info"], "critical")).toEqual(["critical", "info"]);
  expect(toggled(SEVERITIES, ["critical", "info"], "critical")).toEqual(["info"]);
});
