import type { StaffSubmissionOut } from "@personal-cabinet/api/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { Telling } from "@personal-cabinet/session/inner/told";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, fireEvent, render, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { MemoryRouter } from "react-router";
import { usePanelSettings } from "../../shared/use-panel-settings";
import admin from "../../shared/words/ru";
import { Component as SubmissionsPage, words } from "./submissions-page";

vi.setConfig({ testTimeout: 30_000 });

const ID = "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11";
const ROW: StaffSubmissionOut = {
  id: ID,
  state: "on_its_way",
  meter_id: 7,
  serial_number: "44103814060174",
  account_id: 1,
  account_number: "5501000011",
  customer_name: "Белова Анна",
  address: "Омск, ул. Мира, д. 5",
  taken_on: "2026-11-21",
  submitted_at: "2026-11-21T10:00:00+06:00",
  values: [
    { zone: "T1", value_wh: 1_234_500, decimals: 1 },
    { zone: "T2", value_wh: 800_000, decimals: 1 },
  ],
  usage_point_id: 1,
  correctable_until: null,
  overdue_since: null,
  time_zone: "Asia/Omsk",
  previous: [{ zone: "T1", value_wh: 1_200_000, taken_on: "2026-10-26", source: "own" }],
  consumption_wh: { T1: 34_500, T2: 12_000 },
  corrects: null,
  corrected_by: null,
  refusal: null,
  receipt: null,
  photo: true,
  way: "web",
};
const SETTINGS = { name: "Энергосбыт", time_zone: "Asia/Omsk", rows_per_page: 20 };
let asked: string[] = [];
let refused: unknown = null;

beforeAll(async () => {
  configure({ asyncUtilTimeout: 10_000 });
  await startWords({ name: "admin", russian: admin, english: () => Promise.resolve(admin) });
  await addSection(words);
});
afterEach(() => vi.unstubAllGlobals());

function Panel() {
  return usePanelSettings().data ? <SubmissionsPage /> : null;
}

const RIGHTS: Record<string, string[]> = {
  viewer: ["submissions:see"],
  operator: ["submissions:see", "submissions:change", "exports:make"],
};

function show(role: string, address = "/submissions", row = ROW) {
  asked = [];
  refused = null;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    asked.push(`${request.method} ${pathname}${search}`);
    if (pathname.endsWith("/me")) return Response.json({ role, rights: RIGHTS[role] });
    if (pathname.endsWith("/staff/settings")) return Response.json(SETTINGS);
    if (pathname.endsWith("/refuse")) {
      refused = await request.json();
      return Response.json({ ...row, state: "refused" });
    }
    if (pathname.endsWith(ID)) {
      const states = [
        { state: "on_its_way", at: row.submitted_at, by: "consumer", code: null, text: null },
      ];
      return Response.json({ submission: row, states, others: [] });
    }
    return Response.json({ items: [row], total: 1 });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[address]}>
        <Telling>
          <Panel />
        </Telling>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const plain = (text: string | null) => text?.replace(/\u00a0/g, " ");
const drawer = () => screen.findByRole("dialog", { name: "Переданные показания" });

test("a row says what was handed in, zone by zone, and what was used", async () => {
  show("viewer");
  const link = await screen.findByRole("link", { name: /^5501000011, .*открыть$/ });
  const row = link.closest("tr") as HTMLElement;
  expect(within(row).getByText("T1: 1234,5")).toBeVisible();
  expect(plain(within(row).getByText(/^T1: 34/).textContent)).toBe("T1: 34,5 кВт·ч");
  expect(within(row).getByText("В пути")).toBeVisible();
});

test("in English its values have a point", async () => {
  await i18next.changeLanguage("en");
  try {
    show("viewer");
    expect(await screen.findByText(/: 1234\.5$/)).toBeVisible();
  } finally {
    await i18next.changeLanguage("ru");
  }
});

test("filters, order and search are in the address, and asked of the service", async () => {
  show(
    "viewer",
    "/submissions?state=refused&from=2026-11-01&to=2026-11-30&sort=account&search=5501&page=2",
  );
  await screen.findByRole("link", { name: /5501000011/ });
  expect(asked).toContain(
    "GET /api/cabinet/staff/submissions?from=2026-11-01&to=2026-11-30" +
      "&search=5501&sort=account&limit=20&offset=20&state=refused",
  );
});

test("what is no filter is left out", async () => {
  show("viewer", "/submissions?state=lost&from=yesterday&sort=weather");
  await screen.findByRole("link", { name: /5501000011/ });
  expect(asked).toContain(
    "GET /api/cabinet/staff/submissions?search=&sort=-submitted&limit=20&offset=0",
  );
});

test("a reading is refused with a ready reason, shown as the consumer reads it", async () => {
  show("operator", `/submissions?submission=${ID}`);
  const shown = within(await drawer());
  fireEvent.click(await shown.findByRole("button", { name: "Отклонить" }));
  fireEvent.click(shown.getByRole("button", { name: /^Цифры на фото не видны/ }));
  expect(await shown.findByText(/^Показания не приняты: Цифры на фото не видны/)).toBeVisible();
  fireEvent.change(shown.getByRole("textbox", { name: "Причина" }), {
    target: { value: " Снимок не того прибора " },
  });
  expect(await shown.findByText("Показания не приняты: Снимок не того прибора")).toBeVisible();
  fireEvent.click(shown.getByRole("button", { name: "Отклонить показания" }));
  await screen.findByText("Показания отклонены, потребитель об этом узнает");
  expect(refused).toEqual({ reason: "Снимок не того прибора" });
});

test("without a reason nothing is refused", async () => {
  show("operator", `/submissions?submission=${ID}`);
  const shown = within(await drawer());
  fireEvent.click(await shown.findByRole("button", { name: "Отклонить" }));
  fireEvent.click(shown.getByRole("button", { name: "Отклонить показания" }));
  await shown.findByText("Заполните это поле");
  expect(refused).toBeNull();
});

test.each([
  ["viewer", ROW],
  ["operator", { ...ROW, state: "refused" as const }],
  ["operator", { ...ROW, state: "corrected" as const }],
])("%s cannot refuse what is not theirs to refuse", async (role, row) => {
  show(role, `/submissions?submission=${ID}`, row);
  const shown = within(await drawer());
  await shown.findByText("Как менялось состояние");
  expect(shown.queryByRole("button", { name: "Отклонить" })).toBeNull();
});

test("a viewer takes no file of the list", async () => {
  show("viewer");
  await screen.findByRole("link", { name: /5501000011/ });
  expect(screen.queryByRole("button", { name: "Скачать показанное" })).toBeNull();
});
