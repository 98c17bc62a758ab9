import { act, renderHook } from "@testing-library/react";
import { remember } from "../shared/remembered";
import { cabinetOf, useWorksIn, worksIn } from "./works-in";

const SERVES = { short_name: "УК Дом" };
const both = { servicing: SERVES, has_accounts: true } as never;
const organization = { servicing: SERVES, has_accounts: false } as never;
const household = { servicing: null, has_accounts: false } as never;

test("who acts for an organisation alone works there, whatever the address", () => {
  expect(worksIn(organization, "/", null)).toBe("servicing");
  expect(worksIn(organization, "/readings", "household")).toBe("servicing");
  expect(worksIn(household, "/", "servicing")).toBe("household");
});

test("of two cabinets that of the address is meant, else the last one", () => {
  expect(worksIn(both, "/", null)).toBe("household");
  expect(worksIn(both, "/profile", "servicing")).toBe("servicing");
  expect(worksIn(both, "/account/add", "servicing")).toBe("household");
  expect(worksIn(both, "/servicing/entry", "household")).toBe("servicing");
});

test("an address that only begins like another is not below it", () => {
  expect(cabinetOf("/servicing")).toBe("servicing");
  expect(cabinetOf("/servicingx")).toBeNull();
  expect(cabinetOf("/services")).toBe("household");
});

test("the device remembers the cabinet, of each user his own", () => {
  const anna = renderHook(() => useWorksIn("anna", "/", both));
  expect(anna.result.current[0]).toBe("household");
  act(() => anna.result.current[1]("servicing"));
  expect(anna.result.current[0]).toBe("servicing");
  expect(renderHook(() => useWorksIn("anna", "/", undefined)).result.current[0]).toBe("servicing");
  expect(renderHook(() => useWorksIn("boris", "/", undefined)).result.current[0]).toBe("household");
});

test("what was worked in before counts until it is known what somebody holds", () => {
  remember("works-in", "anna servicing");
  const shown = renderHook(({ held }) => useWorksIn("anna", "/", held), {
    initialProps: { held: undefined as never },
  });
  expect(shown.result.current[0]).toBe("servicing");
  shown.rerender({ held: household });
  expect(shown.result.current[0]).toBe("household");
});

test("a page of the one cabinet is left for the other by choosing it", () => {
  const shown = renderHook(({ path }) => useWorksIn("clara", path, both), {
    initialProps: { path: "/servicing/entry" },
  });
  expect(shown.result.current[0]).toBe("servicing");
  act(() => shown.result.current[1]("household"));
  shown.rerender({ path: "/" });
  expect(shown.result.current[0]).toBe("household");
});
