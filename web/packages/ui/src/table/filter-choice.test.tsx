import { render, screen } from "@testing-library/react";
import { FilterChoice } from "./filter-choice";

afterEach(() => vi.unstubAllGlobals());

function show(labels: string[], phone: boolean) {
  const media = { matches: phone, addListener: () => undefined, removeListener: () => undefined };
  vi.stubGlobal("matchMedia", () => media as unknown as MediaQueryList);
  const options = labels.map((label) => ({ value: label, label }));
  render(
    <FilterChoice label="Какие" value={labels[0] ?? ""} options={options} onChange={() => {}} />,
  );
  return screen.getByLabelText("Какие").classList.contains("ant-segmented-vertical");
}

test.each([
  ["two short names lie side by side on a phone", ["30 дней", "90 дней"], true, false],
  ["long ones stand below one another", ["Все", "Активные", "Заблокированные"], true, true],
  ["with room enough nothing stands", ["Все", "Активные", "Заблокированные"], false, false],
])("%s", (_, labels, phone, stands) => {
  expect(show(labels, phone)).toBe(stands);
});
