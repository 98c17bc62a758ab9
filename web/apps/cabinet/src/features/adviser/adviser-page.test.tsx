import type { AdviceOut } from "@personal-cabinet/api/cabinet";
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, changeLanguage, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { advice, option, SINGLE, THREE, TWO } from "./advice-for-tests";
import { Component as Page, words } from "./adviser-page";

// The roles of some two hundred cells are looked at.
vi.setConfig({ testTimeout: 30_000 });

const ACCOUNTS = [5, 6].map((id) => ({
  id,
  number: `5501${id}`,
  address: `Омск, дом ${id}`,
}));

let asked: string[] = [];

function open(told: AdviceOut, { path = "/adviser", accounts = ACCOUNTS.slice(0, 1) } = {}) {
  asked = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    if (pathname === "/api/cabinet/accounts") {
      return Response.json({ items: accounts, total: accounts.length });
    }
    return Response.json(told);
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[path]}>
        <Page />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: async () => cabinet });
  await addSection(words);
});

afterEach(() => changeLanguage("ru"));

const text = (element: HTMLElement) => element.textContent?.replace(/\s/g, " ");

test("one sentence says which tariff costs less, and by how much", async () => {
  open(advice());
  const sentence = await screen.findByText(/^По вашим часам/);
  expect(text(sentence)).toBe("По вашим часам дешевле «Двухзонный»: на 1 200 ₽ в год");
  const bars = within(screen.getByRole("list", { name: "Стоимость года по тарифам" }));
  expect(bars.getAllByRole("listitem").map(text)).toEqual([
    "Двухзонный20 400 ₽на 1 200 ₽ дешевле вашего",
    "Однозонный21 600 ₽сейчас у вас",
    "Трёхзонный21 600 ₽столько же, сколько ваш",
  ]);
  expect(screen.getByText(/^По ценам, которые действовали тогда/)).toBeVisible();
});

test("who reads English is told the English names, and the Russian one of what has no other", async () => {
  const options = [{ ...TWO, names_en: ["Day and night"] }, SINGLE, THREE];
  await changeLanguage("en");
  open({ ...advice(), options });
  const bars = await screen.findByRole("list", { name: "What a year costs by tariff" });
  const told = within(bars).getAllByRole("listitem").map(text);
  expect(told[0]).toMatch(/^Day and night/);
  expect(told[1]).toMatch(/^Однозонный/);
  expect(screen.getByRole("row", { name: /^Day and night/ })).toBeVisible();
  expect(screen.queryByText(/Двухзонный/)).toBeNull();
});

test("who has the best tariff already is told so", async () => {
  open(
    advice([
      { ...TWO, present: true },
      { ...SINGLE, present: false },
    ]),
  );
  expect(await screen.findByText("У вас уже самый выгодный тариф")).toBeVisible();
  expect(screen.queryByText(/больше не предлагается/)).toBeNull();
});

test("a best tariff that is closed comes with a warning", async () => {
  const closed = option(9, ["Льготный"], [["T1", "all", 300, 2]], {
    offered: false,
    present: true,
  });
  open(advice([closed, { ...SINGLE, present: false }]));
  expect(await screen.findByText(/если с него уйти, вернуться не получится/)).toBeVisible();
});

test("a meter that counts too few zones is named before the tariff is changed", async () => {
  open(advice(undefined, { meters: [{ serial_number: "S-1", zones: 1 }] }));
  expect(await screen.findByText(/^Прибор S-1 считает меньше зон/)).toBeVisible();
});

test("moving use to the night reckons the year anew", async () => {
  open(advice([TWO, SINGLE]));
  const slider = await screen.findByRole("slider", { name: /^Перенести на ночь/ });
  expect(screen.queryByText(/^Тогда выгоднее/)).toBeNull();
  fireEvent.change(slider, { target: { value: "10" } });
  expect(slider).toHaveAttribute(
    "aria-valuetext",
    "10\u00a0% дневного расхода, 240\u00a0кВт·ч в год",
  );
  const row = screen.getByRole("row", { name: /^Двухзонный/ });
  expect(within(row).getAllByRole("cell").map(text)).toEqual(["19 440 ₽−960 ₽"]);
  expect(text(await screen.findByText(/^Тогда выгоднее/))).toBe(
    "Тогда выгоднее всего «Двухзонный»: на 2 160 ₽ в год меньше, чем сейчас.",
  );
});

test("points of several tariffs stay as they are, and are not moved", async () => {
  const asNow = option(null, ["Однозонный", "Двухзонный"], [], {
    present: true,
    offered: false,
    cost: 2_200_000,
  });
  open(advice([asNow, TWO, { ...SINGLE, present: false }]));
  const bars = within(await screen.findByRole("list", { name: "Стоимость года по тарифам" }));
  expect(bars.getAllByRole("listitem").map(text)).toContain(
    "как сейчас: Однозонный, Двухзонный22 000 ₽сейчас у вас",
  );
  const table = screen.getByRole("table", { name: /^Стоимость года, если/ });
  expect(within(table).queryByRole("row", { name: /^как сейчас/ })).toBeNull();
});

test.each([
  [0.25, 1 / 3, /больше 25\s% расхода/, /33\s%.*Это больше границы/],
  [0.4, 1 / 3, /больше 40\s% расхода/, /Это меньше границы/],
  [0, 0.3, /сколько ни расходовать ночью/, /30\s%\.\s?$/],
  [1, 0.3, /дороже, чем/, /30\s%\.\s?$/],
])("a break-even share of %s stands beside one's own", async (share, own_share, rule, own) => {
  open(advice(undefined, { break_even: { single_id: 1, two_id: 2, share, own_share } }));
  expect(await screen.findByText(rule)).toBeVisible();
  expect(screen.getByText(/^У вас за год/).textContent).toMatch(own);
});

test("months come to the year in a table", async () => {
  open(advice([TWO, SINGLE, THREE]));
  const table = await screen.findByRole("table", { name: "По месяцам" });
  const rows = within(table).getAllByRole("row");
  expect(rows).toHaveLength(14);
  expect(text(rows[1] as HTMLElement)).toBe("ноябрь 20251 700 ₽1 800 ₽1 800 ₽");
  expect(text(rows[13] as HTMLElement)).toBe("За год20 400 ₽21 600 ₽21 600 ₽");
});

test("what was assumed is told, gaps and coming prices with it", async () => {
  const next = { ...TWO, next_prices_from: "2027-01-01" };
  open(advice([next, SINGLE], { missing: 88, estimated: 3 }));
  expect(await screen.findByText(/^Цены с НДС 20\s%/)).toBeInTheDocument();
  expect(screen.getByText(/^Нет данных за 88 часов \(1\s%\)/)).toBeInTheDocument();
  expect(screen.getByText(/^3 часа не измерены/)).toBeInTheDocument();
  expect(screen.getByText(/с 01.01.2027 цены изменятся/)).toBeInTheDocument();
});

test.each([
  ["ended", "Договор по этому счёту завершён"],
  ["organization", "Совет есть пока только для домов и квартир"],
  ["no-prices", "Сравнить пока нечего"],
  ["no-hours", "Нет расхода по часам"],
  ["some-without-hours", "Не все приборы передают данные по часам"],
] as const)("of %s it is told why there are no sums", async (state, title) => {
  open(advice([], { state, total: null, paid: null, break_even: null }));
  expect(await screen.findByRole("heading", { name: title })).toBeVisible();
  expect(screen.queryByText(/₽/)).toBeNull();
});

test("missing hours are told with their months", async () => {
  const gaps = [
    { month: "2026-03-01", missing: 180 },
    { month: "2026-04-01", missing: 21 },
  ];
  open(advice([], { state: "gaps", missing: 201, gaps, total: null }));
  expect(text(await screen.findByText(/^Не хватает 201 часа/))).toMatch("это 2,3 % года");
  expect(screen.getAllByRole("listitem").map(text)).toEqual(
    expect.arrayContaining(["март 2026: нет 180 часов", "апрель 2026: нет 21 часа"]),
  );
});

test("of too short a time it is told when the comparison will be there", async () => {
  const short = { known_since: "2026-05-07", ready_on: "2027-06-01", missing: 4500, total: null };
  open(advice([], { state: "short", ...short }));
  expect(await screen.findByText(/с 07.05.2026, сравнение появится 01.06.2027/)).toBeVisible();
});

test("the account of the address is asked for, and another one can be chosen", async () => {
  open(advice(), { path: "/adviser?account=6", accounts: ACCOUNTS });
  await screen.findByText(/^По вашим часам/);
  expect(asked).toContain("/api/cabinet/accounts/6/adviser");
  fireEvent.change(screen.getByRole("combobox", { name: "Лицевой счёт" }), {
    target: { value: "5" },
  });
  await vi.waitFor(() => expect(asked).toContain("/api/cabinet/accounts/5/adviser"));
});
