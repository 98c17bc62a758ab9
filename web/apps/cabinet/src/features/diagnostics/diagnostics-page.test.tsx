import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { Component as DiagnosticsPage, words } from "./diagnostics-page";

const METER = {
  id: 7,
  name: "Квартира",
  address: "Омск, ул. Осенняя, д. 1",
  channels: ["A+"],
  time_zone: "Asia/Omsk",
};
const OTHER = { ...METER, id: 8, name: "Дача", channels: [] };
const EVENT = {
  meter_id: 7,
  meter_name: "Квартира",
  occurred_at: "2026-09-10T16:30:00+06:00",
  received_at: "2026-09-11T00:00:00Z",
  time_zone: "Asia/Omsk",
  severity: "critical",
  code: "44",
  text: "Вскрытие корпуса прибора",
  entry: "case_opened",
  kind: "case",
  new: true,
};
const UNKNOWN = {
  ...EVENT,
  meter_id: 8,
  severity: "info",
  code: "333",
  text: "",
  entry: null,
  kind: "other",
  new: false,
};
const PAGE = {
  items: [EVENT, UNKNOWN],
  total: 2,
  new: 1,
  severities: { critical: 1, warning: 0, info: 1 },
  kinds: [
    { kind: "case", count: 1 },
    { kind: "other", count: 1 },
  ],
  month: "2026-09-01",
  previous_month: "2026-03-01",
  next_month: null,
  as_of: "2026-09-11T00:00:01Z",
};
let answer: () => Response;
let asked: string[] = [];
let sent: [string, unknown][] = [];

vi.setConfig({ testTimeout: 30_000 });
beforeAll(async () => {
  await startWords({
    name: "cabinet",
    russian: cabinet,
    english: () => Promise.resolve(cabinet),
  });
  await Promise.all(words.map(addSection));
});
beforeEach(() => {
  answer = () => Response.json(PAGE);
  asked = [];
  sent = [];
});
afterEach(() => vi.unstubAllGlobals());

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

function open(search = "", meters: object[] = [METER, OTHER]) {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, search: query } = new URL(request.url);
    if (request.method === "POST") {
      sent.push([pathname + query, await request.json().catch(() => null)]);
      return new Response(null, { status: 204 });
    }
    if (pathname.endsWith("/meters")) return Response.json({ items: meters, total: 2 });
    asked.push(query);
    return answer();
  });
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter initialEntries={[`/diagnostics${search}`]}>
        <DiagnosticsPage />
        <Address />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const address = () => new URLSearchParams(screen.getByTestId("address").textContent ?? "");
const row = (name: RegExp) => screen.findByRole("button", { name });

test("events stand in groups of severity; opened, one tells what to do and leads to its day", async () => {
  open();
  const group = await screen.findByRole("region", { name: /^Критическое/ });
  const head = within(group).getByRole("button", { name: /Открыт корпус прибора/ });
  expect(head).toHaveTextContent("10.09.2026 16:30");
  expect(head).toHaveTextContent("новое");
  expect(head).toHaveAttribute("aria-expanded", "false");
  expect(screen.queryByText(/Сами прибор не трогайте/)).not.toBeVisible();
  fireEvent.click(head);
  expect(screen.getByText(/Сами прибор не трогайте/)).toBeVisible();
  expect(within(group).getByText("Вскрытие корпуса прибора")).toBeVisible();
  expect(within(group).getByRole("link", { name: /на графике/ })).toHaveAttribute(
    "href",
    "/readings?meter=7&interval=day&date=2026-09-10",
  );
});

test("a code that nobody knows is told as it is, and a meter without data leads to no chart", async () => {
  open();
  fireEvent.click(await row(/Событие с кодом 333/));
  expect(screen.getByText(/Значение этого кода мы не знаем/)).toBeVisible();
  const group = screen.getByRole("region", { name: /^Информация/ });
  expect(within(group).queryByRole("link", { name: /на графике/ })).not.toBeInTheDocument();
  expect(within(group).queryByRole("button", { name: "Отметить просмотренным" })).toBeNull();
});

test("times are told by the meter's clock, and whose it is when it is not the reader's", async () => {
  const before = process.env.TZ;
  process.env.TZ = "Europe/Moscow";
  open();
  expect(await row(/Открыт корпус прибора/)).toHaveTextContent("10.09.2026 16:30 UTC+6");
  expect(screen.getByText(/по часам на месте прибора: .*, UTC\+6/)).toBeInTheDocument();
  process.env.TZ = before;
});

test("ticked kinds are shown by «Показать», and by nothing before", async () => {
  open("?page=2");
  fireEvent.click(await screen.findByRole("button", { name: "Типы событий" }));
  fireEvent.click(screen.getByRole("checkbox", { name: /^Корпус и пломбы 1/ }));
  fireEvent.click(screen.getByRole("checkbox", { name: /^Часы 0/ }));
  expect(address().get("kind")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Показать" }));
  expect(address().get("kind")).toBe("case,clock");
  expect(address().get("page")).toBeNull();
  const chosen = await screen.findByRole("button", { name: "2 типа событий" });
  expect(chosen).toHaveFocus();
  await waitFor(() => expect(asked.at(-1)).toContain("kind=case&kind=clock"));
});

test("a severity is chosen by its chip, again it is let go", async () => {
  open();
  const chip = await screen.findByRole("button", { name: /^Предупреждение 0|^Предупреждение0/ });
  fireEvent.click(chip);
  expect(address().get("severity")).toBe("warning");
  expect(chip).toHaveAttribute("aria-pressed", "true");
  fireEvent.click(chip);
  expect(address().get("severity")).toBeNull();
});

test("the steps pass over months without events, unless every month is asked for", async () => {
  open("?kind=case");
  fireEvent.click(await screen.findByRole("button", { name: "Предыдущий месяц" }));
  expect(address().get("month")).toBe("2026-03");
  expect(address().get("kind")).toBe("case");
  fireEvent.click(screen.getByRole("checkbox", { name: "Пропускать месяцы без событий" }));
  fireEvent.click(await screen.findByRole("button", { name: "Предыдущий месяц" }));
  expect(address().get("month")).toBe("2026-08");
});

test("one event is marked as seen, and the list is asked for anew", async () => {
  open();
  fireEvent.click(await row(/Открыт корпус прибора/));
  const before = asked.length;
  fireEvent.click(screen.getByRole("button", { name: "Отметить просмотренным" }));
  await waitFor(() => expect(asked.length).toBeGreaterThan(before));
  const { meter_id, occurred_at, code } = EVENT;
  expect(sent).toEqual([["/api/cabinet/events/seen", { meter_id, occurred_at, code }]]);
});

test("all that is shown is marked, and no more than was shown", async () => {
  open("?kind=case");
  fireEvent.click(
    await screen.findByRole("button", { name: "Отметить показанные просмотренными" }),
  );
  await waitFor(() => expect(sent).toHaveLength(1));
  const query = new URLSearchParams(sent[0]?.[0].split("?")[1]);
  expect(Object.fromEntries(query)).toEqual({
    month: "2026-09-01",
    kind: "case",
    only_new: "false",
    as_of: PAGE.as_of,
  });
});

test("without events the page says that there were none, with a choice that nothing fits it", async () => {
  const empty = { ...PAGE, items: [], total: 0, new: 0, kinds: [], previous_month: null };
  answer = () => Response.json(empty);
  open();
  expect(await screen.findByText("Событий нет")).toBeInTheDocument();
  fireEvent.click(screen.getByRole("button", { name: /^Информация/ }));
  expect(await screen.findByText("В этом месяце ничего не нашлось")).toBeInTheDocument();
  fireEvent.click(screen.getByRole("link", { name: "Показать все события" }));
  expect(String(address())).toBe("");
});

test("a link to a meter that is nobody's or another's leads on to one's own", async () => {
  answer = () =>
    Response.json(
      { type: "urn:personal-cabinet:problem:not-found", title: "x", status: 404, detail: "x" },
      { status: 404, headers: { "Content-Type": "application/problem+json" } },
    );
  open("?meter=99");
  expect(await screen.findByText("Такого прибора учёта среди ваших нет")).toBeInTheDocument();
  answer = () => Response.json(PAGE);
  fireEvent.click(screen.getByRole("link", { name: "Показать все события" }));
  expect(await row(/Открыт корпус прибора/)).toBeInTheDocument();
});

test.each([
  [403, "forbidden", /Недостаточно прав/],
  [503, "database-unreachable", /Повторить/],
])("with %i the page says why there is nothing", async (status, type, said) => {
  answer = () =>
    Response.json(
      { type: `urn:personal-cabinet:problem:${type}`, title: "x", status, detail: "x" },
      { status, headers: { "Content-Type": "application/problem+json" } },
    );
  open();
  expect(await screen.findByText(said)).toBeInTheDocument();
});

test("who has no meter is led to adding an account", async () => {
  open("", []);
  expect(await screen.findByRole("link", { name: "Добавить лицевой счёт" })).toHaveAttribute(
    "href",
    "/account/add",
  );
  expect(asked).toEqual([]);
});
