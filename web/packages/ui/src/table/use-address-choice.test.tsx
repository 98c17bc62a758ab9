import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, useLocation } from "react-router";
import { useAddressChoice } from "./use-address-choice";

const VALUES = ["all", "waiting", "done"] as const;

function hook(address: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
  );
  return renderHook(
    () => ({
      choice: useAddressChoice<(typeof VALUES)[number]>("state", VALUES),
      search: useLocation().search,
    }),
    { wrapper },
  ).result;
}

test("a choice goes into the address, back to the first page, and leaves the rest", () => {
  const result = hook("/letters?page=4&size=50");
  expect(result.current.choice[0]).toBe("all");
  act(() => result.current.choice[1]("done"));
  expect(result.current.choice[0]).toBe("done");
  expect(result.current.search).toBe("?size=50&state=done");
});

test("the usual choice leaves nothing in the address", () => {
  const result = hook("/letters?state=done");
  act(() => result.current.choice[1]("all"));
  expect(result.current.search).toBe("");
});

test("a value that nobody knows is the usual one", () => {
  expect(hook("/letters?state=odd").current.choice[0]).toBe("all");
});
