import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { usePanelSettings } from "../../../shared/use-panel-settings";
import admin from "../../../shared/words/ru";
import { Component as AccountsPage, words } from "./accounts-page";

const account = (id: number) => ({
  id,
  number: `550${id}`,
  customer: { id: 3, name: "Белов Иван", kind: "individual" },
  meters: [{ id: 9, serial_number: "240007919" }],
  address: "Тара, ул. Лесная, 4",
  email: null,
});
const SETTINGS = { name: "Энергосбыт", time_zone: "Asia/Omsk", rows_per_page: 2 };
const asked: string[] = [];

beforeAll(async () => {
  // Two answers come before the first row: on a busy machine they take more than the usual second.
  configure({ asyncUtilTimeout: 10_000 });
  await startWords({ name: "admin", russian: admin, english: () => Promise.resolve(admin) });
  await addSection(words);
});
afterEach(() => vi.unstubAllGlobals());

/** The page as it stands in the panel, which has read the supplier's settings before. */
function Panel() {
  return usePanelSettings().data ? <AccountsPage /> : null;
}

const RIGHTS: Record<string, string[]> = {
  viewer: ["accounts:see"],
  operator: ["accounts:see", "accounts:change", "accounts:delete", "access:grant"],
};

function show(role: string) {
  asked.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, search, searchParams } = new URL(request.url);
    asked.push(`${request.method} ${pathname}${search}`);
    if (pathname.endsWith("/me")) return Response.json({ role, rights: RIGHTS[role] });
    if (pathname.endsWith("/staff/settings")) return Response.json(SETTINGS);
    if (pathname.endsWith("/codes")) {
      const made = { number: "5501", code: "ABCDE-FGHJK", expires_at: "2027-01-12T10:00:00Z" };
      return Response.json(made, { status: 201 });
    }
    const from = Number(searchParams.get("offset"));
    return Response.json({ items: [account(from + 1), account(from + 2)], total: 4 });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Panel />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const choose = async (number: string) =>
  userEvent.click(await screen.findByRole("checkbox", { name: new RegExp(number) }));
const code = () => screen.queryByRole("button", { name: "Код для регистрации" });

test("a page has as many rows as the supplier's settings say", async () => {
  show("viewer");
  await screen.findByText("5501");
  expect(asked).toContain("GET /api/cabinet/staff/accounts?search=&sort=number&limit=2&offset=0");
});

test("the code is made for the account that was chosen, also on the page before", async () => {
  show("operator");
  await choose("5501");
  await userEvent.click(screen.getByRole("button", { name: "Следующая страница" }));
  await screen.findByText("5503");
  await userEvent.click(code() as HTMLElement);
  await screen.findByText("ABCDE-FGHJK");
  expect(asked).toContain("POST /api/cabinet/staff/accounts/1/codes");
});

test("two chosen accounts have no one code", async () => {
  show("operator");
  await choose("5501");
  expect(code()).not.toBeNull();
  await choose("5502");
  expect(code()).toBeNull();
});

test("a viewer may copy numbers and make no code", async () => {
  show("viewer");
  await choose("5501");
  expect(code()).toBeNull();
});
