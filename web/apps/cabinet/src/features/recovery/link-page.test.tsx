import { takeTold } from "@personal-cabinet/session/flash";
import { way } from "@personal-cabinet/session/way";
import { renderInRussian } from "@personal-cabinet/session/words/render-in-russian";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { tokenIn } from "../../shared/link-token";
import { LinkPage } from "./link-page";

const NEW = "тихий вечер у реки";
const IVAN = { id: "1", must_change_password: false };
const sent: unknown[] = [];

const ASKED = { attempt_id: "7", methods: ["totp"], masked_email: null };

function open(hash: string, status: number) {
  sent.length = 0;
  const went = vi.spyOn(way, "replace").mockImplementation(() => undefined);
  vi.stubGlobal("PublicKeyCredential", undefined);
  window.history.replaceState(null, "", `/recovery/confirm${hash}`);
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.url.endsWith("/sign-in/confirm")) return Response.json(IVAN);
    if (!request.url.endsWith("/recoveries/confirm")) return Response.json({ name: "Энергосбыт" });
    sent.push(await request.json());
    if (status === 200) return Response.json(IVAN);
    if (status === 202) return Response.json({ second_factor: ASKED }, { status });
    const type = status === 410 ? "link-expired" : "weak-password";
    const errors = [{ field: "body.new_password", code: "too-short", message: "" }];
    const problem = { type: `urn:personal-cabinet:problem:${type}`, title: "x", status, errors };
    return Response.json(problem, {
      status,
      headers: { "Content-Type": "application/problem+json" },
    });
  });
  renderInRussian(<LinkPage application={{ name: "cabinet", base: "/" }} next="/" />);
  return went;
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

test("the letter's token leaves the address bar, sets the password and lets in", async () => {
  const went = open("#token=aB-_9", 200);
  await waitFor(() => expect(window.location.href).not.toContain("token"));
  expect(window.location.pathname).toBe("/recovery/confirm");
  await setPassword();
  await waitFor(() => expect(went).toHaveBeenCalledWith("/"));
  expect(sent).toEqual([{ token: "aB-_9", new_password: NEW }]);
  expect(takeTold()).toBe("password-set");
});

test("who has chosen a second step takes it, and then is let in", async () => {
  const went = open("#token=aB-_9", 202);
  await setPassword();
  await userEvent.type(await screen.findByRole("textbox", { name: "Код из приложения" }), "123456");
  expect(went).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Подтвердить" }));
  await waitFor(() => expect(went).toHaveBeenCalledWith("/"));
});

test("who leaves the second step has the password all the same", async () => {
  open("#token=aB-_9", 202);
  await setPassword();
  await userEvent.click(await screen.findByRole("button", { name: "Назад ко входу" }));
  expect(screen.getByText(/Пароль установлен/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Войти с новым паролем" })).toBeInTheDocument();
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

test("what is missing or differs is said, and nothing is sent", async () => {
  open("#token=aB-_9", 200);
  await userEvent.click(await screen.findByRole("button", { name: "Установить пароль" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Не заполнены обязательные поля!");
  await userEvent.type(screen.getByLabelText("Новый пароль"), NEW);
  await userEvent.type(screen.getByLabelText("Новый пароль ещё раз"), "другой");
  expect(screen.getByText("Введённые пароли не совпадают!")).toBeInTheDocument();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(sent).toEqual([]);
});

test("what the service's rules do not allow is said above and at its field", async () => {
  open("#token=weak", 422);
  await setPassword();
  const unfit = "Пароль не соответствует установленным ограничениям!";
  expect(await screen.findByRole("alert")).toHaveTextContent(unfit);
  expect(screen.getByText("Слишком короткий пароль")).toBeInTheDocument();
});

test("an address without its key asks for nothing", () => {
  open("", 200);
  expect(screen.getByText("Откройте ссылку из письма")).toBeInTheDocument();
  expect(screen.queryByLabelText("Новый пароль")).toBeNull();
});
