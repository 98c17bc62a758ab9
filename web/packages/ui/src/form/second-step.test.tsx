import { addSection } from "@personal-cabinet/i18n/setup";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { russianWords } from "../../../config/src/words-for-tests";
import { offered, Component as SecondStep, words } from "./second-step";

beforeAll(async () => {
  await russianWords();
  await addSection(words);
});

const props = () => ({
  maskedEmail: "i***@mail.ru",
  onSendLetter: vi.fn(async () => undefined),
  onConfirm: vi.fn(async () => undefined),
  onPasskey: vi.fn(async () => undefined),
  onLeave: vi.fn(),
});

afterEach(() => vi.unstubAllGlobals());

test("the quickest way comes first, and brings recovery codes", () => {
  expect(offered(["letter", "totp"], true)).toEqual(["totp", "letter", "recovery"]);
  expect(offered(["letter"], true)).toEqual(["letter"]);
  expect(offered(["letter", "totp", "passkey"], true)[0]).toBe("passkey");
  expect(offered(["letter", "passkey"], false)).toEqual(["letter", "recovery"]);
  expect(offered(["passkey"], false)).toEqual(["recovery"]);
});

test("a passkey confirms without a code", async () => {
  vi.stubGlobal("PublicKeyCredential", class {});
  const given = props();
  render(<SecondStep {...given} methods={["passkey"]} />);
  expect(screen.queryByRole("textbox")).toBeNull();
  await userEvent.click(screen.getByRole("checkbox"));
  await userEvent.click(screen.getByRole("button", { name: /Подтвердить/ }));
  await waitFor(() => expect(given.onPasskey).toHaveBeenCalledWith(true));
  expect(given.onConfirm).not.toHaveBeenCalled();
});

test("a recovery code stands in where the browser has no passkeys", async () => {
  const given = props();
  render(<SecondStep {...given} methods={["passkey"]} />);
  await userEvent.type(screen.getByRole("textbox"), "abcde-fghjk");
  await userEvent.click(screen.getByRole("button", { name: /Подтвердить/ }));
  await waitFor(() =>
    expect(given.onConfirm).toHaveBeenCalledWith("recovery", "abcde-fghjk", false),
  );
});

test("a letter is sent at once, and the code confirms", async () => {
  const given = props();
  render(<SecondStep {...given} methods={["letter"]} />);
  await waitFor(() => expect(given.onSendLetter).toHaveBeenCalledTimes(1));
  await userEvent.type(screen.getByRole("textbox"), "123456");
  await userEvent.click(screen.getByRole("checkbox"));
  await userEvent.click(screen.getByRole("button", { name: /Подтвердить/ }));
  await waitFor(() => expect(given.onConfirm).toHaveBeenCalledWith("letter", "123456", true));
});

test("an attempt whose time is over leads back", async () => {
  const given = props();
  given.onConfirm.mockRejectedValue({ type: "attempt-expired", status: 410 });
  render(<SecondStep {...given} methods={["totp"]} />);
  await userEvent.type(screen.getByRole("textbox"), "123456");
  await userEvent.click(screen.getByRole("button", { name: /Подтвердить/ }));
  await waitFor(() => expect(given.onLeave).toHaveBeenCalledWith(true));
  expect(given.onSendLetter).not.toHaveBeenCalled();
});
