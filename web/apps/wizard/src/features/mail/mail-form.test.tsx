import type { MailOut } from "@personal-cabinet/api/wizard";
import english from "@personal-cabinet/i18n/en/wizard";
import wizard from "@personal-cabinet/i18n/ru/wizard";
import { startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { forgetAll } from "../../shared/memory";
import { putOffMail } from "./api/put-off-mail";
import { saveMail } from "./api/save-mail";
import { testMail } from "./api/test-mail";
import { MailForm } from "./mail-form";

vi.mock("./api/test-mail", () => ({ testMail: vi.fn() }));
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
  "failed",
] as const;

beforeAll(() =>
  startWords({ name: "wizard", russian: wizard, english: () => Promise.resolve(wizard) }),
);
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

async function sendTo(address: string) {
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  await userEvent.type(await screen.findByLabelText("Куда отправить"), address);
  await userEvent.click(screen.getByRole("button", { name: "Отправить" }));
}

test("a test letter says where it went", async () => {
  vi.mocked(testMail).mockResolvedValue({ ok: true, outcome: "sent", detail: "" });
  show();
  await sendTo("admin@example.org");
  expect(
    await screen.findByText("Проверочное письмо отправлено на admin@example.org"),
  ).toBeVisible();
  const [mail, to] = vi.mocked(testMail).mock.calls[0] ?? [];
  expect([mail?.host, to]).toEqual(["mail.example.org", "admin@example.org"]);
  expect(mail).not.toHaveProperty("password");
});

test("a letter that did not go says why, until something is changed", async () => {
  vi.mocked(testMail).mockResolvedValue({ ok: false, outcome: "wrong-login", detail: "" });
  show();
  await sendTo("admin@example.org");
  const reason = await screen.findByText("Сервер не принял логин или пароль");
  await userEvent.type(screen.getByLabelText("Логин"), "2");
  expect(reason).not.toBeInTheDocument();
});

test.each(OUTCOMES)("the outcome %s has words and advice in both languages", (code) => {
  for (const words of [wizard, english]) {
    expect(words.mail.outcomes[code].title).toBeTruthy();
    expect(words.mail.outcomes[code].advice).toBeTruthy();
  }
});

test("the port follows the protection until one of one's own is typed", async () => {
  show();
  const port = () => screen.getByLabelText("Порт");
  await userEvent.click(screen.getByRole("radio", { name: "SSL/TLS" }));
  expect(port()).toHaveValue("465");
  await userEvent.clear(port());
  await userEvent.type(port(), "2525");
  await userEvent.click(screen.getByRole("radio", { name: "STARTTLS" }));
  expect(port()).toHaveValue("2525");
});

test("what was typed is there again after leaving the page", async () => {
  const { unmount } = show({ host: null, sender: "", login: "", has_password: false });
  await userEvent.type(screen.getByLabelText("Адрес сервера"), "mail.local");
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
  await userEvent.type(screen.getByLabelText("Email отправителя"), "a");
  await userEvent.click(screen.getByRole("button", { name: "Далее" }));
  await waitFor(() => expect(saveMail).toHaveBeenCalledOnce());
});

test("an address that is none is said at once and nothing is saved", async () => {
  show({ host: null, sender: "nobody" });
  await userEvent.click(screen.getByRole("button", { name: "Далее" }));
  expect(await screen.findByText("Адрес вида name@example.org")).toBeVisible();
  expect(saveMail).not.toHaveBeenCalled();
});

test("mail is put off only knowingly, and only while no server is saved", async () => {
  const { unmount } = show();
  expect(screen.queryByRole("button", { name: "Настроить позже" })).toBeNull();
  unmount();
  show({ host: null });
  await userEvent.click(screen.getByRole("button", { name: "Настроить позже" }));
  await waitFor(() => expect(screen.getByText(/будут ждать и уйдут/)).toBeVisible());
  expect(putOffMail).not.toHaveBeenCalled();
  const dialog = within(screen.getByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Настроить позже" }));
  await waitFor(() => expect(putOffMail).toHaveBeenCalledOnce());
});
