import type { CheckOut, DatabaseOut } from "@personal-cabinet/api/wizard";
import { addSection, sectionWords, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { applyConnection } from "../../shared/api/apply-connection";
import { forgetAll } from "../../shared/memory";
import wizard from "../../shared/words/ru";
import { checkConnection } from "./api/check-connection";
import { makeDatabases } from "./api/make-databases";
import { ConnectionForm } from "./connection-form";
import connection from "./words/ru";

vi.mock("./api/check-connection", () => ({ checkConnection: vi.fn() }));
vi.mock("./api/make-databases", () => ({ makeDatabases: vi.fn() }));
vi.mock("../../shared/api/apply-connection", () => ({ applyConnection: vi.fn() }));

const saved = { host: "db", port: 5432, user: "auth", database: "auth", has_password: true };

beforeAll(async () => {
  await startWords({ name: "wizard", russian: wizard, english: () => Promise.resolve(wizard) });
  await addSection(sectionWords("connection", connection, () => import("./words/en")));
});
afterEach(forgetAll);

function answer(found: Partial<DatabaseOut>): CheckOut {
  const nothing = { detail: "", missing: [], package: "", statements: [], warnings: [] };
  const failed = { ok: false, service: "auth", outcome: "failed" as const };
  const one: DatabaseOut = { ...nothing, ...failed, ...found };
  return { ok: one.ok, databases: [one] };
}

function show(done = false) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ConnectionForm service="auth" saved={saved} done={done} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

test("«Проверить» says which server answered", async () => {
  vi.mocked(checkConnection).mockResolvedValue(
    answer({ ok: true, outcome: "connected", server_version: "15.4", detail: "" }),
  );
  show();
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  expect(await screen.findByText("Успешное подключение к db:5432")).toBeVisible();
  expect(screen.getByText(/PostgreSQL 15\.4/)).toBeVisible();
  expect(checkConnection).toHaveBeenCalledWith("auth", {
    host: "db",
    port: 5432,
    user: "auth",
    database: "auth",
  });
});

test("a refused check says why, and the reason goes when something is changed", async () => {
  vi.mocked(checkConnection).mockResolvedValue(
    answer({ ok: false, outcome: "database-missing", server_version: null, detail: "" }),
  );
  show();
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  const reason = await screen.findByText("Базы данных с таким именем нет");
  await userEvent.type(screen.getByLabelText("База данных"), "2");
  expect(reason).not.toBeInTheDocument();
});

test("leafing through a finished step sets nothing up again", async () => {
  show(true);
  await userEvent.click(screen.getByRole("button", { name: "Далее" }));
  expect(applyConnection).not.toHaveBeenCalled();
});

test("what the system says of a server out of reach is not told as the server's answer", async () => {
  vi.mocked(checkConnection).mockResolvedValue(
    answer({ ok: false, outcome: "failed", server_version: null, detail: "EHOSTUNREACH" }),
  );
  show();
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  expect(await screen.findByText("Не удаётся связаться с сервером")).toBeVisible();
  expect(screen.getByText("Подробность: EHOSTUNREACH")).toBeVisible();
  expect(screen.queryByText(/Ответ сервера/)).toBeNull();
});

test("«Далее» sets nothing up while the check says no", async () => {
  vi.mocked(applyConnection).mockClear();
  vi.mocked(checkConnection).mockResolvedValue(answer({ outcome: "not-empty" }));
  show();
  await userEvent.click(screen.getByRole("button", { name: "Далее" }));
  expect(await screen.findByText("В базе данных уже есть чужие таблицы")).toBeVisible();
  expect(applyConnection).not.toHaveBeenCalled();
});

test("what the login may make is made by a button, with what is in the form", async () => {
  vi.mocked(checkConnection).mockResolvedValue(
    answer({ outcome: "database-missing", offer: "create-database", statements: ["CREATE …"] }),
  );
  const warnings = [{ name: "work_mem", present: "4MB", wanted: "64MB" }];
  vi.mocked(makeDatabases).mockResolvedValue(
    answer({ ok: true, outcome: "connected", server_version: "15.4", warnings }),
  );
  show();
  await userEvent.type(screen.getByLabelText("Пароль"), "typed");
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  const make = await screen.findByRole("button", { name: "Создать базу данных" });
  expect(screen.queryByText("CREATE …")).toBeNull();
  await userEvent.click(make);
  expect(await screen.findByText("Успешное подключение к db:5432")).toBeVisible();
  expect(screen.getByText("work_mem: сейчас 4MB, рекомендуется 64MB")).toBeVisible();
  expect(vi.mocked(makeDatabases).mock.calls[0]?.[1]).toMatchObject({ password: "typed" });
});

test("what only the administrator of the server may do is told as it is to be run", async () => {
  const statements = ['\\connect "auth"', 'CREATE EXTENSION IF NOT EXISTS "postgis";'];
  vi.mocked(checkConnection).mockResolvedValue(
    answer({ outcome: "extension-unavailable", package: "postgresql-15-postgis-3", statements }),
  );
  show();
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  expect(await screen.findByText("apt-get install postgresql-15-postgis-3")).toBeVisible();
  expect(screen.getByText(/CREATE EXTENSION IF NOT EXISTS "postgis";/)).toBeVisible();
  expect(screen.getAllByRole("button", { name: "Скопировать" })).toHaveLength(2);
});
