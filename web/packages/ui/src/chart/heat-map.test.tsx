import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { russianWords } from "../../../config/src/words-for-tests";
import { Component as HeatMap } from "./heat-map";

beforeAll(russianWords);

const CELLS = [0, 1, 2, 3].map((n) => ({
  key: `${n}`,
  label: "",
  name: `час ${n}`,
  value: n === 3 ? null : n,
  complete: n !== 3,
  x: Math.floor(n / 2),
  y: n % 2,
}));

function Field({ onDrill }: { onDrill?: (key: string) => void }) {
  const [active, setActive] = useState<number | null>(null);
  return (
    <HeatMap
      title="Потребление"
      cells={CELLS}
      columns={2}
      rows={2}
      columnLabels={[{ at: 0, label: "1" }]}
      rowLabels={[{ at: 0, label: "00:00" }]}
      formatValue={(value) => `${value} кВт·ч`}
      onDrill={onDrill && (({ key }) => onDrill(key))}
      active={active}
      onActive={setActive}
    />
  );
}

const field = () => screen.getByRole("listbox", { name: "Потребление" });
const read = () => screen.getByRole("option");

test("one value of all is read at a time, and the keys lead to the others", () => {
  const onDrill = vi.fn();
  render(<Field onDrill={onDrill} />);
  fireEvent.focus(field());
  expect(read()).toHaveAccessibleName("час 0: 0 кВт·ч. Открыть подробно");
  expect(read()).toHaveAttribute("aria-setsize", "4");
  fireEvent.keyDown(field(), { key: "ArrowRight" });
  expect(read()).toHaveAccessibleName("час 2: 2 кВт·ч. Открыть подробно");
  fireEvent.keyDown(field(), { key: "ArrowDown" });
  expect(read()).toHaveAccessibleName("час 3: Нет данных");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(onDrill).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: "Home" });
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(onDrill).toHaveBeenCalledWith("0");
});

test("a finger reads a column first and opens it by a second touch", () => {
  const onDrill = vi.fn();
  render(<Field onDrill={onDrill} />);
  const box = { left: 0, top: 0, width: 200, height: 200 } as DOMRect;
  vi.spyOn(field(), "getBoundingClientRect").mockReturnValue(box);
  const touch = { pointerType: "touch", button: 0, clientX: 50, clientY: 150 };
  fireEvent.pointerUp(field(), touch);
  expect(read()).toHaveAccessibleName(/^час 1:/);
  expect(onDrill).not.toHaveBeenCalled();
  fireEvent.pointerUp(field(), touch);
  expect(onDrill).toHaveBeenCalledWith("1");
});

test("the legend names what is there", () => {
  render(<Field />);
  expect(screen.getByText("нет данных")).toBeInTheDocument();
  expect(screen.queryByText("расчётные, сомнительные или неполные")).not.toBeInTheDocument();
});
