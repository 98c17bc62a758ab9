import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { russianWords } from "../../../config/src/words-for-tests";
import type { Bar } from "./bar";
import { BarChart, type BarChartProps } from "./bar-chart";

vi.mock("./echart-bars", () => ({ default: () => null }));

const BARS: Bar[] = [
  { key: "1", label: "1", name: "1 ноября 2026", value: 12.4, complete: true },
  { key: "2", label: "2", name: "2 ноября 2026", value: 3.001, complete: false },
  { key: "3", label: "3", name: "3 ноября 2026", value: null, complete: false },
  { key: "4", label: "4", name: "4 ноября 2026", value: null, complete: false, ahead: true },
];

async function show(more: Partial<BarChartProps> = {}) {
  // The canvas comes lazily: wait for it.
  await act(async () => {
    render(
      <BarChart
        title="Потребление"
        bars={BARS}
        unit="кВт·ч"
        total={15.401}
        complete={false}
        view="chart"
        onView={() => undefined}
        {...more}
      />,
    );
  });
}

beforeAll(russianWords);

test("the table says the same as the chart, row by row", async () => {
  await show({ view: "table" });
  const rows = screen.getAllByRole("row").map((row) => row.textContent);
  expect(rows).toEqual([
    "ПериодкВт·чПолнота",
    "1 ноября 202612,4Полные",
    "2 ноября 20263,001Неполные",
    "3 ноября 2026—Нет данных",
    "4 ноября 2026—ещё не наступило",
    "Итого15,401Неполные",
  ]);
});

test("a bar of incomplete data and a missing one are named in words", async () => {
  await show();
  const plot = within(screen.getByRole("listbox"));
  expect(plot.getByRole("option", { name: /2 ноября.*неполные данные/ })).toBeInTheDocument();
  expect(plot.getByRole("option", { name: /3 ноября.*Нет данных/ })).toBeInTheDocument();
  expect(screen.getByText("неполные данные")).toBeInTheDocument();
});

test("the keyboard moves between bars and opens one", async () => {
  const onDrill = vi.fn();
  await show({ onDrill });
  act(() => screen.getByRole("listbox").focus());
  await userEvent.keyboard("{ArrowRight}{Enter}");
  expect(onDrill).toHaveBeenCalledWith(BARS[1]);
});

test("a missing bar opens nothing", async () => {
  const onDrill = vi.fn();
  await show({ onDrill });
  act(() => screen.getByRole("listbox").focus());
  await userEvent.keyboard("{End}{Enter}");
  expect(onDrill).not.toHaveBeenCalled();
});

test("a click opens a bar; a finger reads first and opens by the second touch", async () => {
  const onDrill = vi.fn();
  await show({ onDrill });
  const [first, second] = screen.getAllByRole("option");
  fireEvent.pointerUp(first as Element, { pointerType: "mouse", button: 0 });
  expect(onDrill).toHaveBeenCalledTimes(1);
  fireEvent.pointerUp(second as Element, { pointerType: "touch", button: 0 });
  expect(onDrill).toHaveBeenCalledTimes(1);
  fireEvent.pointerUp(second as Element, { pointerType: "touch", button: 0 });
  expect(onDrill).toHaveBeenLastCalledWith(BARS[1]);
});
