import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { Component as PasswordPage } from "./password-page";

const asked: string[] = [];

beforeAll(() =>
  startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) }),
);
afterEach(() => vi.unstubAllGlobals());

function show(least: number, forced: boolean) {
  asked.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    if (pathname.endsWith("/security")) return Response.json({ minimum_password_length: least });
    return Response.json({ must_change_password: forced, name: "Энергосбыт" });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <PasswordPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

test.each([8, 12])("the form asks for the %i characters that the service wants", async (least) => {
  show(least, false);
  expect(await screen.findByText(new RegExp(`от ${least} до 128 знаков`))).toBeInTheDocument();
});

test("a temporary password is changed without asking what is not told", async () => {
  show(8, true);
  expect(await screen.findByText(/от 12 до 128 знаков/)).toBeInTheDocument();
  expect(asked).not.toContain("/api/auth/me/security");
});
