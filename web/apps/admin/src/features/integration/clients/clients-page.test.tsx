import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import admin from "../../../shared/words/ru";
import { Component as ClientsPage, words } from "./clients-page";

const secret = (id: string, day: string) => ({
  id,
  created_at: `2026-11-${day}T10:00:00Z`,
  last_used_at: null,
  ends_at: null,
});
const CLIENT = {
  id: "c1",
  name: "Сбор данных",
  scopes: ["batches:write"],
  active: true,
  of_suite: false,
  created_at: "2026-11-01T10:00:00Z",
  last_used_at: null,
  last_used_from: null,
  ends_at: null,
  revoked_at: null,
  secrets: [secret("s1", "01"), secret("s2", "20")],
};
const sent: { method: string; path: string; body: unknown }[] = [];

beforeAll(async () => {
  await startWords({ name: "admin", russian: admin, english: () => Promise.resolve(admin) });
  await addSection(words);
});
afterEach(() => vi.unstubAllGlobals());

const RIGHTS: Record<string, string[]> = {
  viewer: ["integration:see"],
  operator: ["integration:see", "integration:operate"],
  administrator: ["integration:see", "clients:change"],
};

function show(role: string, items = [CLIENT]) {
  sent.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== "GET") {
      const text = await request.text();
      sent.push({ method: request.method, path: pathname, body: text ? JSON.parse(text) : null });
      if (["DELETE", "PUT"].includes(request.method)) return new Response(null, { status: 204 });
      return Response.json({ client_id: "c2", client_secret: "очень-тайно" }, { status: 201 });
    }
    if (pathname.endsWith("/me")) return Response.json({ role, rights: RIGHTS[role] });
    if (pathname.endsWith("/settings")) return Response.json({ rows_per_page: 20 });
    return Response.json({ items, total: items.length });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ClientsPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

test("a new system's secret is shown until it is said to be kept", async () => {
  show("administrator");
  await userEvent.click(await screen.findByRole("button", { name: "Добавить систему" }));
  const drawer = within(await screen.findByRole("dialog"));
  await userEvent.click(drawer.getByLabelText("Название"));
  await userEvent.paste("Биллинг");
  await userEvent.click(drawer.getByRole("button", { name: "Добавить систему" }));
  expect(await screen.findByText("очень-тайно")).toBeInTheDocument();
  expect(sent[0]).toEqual({
    method: "POST",
    path: "/api/auth/staff/machine-clients",
    body: { name: "Биллинг", scopes: ["batches:write", "batches:read"], ends_at: null },
  });
  await userEvent.click(screen.getByRole("button", { name: "Секрет сохранён" }));
  expect(screen.queryByText("очень-тайно")).toBeNull();
});

test("one of two secrets is ended after a question", async () => {
  show("administrator");
  await userEvent.click(await screen.findByRole("button", { name: "Действия: Сбор данных" }));
  await userEvent.click(
    await screen.findByRole("menuitem", { name: /Отменить секрет от 01.11.2026/ }),
  );
  expect(sent).toEqual([]);
  const question = within(await screen.findByRole("dialog"));
  await userEvent.click(question.getByRole("button", { name: /Отменить секрет/ }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    method: "DELETE",
    path: "/api/auth/staff/machine-clients/c1/secrets/s1",
  });
});

test("the suite's own access has no buttons and says why", async () => {
  show("administrator", [{ ...CLIENT, of_suite: true }]);
  expect((await screen.findAllByText(/приходят показания/)).length).toBeGreaterThan(0);
  expect(screen.queryByRole("button", { name: /Действия/ })).toBeNull();
  expect(screen.getByRole("button", { name: "Добавить систему" })).toBeInTheDocument();
});

test("rights are told in words, in the list and in the form", async () => {
  show("administrator");
  expect(await screen.findByText("передавать данные")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Добавить систему" }));
  const drawer = within(await screen.findByRole("dialog"));
  expect(drawer.getByRole("checkbox", { name: "передавать данные" })).toBeChecked();
  expect(drawer.getByRole("checkbox", { name: "читать итоги пакетов" })).toBeChecked();
  // A group of check boxes has no such attribute.
  expect(document.querySelector("[role=group][aria-required]")).toBeNull();
});

test.each(["viewer", "operator"])("%s changes nothing", async (role) => {
  show(role);
  expect((await screen.findAllByText("Сбор данных")).length).toBeGreaterThan(0);
  expect(screen.queryByRole("button", { name: /Действия|систему/ })).toBeNull();
});

test("rights and the last day are changed", async () => {
  show("administrator", [{ ...CLIENT, ends_at: null }]);
  await userEvent.click(await screen.findByRole("button", { name: "Действия: Сбор данных" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Изменить права и срок" }));
  const drawer = within(await screen.findByRole("dialog"));
  await userEvent.click(drawer.getByRole("checkbox", { name: "читать итоги пакетов" }));
  await userEvent.type(drawer.getByLabelText("Действует по"), "2027-01-31");
  await userEvent.click(drawer.getByRole("button", { name: "Сохранить" }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    method: "PUT",
    path: "/api/auth/staff/machine-clients/c1",
    body: {
      scopes: ["batches:write", "batches:read"],
      ends_at: new Date("2027-01-31T23:59:59").toISOString(),
    },
  });
});
