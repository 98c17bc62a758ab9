import { addSection } from "@personal-cabinet/i18n/setup";
import { knownWords } from "@personal-cabinet/ui/known/known-words";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { atNovembersEnd, METER } from "../readings-for-tests";
import { BEFORE, DATA, row, zone } from "./table-for-tests";
import { Component as TablePage } from "./table-page";

atNovembersEnd();
beforeAll(() => addSection(knownWords));

/** As before the reading of the 15th was corrected, and before that of the 1st had come. */
const KNOWN = {
  ...DATA,
  items: [
    row("2026-11-15T12:00:00+03:00", { consumption: 30, zones: [zone("T1", 960)] }),
    DATA.items[2],
  ],
  total: 2,
  consumption: 30,
  as_known_on: "2026-11-20",
  nothing_known: false,
  corrections: [
    {
      meter_id: 7,
      taken_at: "2026-11-15T12:00:00+03:00",
      at: "2026-11-25T03:00:00Z",
      sender: "Учёт",
      batch_id: "b-17",
      zones: [{ zone: "T1", before: 960, after: 940, difference: -20 }],
    },
  ],
  corrections_total: 1,
};

const asked: string[] = [];

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

function open(search: string, data: object = DATA, meters: object[] = [METER]) {
  asked.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, search: query } = new URL(request.url);
    if (pathname.endsWith("/readings")) {
      asked.push(pathname + query);
      return Response.json(query.includes("as_known_on") ? KNOWN : data);
    }
    if (pathname.endsWith("/meters")) return Response.json({ items: meters, total: 1 });
    return Response.json({ name: "Энергосбыт", color: "#1668dc", billing_day: 20 });
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[`/readings/table${search}`]}>
        <TablePage />
        <Address />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const PLACE = [
  { ...METER, usage_point_id: 3, serial_number: "777", in_service: true },
  { ...METER, id: 6, usage_point_id: 3, serial_number: "555", removed_on: "2026-11-10" },
];

test("a place is asked for as a whole, this month, and its readings are told by zone", async () => {
  open("", DATA, PLACE);
  const table = await screen.findByRole("table");
  expect(asked).toEqual([
    "/api/cabinet/usage-points/3/readings?channel=A%2B&interval=month&date=2026-11-01" +
      "&period=calendar&cost=true&limit=50&offset=0",
  ]);
  const [, first, second, third] = within(table).getAllByRole("row");
  expect(first).toHaveTextContent("15.11.2026 12:00");
  expect(first).toHaveTextContent("940,0+10с 15.10.2026, по показаниям прибора: 50 кВт·ч");
  expect(first).toHaveTextContent("0,4+0,5счётчик начал отсчёт с нуля");
  expect(first).toHaveTextContent("10,5с 15.10.2026");
  expect(first).toHaveTextContent("Передал потребитель");
  expect(second).toHaveTextContent(
    "Рассчитал поставщикзаменено показанием прибора и не учитывается",
  );
  expect(third).toHaveTextContent("555");
  expect(third).toHaveTextContent("на начало периода");
  expect(third).toHaveTextContent("сомнительное значение");
  expect(screen.getByText("с 15.10.2026 по 15.11.2026")).toBeInTheDocument();
  expect(screen.getByText("T2: 0,5 кВт·ч")).toBeInTheDocument();
});

test("a ratio that changed between two readings is told beside what was used", async () => {
  const shared = zone("T1", 940, { consumption: 500, since: BEFORE, remark: "shared" });
  const items = [row("2026-11-15T12:00:00+03:00", { consumption: 500, zones: [shared] })];
  open("", { ...DATA, items }, PLACE);
  expect(
    await screen.findByText(/сменился между показаниями, расход поделён по дням/),
  ).toBeVisible();
});

test("a replaced meter alone is asked for by its address, and the tabs keep it", async () => {
  open("?meter=6&date=2026-10-05", DATA, PLACE);
  await screen.findByRole("table");
  expect(asked[0]).toMatch(/^\/api\/cabinet\/meters\/6\/readings\?.*date=2026-10-01/);
  expect(screen.getByRole("link", { name: "График потребления" })).toHaveAttribute(
    "href",
    "/readings?meter=6",
  );
});

test("billing periods and years are asked for and stand in the address", async () => {
  open("?channel=R%2B");
  fireEvent.click(await screen.findByText("Расчётный"));
  expect(await screen.findByTestId("address")).toHaveTextContent(
    "channel=R%2B&interval=month&date=2026-11-20&period=billing",
  );
  fireEvent.click(screen.getByText("Год"));
  expect(screen.getByTestId("address")).toHaveTextContent(
    "interval=year&date=2026-01-20&period=billing",
  );
});

test("a period without readings leads to those before", async () => {
  open("", { ...DATA, items: [], total: 0, meters: [], zones: [] });
  fireEvent.click(await screen.findByText("Показать показания за октябрь 2026"));
  expect(screen.getByTestId("address")).toHaveTextContent("date=2026-10-15");
});

test("readings are told as they were known on a day, beside now, with what has changed", async () => {
  open("", DATA, PLACE);
  fireEvent.click(await screen.findByRole("button", { name: "Как было известно на дату" }));
  fireEvent.change(await screen.findByLabelText("Известно на"), {
    target: { value: "2026-11-20" },
  });
  const readings = await screen.findByRole("table", { name: "Показания" });
  expect(asked.at(-1)).toMatch(
    /usage-points.3.*limit=200&offset=0&as_known_on=2026-11-20&cost=true$/,
  );
  const [, ...rows] = within(readings).getAllByRole("row");
  expect(rows.map((one) => one.textContent)).toEqual([
    "15.11.2026 12:00T1, № =777960940−20",
    "15.11.2026 12:00T2, № =777—0,4—",
    // It had not come yet.
    "01.11.2026 12:00T1, № =777—950—",
    "15.10.2026 12:00T1, № 5559009000",
  ]);
  const changes = screen.getByRole("table", { name: "Что изменилось" });
  const [, change] = within(changes).getAllByRole("row");
  expect(change).toHaveTextContent(/T1, № =777.*Учётпакет b-17960940−20/);
});
