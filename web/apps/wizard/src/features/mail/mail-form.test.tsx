import type { MailOut } from "@personal-cabinet/api/wizard";
import { addSection, sectionWords, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { forgetAll } from "../../shared/memory";
import wizard from "../../shared/words/ru";
import { putOffMail } from "./api/put-off-mail";
import { saveMail } from "./api/save-mail";
import { MailForm } from "./mail-form";
import { TestResult } from "./test-letter";
import english from "./words/en";
import mail from "./words/ru";

vi.mock("./api/save-mail", () => ({ saveMail: vi.fn() }));
vi.mock("./api/put-off-mail", () => ({ putOffMail: vi.fn() }));

const saved: MailOut = {
  host: "mail.example.org",
  port: 25,
  security: "none",
  login: "us",
  has_password: true,
  sender: "noreply@example.org",
  verify_certificate: true,
  proxy: null,
  state: "saved",
};
const OUTCOMES = [
  "host-unknown",
  "connection-refused",
  "timed-out",
  "certificate-not-trusted",
  "encryption-failed",
  "wrong-login",
  "proxy-refused",
  "address-refused",
  "letter-refused",
  "dropped",
  "busy",
  "server-refused",
  "login-needed",
  "not-smtp",
  "host-refused",
  "failed",
] as const;

beforeAll(async () => {
  await startWords({ name: "wizard", russian: wizard, english: () => Promise.resolve(wizard) });
  await addSection(sectionWords("mail", mail, () => import("./words/en")));
});
afterEach(() => {
  forgetAll();
  vi.clearAllMocks();
});

function show(known: Partial<MailOut> = {}, onDone = () => Promise.resolve()) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <MailForm saved={{ ...saved, ...known }} onDone={onDone} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

test("a test letter says where it went", () => {
  const answer = { ok: true, outcome: "sent", detail: "" } as const;
  render(<TestResult tried={{ kind: "answer", answer, to: "a@b.example" }} />);
  expect(screen.getByText("Проверочное письмо отправлено на a@b.example")).toBeVisible();
});

test("a letter that did not go says why and what to do", () => {
  const answer = { ok: false, outcome: "wrong-login", detail: "Error 535" } as const;
  render(<TestResult tried={{ kind: "answer", answer, to: "a@b.example" }} />);
  expect(screen.getByText("Сервер не принял логин или пароль")).toBeVisible();
  expect(screen.getByText("Подробность: Error 535")).toBeVisible();
});

test.each(OUTCOMES)("the outcome %s has words and advice in both languages", (code) => {
  for (const words of [mail, english]) {
    expect(words.outcomes[code].title).toBeTruthy();
    expect(words.outcomes[code].advice).toBeTruthy();
  }
});

test("what was typed is there again after leaving the page", async () => {
  const { unmount } = show({ host: null, sender: "", login: "", has_password: false });
  await userEvent.click(screen.getByLabelText("Адрес сервера"));
  await userEvent.paste("mail.local");
  unmount();
  show({ host: null, sender: "", login: "", has_password: false });
  expect(screen.getByLabelText("Адрес сервера")).toHaveValue("mail.local");
});

test("leafing through saves nothing, a change does", async () => {
  const onDone = vi.fn(() => Promise.resolve());
  show({}, onDone);
  await userEvent.click(screen.getByRole("button", { name: "Далее" }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(saveMail).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("E-mail отправителя"), "a");
  await userEvent.click(screen.getByRole("button", { name: "Далее" }));
  await waitFor(() => expect(saveMail).toHaveBeenCalledOnce());
});

test("an address that is none is said at once and nothing is saved", async () => {
  show({ host: null, sender: "nobody" });
  await userEvent.click(screen.getByRole("button", { name: "Далее" }));
  expect(await screen.findByText("Адрес вида name@example.org")).toBeInTheDocument();
  expect(saveMail).not.toHaveBeenCalled();
});

test("mail is put off only knowingly, and only while no server is saved", async () => {
  const { unmount } = show();
  expect(screen.queryByRole("button", { name: "Настроить позже" })).toBeNull();
  unmount();
  show({ host: null });
  await userEvent.click(screen.getByRole("button", { name: "Настроить позже" }));
  expect(screen.getByText(/будут ждать и уйдут/)).toBeInTheDocument();
  expect(putOffMail).not.toHaveBeenCalled();
  const dialog = within(screen.getByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Настроить позже" }));
  await waitFor(() => expect(putOffMail).toHaveBeenCalledOnce());
});
