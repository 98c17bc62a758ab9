import russian from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import i18next from "i18next";
import { Records } from "./records";
import words from "./words/ru";

const RECORD = {
  key: "k",
  meter_id: 1,
  flat: "5",
  address: "Омск, ул. Лесная, д. 8",
  serial_number: "44139422",
  outcome: "no_access",
  state: "taken",
  values: {},
  taken_at: "2026-11-30T19:30:00Z",
  arrived_at: "2026-11-30T19:31:00Z",
  note: null,
  by: "Седова В. Н.",
  photo: false,
};

beforeAll(async () => {
  await startWords({ name: "cabinet", russian, english: () => Promise.resolve(russian) });
  i18next.addResourceBundle("ru", "servicing-walk", words);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test("when something was met is told by the reader's clock, though the service tells it in UTC", async () => {
  vi.stubEnv("TZ", "Asia/Omsk");
  vi.stubGlobal("fetch", async () => Response.json({ items: [RECORD], total: 1 }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Records />
    </QueryClientProvider>,
  );
  expect(await screen.findByText(/01\.12\.2026 01:30, Седова В\. Н\./)).toBeInTheDocument();
});
