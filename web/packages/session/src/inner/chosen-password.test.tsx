import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { russianWords } from "../../../config/src/words-for-tests";
import { tellNext } from "../flash";
import { Component as ChosenPassword } from "./chosen-password";
import { Telling } from "./told";

const NEXT = "тихий вечер у реки";

beforeAll(russianWords);
afterEach(() => vi.unstubAllGlobals());

function show(least = 12) {
  vi.stubGlobal("fetch", async () =>
    Response.json({ must_change_password: false, minimum_password_length: least, login: "ivan" }),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={["/profile/password"]}>
        <Telling>
          <Routes>
            <Route path="/profile/password" element={<ChosenPassword />} />
            <Route path="/profile" element="Настройки" />
          </Routes>
        </Telling>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

test.each([8, 12])("the form asks for the %i characters that the service wants", async (least) => {
  show(least);
  expect(await screen.findByText(new RegExp(`от ${least} до 128 знаков`))).toBeInTheDocument();
});

test("a changed password leads back to the profile, which says so until it is closed", async () => {
  show();
  await userEvent.type(await screen.findByLabelText("Текущий пароль"), "прежний");
  await userEvent.type(screen.getByLabelText("Новый пароль"), NEXT);
  await userEvent.type(screen.getByLabelText("Новый пароль ещё раз"), NEXT);
  await userEvent.click(screen.getByRole("button", { name: "Сменить пароль" }));
  expect(await screen.findByText("Настройки")).toBeInTheDocument();
  expect(screen.getByText(/Пароль изменён/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Закрыть" }));
  await waitFor(() => expect(screen.queryByText(/Пароль изменён/)).toBeNull());
});

test("what the page before has left to be told is told once", async () => {
  tellNext("password-changed");
  show();
  expect(await screen.findByText(/Пароль изменён/)).toBeInTheDocument();
});
