import type { MeterStaffCardOut } from "@personal-cabinet/api/cabinet";
import { countersOf, formField, replacementOf } from "./replacement-values";

const reading = { channel: "A+", taken_at: "", source: "manual", T3: null } as const;

function cardWith(readings: object[]): MeterStaffCardOut {
  return { id: 1, history: [{ id: 1, readings }] } as unknown as MeterStaffCardOut;
}

test("a total is asked for only where there are no zones", () => {
  expect(countersOf(cardWith([{ ...reading, T1: 1, T2: 2, total: 3 }]))).toEqual([
    { channel: "A+", zone: "T1" },
    { channel: "A+", zone: "T2" },
  ]);
  expect(countersOf(cardWith([]))).toEqual([{ channel: "A+", zone: "total" }]);
});

test("what was typed goes by energy and zone, what was not is left out", () => {
  const counters = countersOf(cardWith([{ ...reading, T1: 1, T2: 2, total: 3 }]));
  const body = replacementOf(
    {
      replaced_on: "2026-06-14",
      last: { "A+_T1": " 15230,5 ", "A+_T2": "" },
      first: { "A+_T1": "7" },
      origin: "new",
      serial_number: " N-1 ",
    },
    counters,
    false,
  );
  expect(body.last_readings).toEqual({ "A+": { T1: "15230,5" } });
  expect(body.first_readings).toEqual({ "A+": { T1: "7" } });
  expect(body.new?.serial_number).toBe("N-1");
});

test("a meter that is taken down leaves nobody in its place", () => {
  const values = { replaced_on: "2026-06-14", last: {}, first: { "A+_total": "1" } };
  const body = replacementOf({ ...values, origin: "known" }, countersOf(cardWith([])), true);
  expect([body.new, body.first_readings]).toEqual([null, {}]);
});

test("a refusal finds its field", () => {
  expect(formField("body.last_readings.A+.T1")).toEqual(["last", "A+_T1"]);
  expect(formField("new.meter_id")).toBe("meter_id");
  expect(formField("replaced_on")).toBe("replaced_on");
});
