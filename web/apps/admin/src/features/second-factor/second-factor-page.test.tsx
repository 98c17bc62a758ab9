import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { way } from "@personal-cabinet/session/way";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import admin from "../../shared/words/ru";
import { Component as SecondFactorPage, words } from "./second-factor-page";

beforeAll(async () => {
  await startWords({ name: "admin", russian: admin, english: () => Promise.resolve(admin) });
  await Promise.all(words.map(addSection));
});
afterEach(() => vi.unstubAllGlobals());

/** `cached`: what the tokens in hand say; `present`: what the service says when asked anew. */
function show(cached: object, present: object | number) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(`${request.method} ${pathname}`);
    if (!pathname.endsWith("/refresh")) return Response.json(cached);
    if (typeof present === "number") return Response.json({}, { status: present });
    return Response.json(present);
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={["/second-factor?next=%2Fintegration%3Fpage%3D2"]}>
        <Routes>
          <Route path="/second-factor" element={<SecondFactorPage />} />
          <Route path="/integration" element="Там, куда шли" />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return asked;
}

const LACKING = { must_change_password: false, must_set_second_factor: true };
const FREE = { must_change_password: false, must_set_second_factor: false };

test("whoever lacks a factor is asked to set one up", async () => {
  const asked = show(LACKING, LACKING);
  expect(await screen.findByLabelText("Текущий пароль")).toBeInTheDocument();
  expect(asked).not.toContain("POST /api/auth/refresh");
});

test("tokens that know nothing of the factor are renewed, once, and the way goes on", async () => {
  const asked = show(FREE, FREE);
  expect(await screen.findByText("Там, куда шли")).toBeInTheDocument();
  expect(asked.filter((call) => call === "POST /api/auth/refresh")).toHaveLength(1);
});

test("a demand made meanwhile is met here", async () => {
  show(FREE, LACKING);
  expect(await screen.findByLabelText("Текущий пароль")).toBeInTheDocument();
});

test("an ended session leads to the sign-in", async () => {
  const went = vi.spyOn(way, "replace").mockImplementation(() => undefined);
  show(FREE, 401);
  await waitFor(() => expect(went).toHaveBeenCalledWith(expect.stringMatching(/^\/sign-in/)));
});

test("the password is changed first", async () => {
  const went = vi.spyOn(way, "replace").mockImplementation(() => undefined);
  show({ ...LACKING, must_change_password: true }, LACKING);
  await waitFor(() => expect(went).toHaveBeenCalledWith(expect.stringMatching(/^\/password/)));
});

test("a service that does not answer can be asked again", async () => {
  show(FREE, 503);
  expect(await screen.findByRole("button", { name: "Повторить" })).toBeInTheDocument();
});
