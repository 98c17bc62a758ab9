import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { periodOf } from "../../shared/consumption-for-tests";
import { Component as MonthCost, words } from "./month-cost";

const MONTH = periodOf("month", "2026-11-01", () => 8);

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: async () => cabinet });
  await addSection(words);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function open(cost: number | null) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url).search);
    return Response.json({ ...MONTH, cost });
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MonthCost month={MONTH} />
    </QueryClientProvider>,
  );
  return { asked, client };
}

test("the month's cost is told in whole roubles, as an estimate", async () => {
  const { asked } = open(123_450);
  expect(await screen.findByText(/≈ 1\s235\s₽ по тарифу, оценка/)).toBeVisible();
  expect(new URLSearchParams(asked[0]).get("cost")).toBe("true");
});

test("where the supplier keeps no prices nothing is said of money", async () => {
  const { client } = open(null);
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(screen.queryByText(/₽/)).toBeNull();
});
