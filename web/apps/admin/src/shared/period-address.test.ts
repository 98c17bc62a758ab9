import { daysOf, putPeriod, readPeriod } from "./period-address";

const read = (address: string) => readPeriod(new URLSearchParams(address));

test("a period is read from the address as it was put there", () => {
  const next = new URLSearchParams("page=3");
  putPeriod(next, { interval: "month", day: "2026-11-01" });
  expect(next.toString()).toBe("page=3&interval=month&date=2026-11-01");
  expect(readPeriod(next)).toEqual({ interval: "month", day: "2026-11-01" });
  putPeriod(next, undefined);
  expect(next.toString()).toBe("page=3");
});

test("days from any one to any other are a period", () => {
  const next = new URLSearchParams();
  putPeriod(next, { interval: "days", day: "2022-10-01", end: "2023-05-31" });
  expect(next.toString()).toBe("interval=days&date=2022-10-01&end=2023-05-31");
  const period = readPeriod(next);
  expect(daysOf(period)).toEqual({ from: "2022-10-01", to: "2023-05-31" });
  putPeriod(next, { interval: "year", day: "2022-01-01" });
  expect(next.toString()).toBe("interval=year&date=2022-01-01");
  expect(read("interval=days&date=2022-10-01")).toBeUndefined();
  expect(read("interval=days&date=2022-10-01&end=2022-09-30")).toBeUndefined();
});

test.each(["", "interval=week&date=2026-11-01", "interval=day", "interval=day&date=2026-13-01"])(
  "%j is no period",
  (address) => expect(read(address)).toBeUndefined(),
);

test("a period has its first and its last day", () => {
  expect(daysOf({ interval: "month", day: "2026-02-10" })).toEqual({
    from: "2026-02-01",
    to: "2026-02-28",
  });
  expect(daysOf(undefined)).toEqual({ from: undefined, to: undefined });
});
