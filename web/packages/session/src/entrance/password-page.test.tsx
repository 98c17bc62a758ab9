import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { takeTold } from "../flash";
import { way } from "../way";
import { renderInRussian } from "../words/render-in-russian";
import { PasswordPage } from "./password-page";

const NEXT = "тихий вечер у реки";

afterEach(() => vi.unstubAllGlobals());

function problem(type: string, status: number, more: object = {}) {
  return Response.json(
    { type: `urn:personal-cabinet:problem:${type}`, title: "x", status, ...more },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}

function show(least: number, answer: () => Response = () => Response.json({})) {
  const sent: unknown[] = [];
  const went = vi.spyOn(way, "replace").mockImplementation(() => undefined);
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") {
      return Response.json({
        must_change_password: true,
        minimum_password_length: least,
        login: "ivan",
      });
    }
    sent.push(await request.json());
    return answer();
  });
  renderInRussian(
    <PasswordPage
      application={{ name: "cabinet", base: "/" }}
      next="/account"
      frame={(title, children) => (
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      )}
      chosen="/profile/password"
      signOut={async () => undefined}
    />,
  );
  return { sent, went };
}

async function change(next: string, repeat = next) {
  await userEvent.type(await screen.findByLabelText("Текущий пароль"), "временный");
  await userEvent.type(screen.getByLabelText("Новый пароль"), next);
  await userEvent.type(screen.getByLabelText("Новый пароль ещё раз"), repeat);
  await userEvent.click(screen.getByRole("button", { name: "Сменить пароль" }));
}

test.each([8, 12])("the form asks for the %i characters that the service wants", async (least) => {
  show(least);
  expect(await screen.findByText(new RegExp(`от ${least} до 128 знаков`))).toBeInTheDocument();
});

test("the browser's keeper of passwords learns whose the new one is", async () => {
  show(12);
  await screen.findByLabelText("Текущий пароль");
  const login = document.querySelector("input[autocomplete=username]");
  expect(login).toHaveValue("ivan");
});

test("what does not fit is said at its field, and nothing is sent", async () => {
  const { sent } = show(12);
  await change("короткий");
  expect(screen.getByLabelText("Новый пароль")).toHaveFocus();
  expect(screen.getByLabelText("Новый пароль")).toBeInvalid();
  const unfit = "Пароль не соответствует установленным ограничениям!";
  expect(screen.getByRole("alert")).toHaveTextContent(unfit);
  await userEvent.clear(screen.getByLabelText("Новый пароль"));
  await userEvent.type(screen.getByLabelText("Новый пароль"), NEXT);
  expect(screen.getByLabelText("Новый пароль")).toBeValid();
  await userEvent.click(screen.getByRole("button", { name: "Сменить пароль" }));
  expect(screen.getByText("Введённые пароли не совпадают!")).toBeInTheDocument();
  expect(sent).toEqual([]);
});

test("empty fields are told above the form, until they are filled", async () => {
  const { sent } = show(12);
  await userEvent.type(await screen.findByLabelText("Текущий пароль"), "временный");
  await userEvent.click(screen.getByRole("button", { name: "Сменить пароль" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Не заполнены обязательные поля!");
  expect(screen.getByLabelText("Новый пароль")).toHaveFocus();
  await userEvent.type(screen.getByLabelText("Новый пароль"), NEXT);
  await userEvent.type(screen.getByLabelText("Новый пароль ещё раз"), NEXT);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(sent).toEqual([]);
});

test("a changed password is told on the page that follows", async () => {
  const { sent, went } = show(12);
  await change(NEXT);
  await waitFor(() =>
    expect(sent).toEqual([{ current_password: "временный", new_password: NEXT }]),
  );
  await waitFor(() => expect(went).toHaveBeenCalledWith("/account"));
  expect(takeTold()).toBe("password-changed");
  expect(takeTold()).toBeNull();
});

test.each([
  ["wrong-password", 403, {}, "Текущий пароль", /указан неверно/],
  [
    "weak-password",
    422,
    { errors: [{ field: "body.new_password", code: "known-bad", message: "" }] },
    "Новый пароль",
    /взломанных/,
  ],
])("%s is said beside its field", async (type, status, more, label, words) => {
  show(12, () => problem(type, status, more));
  await change(NEXT);
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.getByLabelText(label)).toHaveFocus();
});
