import { cardAddress } from "./card-link";

const ID = "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11";
const of = (
  kind: "moment" | "event" | "reading" | "receipt",
  id: string,
  at: string | null = null,
) => cardAddress({ kind, id, at, title: "Что угодно" });

test("each kind leads to the page that shows it", () => {
  expect(of("moment", "17/2026-11-01")).toEqual({ page: "/meters?meter=17&day=2026-11-01" });
  expect(of("moment", "17")).toEqual({ page: "/meters?meter=17" });
  const at = "2026-11-21T10:00:00+06:00";
  expect(of("event", "17/power-off", at)).toEqual({
    page: "/meters?meter=17&event=power-off&at=2026-11-21T10%3A00%3A00%2B06%3A00",
  });
  expect(of("reading", ID)).toEqual({ page: `/submissions?submission=${ID}` });
  expect(of("receipt", ID)).toEqual({ file: `/api/cabinet/staff/receipts/${ID}?format=pdf` });
});

test("what is no such thing leads nowhere", () => {
  expect(of("reading", "../users")).toBeNull();
  expect(of("receipt", "javascript:alert(1)")).toBeNull();
  expect(of("moment", "//example.org")).toBeNull();
  // Whatever it is called, it stays what one parameter says.
  expect(of("event", "17/x&meter=18", "soon")).toEqual({
    page: "/meters?meter=17&event=x%26meter%3D18&at=soon",
  });
  expect(of("event", "17/x")).toEqual({ page: "/meters?meter=17" });
});
