import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { address, atNovembersEnd, open, plot } from "../readings-for-tests";

atNovembersEnd();

type Told = {
  points: { value: number | null; [name: string]: unknown }[];
  [name: string]: unknown;
};

const part = (told: Told, share: number) =>
  told.points.map(({ value }) => (value === null ? null : value * share));

/** Five roubles a kWh; six tenths of a day by day, three by night, one without a tariff. */
const costs = (told: Told) => ({
  ...told,
  points: told.points.map((point) => ({
    ...point,
    cost: point.value === null ? null : point.value * 500,
  })),
  cost: 13_500,
  cost_state: "estimate",
  cost_complete: false,
  zones: [
    { zone: "T1", titles: { ru: "День", en: "Day" }, values: part(told, 0.6), total: 16.2 },
    { zone: "T2", titles: { ru: "Ночь", en: "Night" }, values: part(told, 0.3), total: 8.1 },
  ],
});
const none = (told: Told) => ({ ...told, cost: null, cost_state: null, zones: [] });

const NOVEMBER = "?meter=7&interval=month&date=2026-11-01";
const choice = (name: string) => screen.findByRole("radio", { name });

test("beside the total stands what it cost, an estimate that is explained", async () => {
  open(NOVEMBER, { costs });
  expect(await screen.findByText(/^≈ 135,00\s₽$/)).toBeVisible();
  const how = screen.getByRole("button", { name: "оценка, пока нет счёта" });
  expect(how).toHaveAttribute("aria-expanded", "false");
  fireEvent.click(how);
  expect(screen.getByText(/^Каждый час умножен на цену тарифа/)).toBeVisible();
});

test("bars tell roubles when that is chosen, and the address keeps it", async () => {
  open(NOVEMBER, { costs });
  fireEvent.click(await choice("₽"));
  const listbox = await screen.findByRole("listbox", { name: /стоимость$/ });
  expect(
    within(listbox).getByRole("option", { name: /^5 ноября 2026, чт: 5,00\s₽, 1\sкВт·ч/ }),
  ).toBeInTheDocument();
  expect(address()).toMatchObject({ show: "cost" });
  fireEvent.click(await choice("кВт·ч"));
  await plot();
  expect(address()).not.toHaveProperty("show");
});

test("zones are stacked under the tariff's own names, and the legend hides and shows them", async () => {
  open(`${NOVEMBER}&show=zones`, { costs });
  const listbox = await screen.findByRole("listbox", { name: /по зонам тарифа$/ });
  const fifth =
    /^5 ноября 2026, чт: 1\sкВт·ч, День: 0,6\sкВт·ч, Ночь: 0,3\sкВт·ч, Без тарифа: 0,1\s/;
  expect(within(listbox).getByRole("option", { name: fifth })).toBeInTheDocument();
  const night = screen.getByRole("button", { name: /^Ночь \(T2\): 8,1\sкВт·ч$/ });
  expect(night).toHaveAttribute("aria-pressed", "true");
  fireEvent.click(night);
  expect(night).toHaveAttribute("aria-pressed", "false");
  await waitFor(() =>
    expect(
      screen.getByRole("option", { name: /^5 ноября 2026, чт: 0,7\sкВт·ч, День/ }),
    ).toBeInTheDocument(),
  );
  for (const name of [/^День/, /^Без тарифа/]) {
    fireEvent.click(screen.getByRole("button", { name }));
  }
  expect(screen.getByText(/^Все зоны скрыты/)).toBeVisible();
});

test("the table has a column for each zone and for the cost", async () => {
  open(`${NOVEMBER}&show=cost&view=table`, { costs });
  await screen.findByRole("columnheader", { name: "₽" });
  const heads = screen.getAllByRole("columnheader").map(({ textContent }) => textContent);
  expect(heads).toEqual(["Период", "кВт·ч", "День", "Ночь", "Без тарифа", "₽"]);
  const row = screen.getByRole("row", { name: /^5 ноября 2026, чт/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["1,0", "0,6", "0,3", "0,1", "5,00"]);
});

test("where the supplier keeps no prices nothing is said of money", async () => {
  open(`${NOVEMBER}&show=cost`, { costs: none });
  await plot();
  await new Promise((done) => setTimeout(done));
  expect(screen.queryByText(/₽/)).toBeNull();
  expect(screen.queryByRole("radio", { name: "Зоны" })).toBeNull();
});

test("a day with a value but without a price says so", async () => {
  const unpriced = (told: Told) => {
    const all = costs(told);
    return { ...all, points: all.points.map((point) => ({ ...point, cost: null })) };
  };
  open(`${NOVEMBER}&show=cost`, { costs: unpriced });
  await screen.findByRole("listbox", { name: /стоимость$/ });
  expect(
    screen.getByRole("option", { name: /^5 ноября 2026, чт: цена неизвестна, 1\sкВт·ч/ }),
  ).toBeInTheDocument();
});
