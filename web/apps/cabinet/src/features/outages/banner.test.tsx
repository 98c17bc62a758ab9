import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Link, MemoryRouter } from "react-router";
import { COUNTERS } from "../../shared/api/get-section-counters";
import { outagesQuery } from "./api/list-outages";
import { words } from "./banner";
import { OutageBannerPlace } from "./banner-place";
import { pressing } from "./use-banner";

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
const outage = (changes: object = {}) => ({
  id: 1,
  kind: "emergency",
  status: "current",
  starts_at: at(-1),
  expected_end_at: at(2),
  ended_at: null,
  overdue: false,
  cause: null,
  places: [{ account_id: 1, number: "0001", address: "Омск, ул. Мира, д. 5" }],
  updates: [],
  ...changes,
});

let outages: object[] = [];

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: async () => cabinet });
  await addSection(words);
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** `counted`: undefined until the service has told. */
function show(counted: number | undefined, path = "/") {
  vi.stubGlobal("fetch", async () => Response.json({ items: outages }));
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const count = (now: number) => act(() => void queries.setQueryData(COUNTERS, { outages: now }));
  if (counted !== undefined) queries.setQueryData(COUNTERS, { outages: counted });
  const { container } = render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[path]}>
        <OutageBannerPlace />
        <Link to="/account">Дальше</Link>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const renew = () => act(() => queries.refetchQueries({ queryKey: outagesQuery.queryKey }));
  return { count, renew, awaited: () => container.querySelector("[class*=awaited]") };
}

const banner = () => screen.findByRole("complementary");

test("the page waits until it is known whether there is an outage", async () => {
  outages = [outage()];
  const { awaited, count } = show(undefined);
  expect(awaited()).not.toBeNull();
  count(1);
  expect(await banner()).toHaveTextContent("Нет света: ул. Мира, 5");
  expect(awaited()).toBeNull();
});

test("without an outage nothing waits and nothing is asked", () => {
  const { awaited } = show(0);
  expect(awaited()).toBeNull();
  expect(screen.queryByRole("complementary")).toBeNull();
});

test("one that comes while the page is read lies over it, and is in its place on the next", async () => {
  outages = [outage()];
  const { count } = show(0);
  count(1);
  expect((await banner()).className).toMatch(/late/);
  fireEvent.click(screen.getByText("Дальше"));
  await waitFor(async () => expect((await banner()).className).not.toMatch(/late/));
});

test("what is over says so in its place until the page is left", async () => {
  outages = [outage()];
  const { renew, count } = show(1);
  await banner();
  outages = [outage({ status: "ended", ended_at: at(0) })];
  count(0);
  await renew();
  expect(await banner()).toHaveTextContent("Отключение завершено: ул. Мира, 5");
  fireEvent.click(screen.getByText("Дальше"));
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
});

test("folded it stays short until there is news of it", async () => {
  outages = [outage()];
  const { renew } = show(1);
  await banner();
  fireEvent.click(screen.getByRole("button", { name: "Свернуть" }));
  expect(screen.queryByRole("link", { name: "Подробнее" })).toBeNull();
  outages = [outage({ updates: [{ at: at(0), text: "Едем", expected_end_at: null }] })];
  await renew();
  expect(await screen.findByRole("link", { name: "Подробнее" })).toBeInTheDocument();
});

test("on the page of outages there is no banner of them", () => {
  outages = [outage()];
  show(1, "/outages");
  expect(screen.queryByRole("complementary")).toBeNull();
});

test("planned ones are told three days before", () => {
  const soon = outage({ status: "planned", starts_at: at(70) });
  const later = outage({ status: "planned", starts_at: at(80) });
  const over = outage({ status: "ended" });
  const all = [soon, later, over] as Parameters<typeof pressing>[0];
  expect(pressing(all, Date.now())).toEqual([soon]);
});
