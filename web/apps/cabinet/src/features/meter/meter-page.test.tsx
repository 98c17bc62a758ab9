import type { MeterCardOut } from "@personal-cabinet/api/cabinet";
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, changeLanguage, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { CARD, OLD } from "./card-for-tests";
import { Component as MeterPage, words } from "./meter-page";

// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

let card: MeterCardOut = CARD;
let supplier: object = { name: "Энергосбыт" };
let renaming: (name: string) => Response = () => Response.json(CARD);

function open(path = "/account/meters/7") {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/supplier")) return Response.json(supplier);
    if (pathname.endsWith("/name")) return renaming((await request.json()).name);
    if (pathname === "/api/cabinet/meters/7/card") return Response.json(card);
    return Response.json({ type: "urn:x:not-found", status: 404 }, { status: 404 });
  });
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route path="/account/meters/:meter" element={<MeterPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) });
  await addSection(words);
});
beforeEach(() => {
  card = CARD;
  supplier = { name: "Энергосбыт" };
});
afterEach(() => vi.unstubAllGlobals());

const factOf = async (label: string) =>
  (await screen.findByText(label, { selector: "dt" })).nextElementSibling;

test("the tariff has its English name for who reads English, and else the Russian one", async () => {
  card = { ...CARD, tariff: "Двухзонный", tariff_en: "Two-zone" };
  open();
  expect(await factOf("Тариф")).toHaveTextContent("Двухзонный");
  await act(() => changeLanguage("en"));
  expect(await factOf("Tariff")).toHaveTextContent("Two-zone");
  await act(() => changeLanguage("ru"));
});

test("a ratio that was another before is told with the day from which it is not", async () => {
  card = { ...CARD, transformation_ratio: 60, former_ratios: [{ until: "2026-11-10", ratio: 40 }] };
  open();
  expect(await factOf("Расчётный коэффициент")).toHaveTextContent("60 (до 10.11.2026 — 40)");
});

test("the card tells all that the manual has, and a dash where nothing is known", async () => {
  open();
  const facts = {
    Модель: "Завод Меридиан-101",
    "Серийный номер": "44103814060174",
    "Дата установки": "21.01.2020",
    "Место установки": "Внутреннее (в здании)",
    Тариф: "—",
    "Код точки учёта": CARD.usage_point_code,
    "Степень благоустройства": "Газовая плита",
    "Дата последней инструментальной проверки": "24.06.2020",
    "Номер пломбы": "ВМ 234798",
    "Дата последней поверки": "24.06.2020",
    "Дата следующей поверки": "24.06.2036",
  };
  for (const [label, value] of Object.entries(facts)) {
    expect(await factOf(label)).toHaveTextContent(value);
  }
  expect(screen.getByText("Электричество подключено")).toBeVisible();
  expect(screen.getByText("с 02.09.2026")).toBeVisible();
  expect(screen.getByRole("navigation")).toHaveTextContent(/Абонент.*5501000011.*Меридиан-101/);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the model opens its passport, which lives in the address", async () => {
  open();
  fireEvent.click(await screen.findByRole("link", { name: /^Открыть паспорт/ }));
  const drawer = await screen.findByRole("dialog");
  expect(within(drawer).getByText("Номер в госреестре").nextElementSibling).toHaveTextContent(
    "12345-06",
  );
  expect(within(drawer).getAllByRole("definition")).toHaveLength(17);
});

test("a verification that is overdue is told plainly, with what to do", async () => {
  card = { ...CARD, verification_state: "overdue", verification_due_on: "2026-10-31" };
  supplier = { name: "Энергосбыт", phone: "+7 3812 00-00-00", hours: "пн-пт" };
  open();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Срок поверки истёк 31.10.2026");
  await waitFor(() =>
    expect(alert).toHaveTextContent("Поможет поставщик: +7 3812 00-00-00, пн-пт."),
  );
});

test("a day that was worked out is called so", async () => {
  card = { ...CARD, next_verification_on: null, verification_computed: true };
  open();
  expect(await factOf("Дата следующей поверки")).toHaveTextContent(
    "24.06.2036, рассчитано по межповерочному интервалу",
  );
});

test("the history leads to the meter before, with what it showed last", async () => {
  card = { ...CARD, history: [...CARD.history, OLD] };
  open();
  const link = await screen.findByRole("link", { name: "Серийный номер OLD-1" });
  expect(link).toHaveAttribute("href", "/account/meters/5");
  const entry = link.closest("li") as HTMLElement;
  expect(entry).toHaveTextContent("до 21.01.2020");
  expect(entry).toHaveTextContent(/всего 120,25\s+кВт·ч, T1\s80,25\s+кВт·ч, T2\s40\s+кВт·ч/);
});

test("who may not see readings is shown neither registers nor the way to the chart", async () => {
  card = { ...CARD, sees_readings: false };
  open();
  expect(await screen.findByRole("link", { name: "События прибора" })).toBeVisible();
  expect(screen.queryByRole("link", { name: "График потребления" })).toBeNull();
  expect(screen.queryByText("Показаний прибора нет")).toBeNull();
});

test("a new name stands in the heading at once", async () => {
  renaming = (name) => {
    card = { ...CARD, name, own_name: name };
    return Response.json(card);
  };
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Переименовать" }));
  const dialog = await screen.findByRole("dialog", { name: "Переименование прибора учёта" });
  fireEvent.change(within(dialog).getByLabelText("Наименование"), { target: { value: "Дача" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Применить" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Дача" })).toBeInTheDocument();
});

test("a name that is too long never leaves the browser, and a refused one says why", async () => {
  let asked = 0;
  renaming = () => {
    asked += 1;
    const errors = [{ field: "name", code: "value_error", message: "x" }];
    return Response.json({ type: "urn:x:validation", status: 422, errors }, { status: 422 });
  };
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Переименовать" }));
  const field = await screen.findByLabelText("Наименование");
  fireEvent.change(field, { target: { value: "🌻".repeat(61) } });
  fireEvent.click(screen.getByRole("button", { name: "Применить" }));
  expect(await screen.findByText("Не больше 60 знаков, сейчас 61")).toBeInTheDocument();
  expect(asked).toBe(0);
  fireEvent.change(field, { target: { value: "а\u200bб" } });
  fireEvent.click(screen.getByRole("button", { name: "Применить" }));
  expect(await screen.findByText("Уберите переносы строк и невидимые знаки")).toBeInTheDocument();
  expect(field).toHaveValue("а\u200bб");
});

test("a meter that is another's is not there", async () => {
  open("/account/meters/999");
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  expect(screen.getByRole("heading", { level: 1, name: "Прибор учёта" })).toBeInTheDocument();
});
