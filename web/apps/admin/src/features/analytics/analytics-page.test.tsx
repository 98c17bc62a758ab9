import type { Analytics, AnalyticsTile } from "@personal-cabinet/api/admin";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import admin from "../../shared/words/ru";
import { Component as AnalyticsPage, words } from "./analytics-page";

vi.setConfig({ testTimeout: 30_000 });

const AT = "2026-11-29T12:00:00Z";
const tile = (name: AnalyticsTile["name"], more: Partial<AnalyticsTile> = {}): AnalyticsTile => ({
  name,
  subject: "letters",
  state: "well",
  reasons: [],
  counted_at: AT,
  failing_since: null,
  parts: [1, null, 3],
  wholes: [null, null, null],
  ...more,
});
const NOTHING: Analytics["figures"] = {
  appeals: null,
  collection: null,
  customers: null,
  letters: null,
  machine: null,
  meters: null,
  outages: null,
  registrations: null,
  sources: null,
  submissions: null,
};
const LETTERS = { at: AT, abandoned: 3, oldest_abandoned: AT, waiting: 0 };
const TOLD: Analytics = {
  day: "2026-11-29",
  first_day: "2026-11-27",
  round: { begun_at: AT, done_at: AT, awaited: false, wait_seconds: 0 },
  arrangement: { order: [], hidden: [] },
  tiles: [tile("letters"), tile("appeals", { state: "unknown", counted_at: null, parts: [] })],
  figures: { ...NOTHING, letters: LETTERS },
};
let sent: { method: string; path: string; body: unknown }[] = [];

beforeAll(async () => {
  configure({ asyncUtilTimeout: 10_000 });
  await startWords({ name: "admin", russian: admin, english: () => Promise.resolve(admin) });
  await addSection(words);
});
afterEach(() => vi.unstubAllGlobals());

function show(told: Analytics | number, address = "/analytics") {
  sent = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname;
    const body = request.method === "GET" ? null : await request.json().catch(() => null);
    sent.push({ method: request.method, path, body });
    if (typeof told === "number") {
      return Response.json({ type: "urn:x:temporarily-unavailable" }, { status: told });
    }
    if (request.method === "PUT") return new Response(null, { status: 503 });
    return request.method === "POST" ? new Response(null, { status: 202 }) : Response.json(told);
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[address]}>
        <AnalyticsPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const letters = () => screen.findByRole("region", { name: "Недоставленные письма" });

test("an owner that does not answer is named with the time of its last figures", async () => {
  const failing = tile("letters", { failing_since: "2026-11-29T12:10:00Z" });
  show({ ...TOLD, tiles: [failing] });
  const region = await letters();
  expect(within(region).getByText(/Служба не отвечает с .+ Последний подсчёт: /)).toBeVisible();
  expect(within(region).getByText("3")).toBeVisible();
});

test("what has never been counted says so, and is no zero", async () => {
  show(TOLD);
  const region = await screen.findByRole("region", { name: "Обращения" });
  expect(within(region).getByText("Первый подсчёт ещё не закончен.")).toBeVisible();
  expect(within(region).queryByText("0")).toBeNull();
  expect(await screen.findByText("Пока судить рано.")).toBeVisible();
});

test("old figures are told as old, in the tile and above", async () => {
  show({ ...TOLD, tiles: [tile("letters", { state: "attention", reasons: ["stale"] })] });
  expect(within(await letters()).getByText(/^Не обновлялось с /)).toBeVisible();
  expect(screen.getByText(/^«Недоставленные письма»: данные на /)).toBeVisible();
});

test("a day without figures is a gap, told as such", async () => {
  show(TOLD);
  const line = await within(await letters()).findByRole("img");
  expect(line).toHaveAccessibleName("Недоставленные письма за 3 дня: от 1 до 3, сейчас 3");
  expect([...line.querySelectorAll("title")].map((title) => title.textContent)).toEqual([
    "27.11: 1",
    "28.11: нет данных",
    "29.11: 3",
  ]);
});

test("the page that cannot be read says so and tries again", async () => {
  show(503);
  expect(await screen.findByRole("button", { name: /Повторить/ })).toBeVisible();
});

test("an arrangement that cannot be kept is told, and the tiles are as they were", async () => {
  show(TOLD);
  await letters();
  fireEvent.click(screen.getByRole("button", { name: /Настроить плитки/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Скрыть «Обращения»" }));
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(await screen.findByRole("region", { name: "Обращения" })).toBeVisible();
  const put = sent.find(({ method }) => method === "PUT");
  expect(put?.body).toEqual({ order: [], hidden: ["appeals"] });
});

test("figures are renewed once for a press, and the button waits while they are counted", async () => {
  show({ ...TOLD, round: { ...TOLD.round, awaited: true } });
  await letters();
  const busy = screen.getByRole("button", { name: /Считаем/ });
  fireEvent.click(busy);
  expect(sent.filter(({ method }) => method === "POST")).toEqual([]);
});
