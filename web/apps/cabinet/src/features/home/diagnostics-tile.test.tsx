import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { changeLanguage, startWords } from "@personal-cabinet/i18n/setup";
import english from "@personal-cabinet/ui/events/words/en";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { Component as HomePage } from "./home-page";

// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

const WORST = {
  meter_id: 7,
  meter_name: "Квартира",
  occurred_at: "2026-11-20T10:00:00+03:00",
  received_at: "2026-11-20T10:00:00+03:00",
  severity: "critical",
  code: "3.12.0.257",
  entry: "clock_wrong",
  text: "CLOCK INVALID",
  kind: "clock",
};
const UNKNOWN = { ...WORST, severity: "info", code: "99.1", entry: null, kind: "other" };

function open(latest: (typeof WORST | typeof UNKNOWN)[]) {
  const diagnostics = { total: latest.length, critical: 1, warning: 0, info: 1 };
  const told = {
    accounts: { items: [], total: 0 },
    places: { items: [], total: 0 },
    needs: { items: [], total: 0 },
    diagnostics: { ...diagnostics, worst: latest[0], latest },
    support: { phone: "", hours: "" },
    outages: [],
  };
  vi.stubGlobal("fetch", async () => Response.json(told));
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter>
        <HomePage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: async () => cabinet });
  // Some thirty files, which take their time on a busy machine.
  await import("@personal-cabinet/ui/events/words/section");
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await act(() => changeLanguage("ru"));
});

test("the gravest event is told in the dictionary's words, and leads to its meter", async () => {
  open([WORST, { ...UNKNOWN, text: "Часы переведены" }]);
  const words = "Часы прибора показывают неверное время";
  expect(await screen.findByRole("link", { name: words })).toHaveAttribute(
    "href",
    "/diagnostics?meter=7",
  );
  expect(screen.getAllByText(words)).toHaveLength(1);
  expect(screen.queryByText(WORST.text)).toBeNull();
  // What the dictionary does not know is told as the supplier tells it.
  expect(screen.getByText("Часы переведены")).toBeVisible();
});

test("who reads English is told of events in English", async () => {
  await changeLanguage("en");
  open([WORST, { ...UNKNOWN, text: "" }]);
  const { text } = english.entries.clock_wrong;
  expect(await screen.findByRole("link", { name: text })).toBeVisible();
  expect(screen.getByText("Event with the code 99.1")).toBeVisible();
});
