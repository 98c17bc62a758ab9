import { addSection, sectionWords, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { applyConnection } from "../../shared/api/apply-connection";
import { forgetAll } from "../../shared/memory";
import wizard from "../../shared/words/ru";
import { checkConnection } from "./api/check-connection";
import { ConnectionForm } from "./connection-form";
import connection from "./words/ru";

vi.mock("./api/check-connection", () => ({ checkConnection: vi.fn() }));
vi.mock("../../shared/api/apply-connection", () => ({ applyConnection: vi.fn() }));

const saved = { host: "db", port: 5432, user: "auth", database: "auth", has_password: true };

beforeAll(async () => {
  await startWords({ name: "wizard", russian: wizard, english: () => Promise.resolve(wizard) });
  await addSection(sectionWords("connection", connection, () => import("./words/en")));
});
afterEach(forgetAll);

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
  vi.mocked(checkConnection).mockResolvedValue({
    ok: true,
    message_code: "connected",
    server_version: "15.4",
    detail: "",
  });
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
  vi.mocked(checkConnection).mockResolvedValue({
    ok: false,
    message_code: "database-missing",
    server_version: null,
    detail: "",
  });
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
  vi.mocked(checkConnection).mockResolvedValue({
    ok: false,
    message_code: "failed",
    server_version: null,
    detail: "EHOSTUNREACH",
  });
  show();
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  expect(await screen.findByText("Не удаётся связаться с сервером")).toBeVisible();
  expect(screen.getByText("Подробность: EHOSTUNREACH")).toBeVisible();
  expect(screen.queryByText(/Ответ сервера/)).toBeNull();
});
