import { render, screen } from "@testing-library/react";
import i18next from "i18next";
import { atNovembersEnd } from "../readings-for-tests";
import { columnsOf } from "./columns";
import { tableFile } from "./table-file";
import { BEFORE, DATA, row, zone } from "./table-for-tests";

atNovembersEnd();

test("what is shown is saved with decimal commas, and a serial number is no formula", () => {
  const file = tableFile(DATA as never, i18next.t, "ru");
  const [head, first, second] = file.slice(1).split("\r\n");
  expect(head).toBe(
    "Дата и время;Прибор учёта;T1, кВт·ч;Расход, кВт·ч, T1;T2, кВт·ч;Расход, кВт·ч, T2;" +
      "Расход, кВт·ч;Источник;Примечание",
  );
  expect(first).toBe(
    "15.11.2026 12:00;'=777;940;10;0,4;0,5;10,5;Передал потребитель;" +
      '"T1: с 15.10.2026, по показаниям прибора: 50\u00a0кВт·ч; T2: счётчик начал отсчёт с нуля"',
  );
  expect(second).toBe(
    "01.11.2026 12:00;'=777;950;;;;;Рассчитал поставщик;" +
      "заменено показанием прибора и не учитывается",
  );
});

test("what readings cost stands beside what was used, in the table and in the file", () => {
  const costing = (cost: number | null) =>
    row(BEFORE, { consumption: 10, zones: [zone("T1", 940)], cost });
  const items = [costing(5660), costing(null)];
  const data = { ...DATA, items, cost: 5660, cost_missing: [] } as never;
  const cost = columnsOf({ data, t: i18next.t, language: "ru" }).find(({ key }) => key === "cost");
  expect(cost?.title).toBe("Стоимость, ₽");
  render(items.map((one) => <p key={one.cost}>{cost?.render(one)}</p>));
  expect(screen.getByText("56,60")).toBeVisible();
  const file = tableFile(data, i18next.t, "ru").slice(1).trim().split("\r\n");
  expect(file.map((line) => line.split(";").slice(6, 9).join(";"))).toEqual([
    "Расход, кВт·ч;Стоимость, ₽;Источник",
    "10;56,6;Передал потребитель",
    "10;;Передал потребитель",
  ]);
});

test("without prices there is no column of costs", () => {
  const data = { ...DATA, cost: null, cost_missing: [] } as never;
  const columns = columnsOf({ data, t: i18next.t, language: "ru" });
  expect(columns.map(({ key }) => key)).not.toContain("cost");
  expect(tableFile(data, i18next.t, "ru")).not.toContain("₽");
});
