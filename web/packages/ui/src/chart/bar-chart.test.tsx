import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { russianWords } from "../../../config/src/words-for-tests";
import type { Bar } from "./bar";
import { BarChart, type BarChartProps } from "./bar-chart";

const BARS: Bar[] = [
  { key: "1", label: "1", name: "1 ноября 2026", value: 12.4, complete: true },
  { key: "2", label: "2", name: "2 ноября 2026", value: 3.001, complete: false },
  { key: "3", label: "3", name: "3 ноября 2026", value: null, complete: false },
  { key: "4", label: "4", name: "4 ноября 2026", value: null, complete: false, ahead: true },
];

async function show(more: Partial<BarChartProps> = {}) {
  await act(async () => {
    render(
      <BarChart
        title="Потребление"
        bars={BARS}
        unit="кВт·ч"
        total={{ value: 15.401, complete: false }}
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
    "ПериодкВт·чПримечание",
    "Итого15,401неполные данные",
    "1 ноября 202612,400",
    "2 ноября 20263,001неполные данные",
    "3 ноября 2026—Нет данных",
    "4 ноября 2026—ещё не наступило",
  ]);
});

test("what the table is compared with has its column before it comes", async () => {
  const cells = () =>
    screen.getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent));
  await show({ view: "table", otherToCome: "октябрь 2026" });
  expect(cells()[0]).toEqual(["Период", "кВт·ч", "октябрь 2026", "Примечание"]);
  expect(cells()[2]).toEqual(["1 ноября 2026", "12,400", "", ""]);
  cleanup();
  const other = { value: 9, name: "1 октября 2026" };
  const bars = BARS.map((bar, n) => (n === 0 ? { ...bar, other } : bar));
  await show({ view: "table", otherName: "октябрь 2026", bars });
  expect(cells()[2]).toEqual(["1 ноября 2026", "12,400", "9", ""]);
  expect(cells()[3]?.[2]).toBe("—");
});

test("a table whose columns are not known yet is on its way", async () => {
  await show({ view: "table", tableToCome: true });
  expect(screen.getByText("Загружаем…").closest("[aria-busy=true]")).toContainElement(
    screen.getByRole("table", { hidden: true }),
  );
  cleanup();
  await show({ view: "table", tableToCome: false });
  expect(document.querySelector("[aria-busy]")).toBeNull();
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

const UNSOUND: Bar[] = [
  { key: "1", label: "1", name: "1 ноября", value: 2.4, complete: true, estimated: 2.4 },
  { key: "2", label: "2", name: "2 ноября", value: 2.4, complete: true, estimated: 0.3 },
  { key: "3", label: "3", name: "3 ноября", value: 2.4, complete: true, doubtful: 0.5 },
  { key: "4", label: "4", name: "4 ноября", value: 0, complete: true, estimated: 0 },
  { key: "5", label: "5", name: "5 ноября", value: 2.4, complete: true, estimated: null },
  { key: "6", label: "6", name: "6 ноября", value: 1.6, complete: false, running: true },
  { key: "7", label: "7", name: "7 ноября", value: null, complete: false, running: true },
];
const SUM = { value: 11.2, complete: false, running: true, estimated: 2.7, doubtful: 0.5 };

test("what was not measured and what goes on are told to a reader of the chart", async () => {
  await show({ bars: UNSOUND, total: SUM });
  expect(screen.getAllByRole("option").map((one) => one.getAttribute("aria-label"))).toEqual([
    "1 ноября: 2,4\u00a0кВт·ч, расчётное значение",
    "2 ноября: 2,4\u00a0кВт·ч, в том числе расчётные 0,3\u00a0кВт·ч",
    "3 ноября: 2,4\u00a0кВт·ч, в том числе сомнительные 0,5\u00a0кВт·ч",
    "4 ноября: 0\u00a0кВт·ч, расчётное значение",
    "5 ноября: 2,4\u00a0кВт·ч",
    "6 ноября: 1,6\u00a0кВт·ч, продолжается",
    "7 ноября: продолжается",
  ]);
});

test("the legend names the looks that are there, and no others", async () => {
  await show({ bars: UNSOUND, total: SUM });
  for (const words of ["расчётные значения", "сомнительные значения", "продолжается"]) {
    expect(screen.getByText(words)).toBeInTheDocument();
  }
  for (const words of ["неполные данные", "нет данных"]) {
    expect(screen.queryByText(words)).toBeNull();
  }
});

test("pointing at a bar shows what of it was not measured", async () => {
  await show({ bars: UNSOUND, total: SUM });
  const [, second] = screen.getAllByRole("option");
  fireEvent.pointerEnter(second as Element, { pointerType: "mouse" });
  expect(screen.getByText(/^в том числе расчётные 0,3\s/)).toBeInTheDocument();
});

test("the table tells it row by row, and of the total", async () => {
  await show({ bars: UNSOUND, total: SUM, view: "table" });
  expect(screen.getAllByRole("row").map((row) => row.lastChild?.textContent)).toEqual([
    "Примечание",
    "продолжается, в том числе расчётные 2,7\u00a0кВт·ч, в том числе сомнительные 0,5\u00a0кВт·ч",
    "расчётное значение",
    "в том числе расчётные 0,3\u00a0кВт·ч",
    "в том числе сомнительные 0,5\u00a0кВт·ч",
    "расчётное значение",
    "",
    "продолжается",
    "продолжается",
  ]);
});

const COMPARED: Bar[] = BARS.map((bar, n) => ({
  ...bar,
  other: n < 2 ? { value: 10 + n, name: `${n + 1} октября 2026` } : undefined,
}));

test("what is compared with is told with each bar, in the legend and in the table", async () => {
  await show({ bars: COMPARED, otherName: "октябрь 2026" });
  const [first] = screen.getAllByRole("option");
  expect(first).toHaveAccessibleName(
    "1 ноября 2026: 12,4\u00a0кВт·ч, 1 октября 2026: 10\u00a0кВт·ч",
  );
  expect(screen.getByText("октябрь 2026")).toBeInTheDocument();
  cleanup();
  await show({ bars: COMPARED, otherName: "октябрь 2026", view: "table" });
  expect(
    screen
      .getAllByRole("row")
      .slice(0, 5)
      .map((row) => row.textContent),
  ).toEqual([
    "ПериодкВт·чоктябрь 2026Примечание",
    "Итого15,401неполные данные",
    "1 ноября 202612,40010",
    "2 ноября 20263,00111неполные данные",
    "3 ноября 2026——Нет данных",
  ]);
});

test("sound values have no column of notes", async () => {
  await show({ bars: BARS.slice(0, 1), total: { value: 12.4, complete: true }, view: "table" });
  expect(screen.getAllByRole("columnheader").map((one) => one.textContent)).toEqual([
    "Период",
    "кВт·ч",
  ]);
});

test("the focus stays in the plot when other bars come, and begins with the first of them", async () => {
  const props: BarChartProps = {
    title: "Потребление",
    bars: BARS,
    unit: "кВт·ч",
    total: { value: 15.401, complete: false },
    view: "chart",
    onView: () => undefined,
  };
  const { rerender } = render(<BarChart {...props} />);
  const plot = screen.getByRole("listbox");
  act(() => plot.focus());
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  rerender(<BarChart {...props} title="Подробно" bars={UNSOUND} />);
  expect(plot).toHaveFocus();
  const [first] = screen.getAllByRole("option");
  expect(plot).toHaveAttribute("aria-activedescendant", first?.id);
});

test("a stroke of a finger opens nothing and reads nothing", async () => {
  const onDrill = vi.fn();
  await show({ onDrill });
  const [first] = screen.getAllByRole("option") as [HTMLElement];
  const stroke = (x: number) => ({ pointerType: "touch", button: 0, clientX: x, clientY: 5 });
  for (let n = 0; n < 2; n += 1) {
    fireEvent.pointerDown(first, stroke(200));
    fireEvent.pointerUp(first, stroke(100));
  }
  expect(onDrill).not.toHaveBeenCalled();
  expect(first).toHaveAttribute("aria-selected", "false");
});

test("on paper there are the chart and its table", async () => {
  await show();
  expect(screen.queryByRole("table")).toBeNull();
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(screen.getByRole("table")).toBeInTheDocument();
  expect(screen.getByRole("listbox")).toBeInTheDocument();
  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(screen.queryByRole("table")).toBeNull();
});
