import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { isPresent } from "../presence";
import { way } from "../way";
import { renderInRussian } from "../words/render-in-russian";
import { SignInPage } from "./sign-in-page";

afterEach(() => vi.unstubAllGlobals());

const refusal =
  (type: string, status: number, headers: Record<string, string> = {}) =>
  () =>
    Response.json(
      { type: `urn:personal-cabinet:problem:${type}`, title: "x", status, request_id: "r-17" },
      { status, headers: { "Content-Type": "application/problem+json", ...headers } },
    );

function show(answer: () => Response, next = "/readings?a=1") {
  const went = vi.spyOn(way, "replace").mockImplementation(() => undefined);
  const sent: unknown[] = [];
  vi.stubGlobal("PublicKeyCredential", undefined);
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(await request.json());
    return answer();
  });
  renderInRussian(
    <SignInPage
      application={{ name: "cabinet", base: "/" }}
      next={next}
      frame={(title, children) => (
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      )}
      loginLabel="Телефон или e-mail"
    />,
  );
  return { sent, went };
}

async function enter(login = " ivan@mail.ru ", password = "секрет ") {
  await userEvent.type(screen.getByLabelText("Телефон или e-mail"), login);
  await userEvent.type(screen.getByLabelText("Пароль"), password);
  await userEvent.click(screen.getByRole("button", { name: "Войти" }));
}

test("login and password go to the service as they were meant, and the way leads on", async () => {
  const { sent, went } = show(() => Response.json({ must_change_password: false }));
  await enter();
  // A password's own blank belongs to it.
  await waitFor(() => expect(sent).toEqual([{ login: "ivan@mail.ru", password: "секрет " }]));
  await waitFor(() => expect(went).toHaveBeenCalledWith("/readings?a=1"));
  expect(isPresent("cabinet")).toBe(true);
});

test("a demanded change of the password comes first, and what was wanted after it", async () => {
  const { went } = show(() => Response.json({ must_change_password: true }));
  await enter();
  await waitFor(() =>
    expect(went).toHaveBeenCalledWith(`/password?next=${encodeURIComponent("/readings?a=1")}`),
  );
});

test("keepers of passwords find what they look for", () => {
  show(() => Response.json({}));
  expect(screen.getByLabelText("Телефон или e-mail")).toHaveAttribute("autocomplete", "username");
  expect(screen.getByLabelText("Пароль")).toHaveAttribute("autocomplete", "current-password");
});

test("empty fields are named, and the first one takes the reader", async () => {
  const { sent } = show(() => Response.json({}));
  await userEvent.click(screen.getByRole("button", { name: "Войти" }));
  expect(screen.getAllByText("Заполните это поле")).toHaveLength(2);
  expect(screen.getByLabelText("Телефон или e-mail")).toHaveFocus();
  expect(sent).toEqual([]);
});

test.each([
  ["a wrong password", refusal("sign-in-refused", 401), "Неверный логин или пароль"],
  ["a busy service", refusal("temporarily-unavailable", 503), /Номер запроса: r-17/],
  ["a gateway without a service", refusal("service-unavailable", 503), /Номер запроса: r-17/],
])("%s is told in words, and the password may be typed again", async (_what, answer, words) => {
  show(answer);
  await enter();
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.getByRole("alert")).toBeInTheDocument();
  await waitFor(() => expect(screen.getByLabelText("Пароль")).toHaveFocus());
});

test("a lost connection is told in words", async () => {
  show(() => {
    throw new TypeError("Failed to fetch");
  });
  await enter();
  expect(await screen.findByRole("alert")).toBeInTheDocument();
});

test("who has to wait is told how long, and cannot send before", async () => {
  const { sent } = show(refusal("too-many-attempts", 429, { "Retry-After": "75" }));
  await enter();
  expect(await screen.findByText(/1:1\d/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Войти" })).toBeDisabled();
  fireEvent.submit(document.querySelector("form") as HTMLFormElement);
  expect(sent).toHaveLength(1);
});

test("a demanded second step takes the form's place, and the way back is open", async () => {
  const factor = { attempt_id: "a1", methods: ["totp"], masked_email: null };
  show(() => Response.json({ second_factor: factor }));
  await enter();
  expect(await screen.findByRole("textbox", { name: "Код из приложения" })).toHaveFocus();
  await userEvent.click(screen.getByRole("button", { name: "Назад ко входу" }));
  expect(screen.getByLabelText("Пароль")).toBeInTheDocument();
});

test("a shown password can be hidden again, and Caps Lock is named", async () => {
  show(() => Response.json({}));
  const password = screen.getByLabelText("Пароль");
  await userEvent.click(screen.getByRole("button", { name: "Показать пароль" }));
  expect(password).toHaveAttribute("type", "text");
  await userEvent.click(screen.getByRole("button", { name: "Скрыть пароль" }));
  expect(password).toHaveAttribute("type", "password");
  fireEvent.keyDown(password, { key: "A", modifierCapsLock: true });
  expect(screen.getByText("Включён Caps Lock.")).toBeInTheDocument();
  fireEvent.keyUp(password, { key: "CapsLock", modifierCapsLock: false });
  expect(screen.queryByText("Включён Caps Lock.")).toBeNull();
});

test("a form that was sent before its script had come is sent once it has", async () => {
  window.entranceSent = "sign-in";
  const { sent } = show(() => Response.json({}));
  // Nothing was typed: the form is checked as if it had just been sent.
  expect(await screen.findAllByText("Заполните это поле")).toHaveLength(2);
  expect(window.entranceSent).toBe("");
  expect(sent).toEqual([]);
});
