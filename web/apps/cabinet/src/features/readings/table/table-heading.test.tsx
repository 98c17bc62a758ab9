import type { RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { fireEvent, render, screen } from "@testing-library/react";
import { atNovembersEnd } from "../readings-for-tests";
import { TableHeading } from "./table-heading";

atNovembersEnd();

const METER = { id: 7, serial_number: "7", removed_on: null, digits: 5, decimals: 1 };

type Ratios = Pick<RegisterReadingsOut["meters"][number], "ratio" | "former_ratios">;

function open(...meters: Ratios[]) {
  show({ meters: meters.map((ratios) => ({ ...METER, ...ratios })) });
}

function show(more: object) {
  const data = {
    first_day: "2026-11-01",
    last_day: "2026-11-30",
    interval: "month",
    period: "calendar",
    unit: "kWh",
    consumption: 10,
    consumption_by_zone: [],
    since: "2026-10-15T12:00:00+03:00",
    until: "2026-11-15T12:00:00+03:00",
    meters: [{ ...METER, ratio: 1, former_ratios: [] }],
    ...more,
  };
  render(<TableHeading data={data as unknown as RegisterReadingsOut} />);
}

test("what was used is told with the ratios of its time", () => {
  const former = [
    { until: "2025-03-01", ratio: 20 },
    { until: "2026-11-10", ratio: 40 },
  ];
  open({ ratio: 60, former_ratios: former }, { ratio: 1, former_ratios: [] });
  const told = screen.getAllByText(/коэффициент/).map(({ textContent }) => textContent);
  expect(told).toEqual([
    "С 10.11.2026 расход умножен на коэффициент трансформации 60, до этого дня — на 40.",
  ]);
});

test("a time before the ratio changed is told with that of its days", () => {
  open({ ratio: 60, former_ratios: [{ until: "2026-12-01", ratio: 40 }] });
  expect(screen.getByText("Расход умножен на коэффициент трансформации 40.")).toBeVisible();
});

test("of meters that are not behind transformers nothing is said", () => {
  open({ ratio: 1, former_ratios: [] }, { ratio: 1, former_ratios: [] });
  expect(screen.queryByText(/коэффициент/)).toBeNull();
});

const ZONES = "Где тариф делит сутки на зоны, а счётчик зоны не считает, стоимость не посчитана.";
const HOW =
  "Расход между показаниями поделён поровну на дни и умножен на цену тарифа в эти дни, с НДС. Точную сумму назовёт счёт.";

test("what was used costs about so much, and it is told how that is reckoned", () => {
  show({ cost: 123456, cost_missing: [] });
  expect(screen.getByText(/≈/)).toHaveTextContent("≈ 1 234,56 ₽");
  expect(screen.queryByText(HOW)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "оценка, пока нет счёта" }));
  expect(screen.getByText(HOW)).toBeVisible();
});

test("what has no price is told beside the rest", () => {
  show({ cost: 100, cost_missing: ["prices", "readings", "zones"] });
  const prices = "Часть расхода не посчитана: цены известны не за всё время.";
  const readings = "Часть расхода не посчитана: одно из показаний уточняется.";
  expect(screen.getByText(`${prices} ${readings} ${ZONES}`)).toBeVisible();
});

test("a counter that tells no zones has no cost, and it is told why", () => {
  show({ cost: null, cost_missing: ["zones"] });
  expect(screen.getByText(ZONES)).toBeVisible();
  expect(screen.queryByText(/≈/)).toBeNull();
});

test("without prices nothing is said of cost", () => {
  show({ cost: null, cost_missing: ["prices"] });
  expect(document.body.textContent).not.toMatch(/₽|цен|стоимость/);
});
