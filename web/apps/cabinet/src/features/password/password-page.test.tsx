import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { Component as PasswordPage } from "./password-page";

beforeAll(() =>
  startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) }),
);
afterEach(() => vi.unstubAllGlobals());

function show(least: number, forced: boolean) {
  vi.stubGlobal("fetch", async () =>
    Response.json({
      must_change_password: forced,
      minimum_password_length: least,
      name: "Энергосбыт",
    }),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <PasswordPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

test.each([
  [8, false],
  [12, false],
  [8, true],
  [12, true],
])(
  "the form asks for the %i characters that the service wants (forced: %s)",
  async (least, forced) => {
    show(least, forced);
    expect(await screen.findByText(new RegExp(`от ${least} до 128 знаков`))).toBeInTheDocument();
  },
);
