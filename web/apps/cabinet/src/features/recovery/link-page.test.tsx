import { renderInRussian } from "@personal-cabinet/session/words/render-in-russian";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { tokenIn } from "../../shared/link-token";
import { LinkPage } from "./link-page";

const NEW = "тихий вечер у реки";
const sent: unknown[] = [];

function open(hash: string, status: number) {
  sent.length = 0;
  window.history.replaceState(null, "", `/recovery/confirm${hash}`);
  vi.stubGlobal("fetch", async (request: Request) => {
    if (!request.url.endsWith("/recoveries/confirm")) return Response.json({ name: "Энергосбыт" });
    sent.push(await request.json());
    if (status === 204) return new Response(null, { status });
    const problem = { type: "urn:personal-cabinet:problem:link-expired", title: "x", status };
    return Response.json(problem, {
      status,
      headers: { "Content-Type": "application/problem+json" },
    });
  });
  renderInRussian(<LinkPage />);
}

async function setPassword() {
  for (const label of ["Новый пароль", "Новый пароль ещё раз"]) {
    await userEvent.click(screen.getByLabelText(label));
    await userEvent.paste(NEW);
  }
  await userEvent.click(screen.getByRole("button", { name: "Установить пароль" }));
}

afterEach(() => vi.unstubAllGlobals());

test("the token is what stands behind «#token=»", () => {
  expect(tokenIn("#token=aB-_9")).toBe("aB-_9");
  expect(tokenIn("")).toBe("");
  expect(tokenIn("#other=1")).toBe("");
});

test("the letter's token leaves the address bar and sets the password", async () => {
  open("#token=aB-_9", 204);
  await waitFor(() => expect(window.location.href).not.toContain("token"));
  expect(window.location.pathname).toBe("/recovery/confirm");
  await setPassword();
  expect(await screen.findByText(/Пароль установлен/)).toBeInTheDocument();
  expect(sent).toEqual([{ token: "aB-_9", new_password: NEW }]);
});

test("a used link says so, and leads to a new one", async () => {
  open("#token=old", 410);
  await setPassword();
  expect(await screen.findByText("Ссылка больше не действует")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Запросить ещё раз" })).toHaveAttribute(
    "href",
    "/recovery",
  );
});

test("an address without its key asks for nothing", () => {
  open("", 204);
  expect(screen.getByText("Откройте ссылку из письма")).toBeInTheDocument();
  expect(screen.queryByLabelText("Новый пароль")).toBeNull();
});
