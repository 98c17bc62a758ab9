/** Readings of two meters of one place, with all that can be told of them. */
import type { RegisterReadingOut } from "@personal-cabinet/api/cabinet";

export const zone = (name: "T1" | "T2", value: number, more: object = {}) => ({
  zone: name,
  value,
  consumption: null,
  since: null,
  measured_consumption: null,
  measured_since: null,
  remark: null,
  ...more,
});

export const row = (taken_at: string, more: Partial<RegisterReadingOut>): RegisterReadingOut => ({
  meter_id: 7,
  taken_at,
  origin: "own",
  quality: "good",
  opening: false,
  replaced: false,
  sums_differ: false,
  consumption: null,
  zones: [],
  ...more,
});

export const BEFORE = "2026-10-15T12:00:00+03:00";
const COUNTERS = { digits: 5, decimals: 1, ratio: 1, former_ratios: [] };
export const DATA = {
  channel: "A+",
  channels: ["A+"],
  unit: "kWh",
  interval: "month",
  period: "calendar",
  first_day: "2026-11-01",
  last_day: "2026-11-30",
  time_zone: "Europe/Moscow",
  meters: [
    { id: 7, serial_number: "=777", removed_on: null, ...COUNTERS },
    { id: 6, serial_number: "555", removed_on: "2026-11-10", ...COUNTERS },
  ],
  zones: ["T1", "T2"],
  items: [
    row("2026-11-15T12:00:00+03:00", {
      consumption: 10.5,
      zones: [
        zone("T1", 940, {
          consumption: 10,
          since: BEFORE,
          measured_consumption: 50,
          measured_since: BEFORE,
        }),
        zone("T2", 0.4, { consumption: 0.5, since: BEFORE, remark: "rollover" }),
      ],
    }),
    row("2026-11-01T12:00:00+03:00", {
      origin: "computed",
      replaced: true,
      zones: [zone("T1", 950)],
    }),
    row(BEFORE, { meter_id: 6, opening: true, quality: "doubtful", zones: [zone("T1", 900)] }),
  ],
  total: 3,
  consumption: 10.5,
  consumption_by_zone: [
    { zone: "T1", consumption: 10 },
    { zone: "T2", consumption: 0.5 },
  ],
  since: BEFORE,
  until: "2026-11-15T12:00:00+03:00",
  previous_date: "2026-10-15",
  next_date: null,
} as const;
