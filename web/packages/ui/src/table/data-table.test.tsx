import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { russianWords } from "../../../config/src/words-for-tests";
import type { Column } from "./column";
import { DataTable, type DataTableProps } from "./data-table";
import type { TableState } from "./table-state";

type Row = { id: string; number: string };

const COLUMNS: Column<Row>[] = [
  { key: "number", title: "Номер", render: (row) => row.number, sortable: true, phone: "title" },
];
const ROWS: Row[] = [
  { id: "a", number: "100" },
  { id: "b", number: "200" },
];
const FIRST: TableState = { limit: 20, offset: 0, sort: "", search: "" };

function query(data: { items: Row[]; total: number } | undefined, error: unknown = null) {
  return { data, error, isFetching: false, refetch: vi.fn() };
}

function show(more: Partial<DataTableProps<Row>> = {}) {
  const onChange = vi.fn();
  render(
    <DataTable
      caption="Счета"
      columns={COLUMNS}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.number}
      state={FIRST}
      onChange={onChange}
      query={query({ items: ROWS, total: 45 })}
      {...more}
    />,
  );
  return onChange;
}

beforeAll(russianWords);

test("pages and ordering are asked of the service", async () => {
  const onChange = show();
  expect(screen.getByText("1–20 из 45")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Следующая страница" }));
  expect(onChange).toHaveBeenLastCalledWith({ ...FIRST, offset: 20 });
  await userEvent.click(screen.getByRole("button", { name: "Номер" }));
  expect(onChange).toHaveBeenLastCalledWith({ ...FIRST, sort: "number" });
});

test("the order is told to screen readers", () => {
  show({ state: { ...FIRST, sort: "-number" } });
  expect(screen.getByRole("columnheader", { name: "Номер" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
});

test("Enter searches at once, from the first page", async () => {
  const onChange = show({ searchLabel: "Поиск счёта", state: { ...FIRST, offset: 20 } });
  await userEvent.type(screen.getByRole("searchbox", { name: "Поиск счёта" }), "200{Enter}");
  expect(onChange).toHaveBeenLastCalledWith({ ...FIRST, search: "200" });
});

test("rows are chosen one by one and all together", async () => {
  function Chooser() {
    const [keys, setKeys] = useState<React.Key[]>([]);
    return (
      <DataTable
        caption="Счета"
        columns={COLUMNS}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.number}
        state={FIRST}
        onChange={() => undefined}
        query={query({ items: ROWS, total: 2 })}
        selection={{ keys, onChange: setKeys }}
      />
    );
  }
  render(<Chooser />);
  await userEvent.click(screen.getByRole("checkbox", { name: "Выбрать: 200" }));
  expect(screen.getByText("Выбрана 1 строка")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: "Выбрать все на странице" }));
  expect(screen.getByText("Выбраны 2 строки")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Снять выбор" }));
  expect(screen.queryByText(/Выбран/)).not.toBeInTheDocument();
});

test("nothing found differs from nothing there", () => {
  show({ query: query({ items: [], total: 0 }), state: { ...FIRST, search: "x" } });
  expect(screen.getByText("Ничего не найдено")).toBeInTheDocument();
});

test("a failure shows the request's number and another try", async () => {
  const failed = query(undefined, { type: "x", status: 503, requestId: "r-1" });
  show({ query: failed });
  expect(screen.getByText("Номер запроса: r-1")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Повторить" }));
  expect(failed.refetch).toHaveBeenCalled();
});

describe("where the window is narrow", () => {
  beforeEach(() => {
    const follow = { addListener: vi.fn(), removeListener: vi.fn() };
    vi.stubGlobal("matchMedia", (media: string) => ({ ...follow, matches: media !== "print" }));
  });

  test("filters and order are folded away behind a button that counts them", async () => {
    show({ tools: <button type="button">Активные</button>, toolsOn: 1 });
    const fold = screen.getByRole("button", { name: "Фильтры: 1" });
    expect(fold).toHaveAttribute("aria-expanded", "false");
    expect(screen.getByText("Активные")).not.toBeVisible();
    await userEvent.click(fold);
    expect(screen.getByText("Активные")).toBeVisible();
    expect(screen.getByRole("combobox", { name: "Сортировка" })).toBeVisible();
  });

  test("a sheet of paper shows a table all the same", () => {
    const follow = { addListener: vi.fn(), removeListener: vi.fn() };
    vi.stubGlobal("matchMedia", () => ({ ...follow, matches: true }));
    show();
    expect(screen.getByRole("columnheader", { name: "Номер" })).toBeVisible();
  });

  test("a row is a card with its mark and its acts, without what is not known", async () => {
    const block = vi.fn();
    show({
      columns: [
        ...COLUMNS,
        { key: "state", title: "Статус", phone: "mark", render: () => "Активен" },
        { key: "email", title: "E-mail", render: () => null },
      ],
      actions: () => [
        { key: "edit", label: "Изменить", onChoose: vi.fn() },
        { key: "block", label: "Заблокировать", onChoose: block },
      ],
    });
    expect(screen.getAllByRole("listitem")).not.toHaveLength(0);
    expect(screen.getAllByText("Активен")).toHaveLength(ROWS.length);
    expect(screen.queryByText("E-mail")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Действия: 100" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Заблокировать" }));
    expect(block).toHaveBeenCalledOnce();
  });
});
