import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { readShown, writeShown } from "./readings-address";

const METER = {
  id: 7,
  channels: ["A+", "R+"],
  time_zone: "Europe/Moscow",
} as unknown as MeterOut;

const read = (address: string) => readShown(new URLSearchParams(address), METER);

test("without anything the chart opens on the current month at the meter's place", () => {
  vi.setSystemTime(new Date("2026-10-31T22:00:00Z"));
  expect(read("")).toEqual({
    meter: "7",
    channel: "A+",
    interval: "month",
    date: "2026-11-01",
    period: "calendar",
  });
  vi.useRealTimers();
});

test("an address is read and written back the same", () => {
  const shown = read("meter=7&channel=R%2B&interval=year&date=2025-01-01&period=billing");
  expect(writeShown(shown).toString()).toBe(
    "meter=7&channel=R%2B&interval=year&date=2025-01-01&period=billing",
  );
});

test("what a meter does not have, and what no day is, gives the usual", () => {
  expect(read("channel=A-&interval=week&date=2026-02-30")).toMatchObject({
    channel: "A+",
    interval: "month",
  });
  expect(read("interval=day&date=2026-11-21&period=billing").period).toBe("calendar");
});
