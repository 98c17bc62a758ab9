import { addSection } from "@personal-cabinet/i18n/setup";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { russianWords } from "../../../config/src/words-for-tests";
import { Component as PasskeyButton, words } from "./passkey-button";

const asked = vi.hoisted(() => ({ signed: vi.fn() }));
vi.mock("./passkey-browser", async (original) => ({
  ...(await original<typeof import("./passkey-browser")>()),
  askPasskey: asked.signed,
}));

beforeAll(async () => {
  await russianWords();
  await addSection(words);
});

function show(available: boolean) {
  asked.signed.mockResolvedValue({ id: "signed" });
  const acts = {
    getPasskeyPlace: vi.fn(async () => ({ available, address: null })),
    beginPasskeySignIn: vi.fn(async () => ({ public_key: {} })),
    signInWithPasskey: vi.fn(async () => ({ id: "ivan" })),
  };
  const onSignedIn = vi.fn(async () => undefined);
  render(<PasskeyButton acts={acts} onSignedIn={onSignedIn} />);
  return { acts, onSignedIn };
}

test("the passkey signs in", async () => {
  const { acts, onSignedIn } = show(true);
  await userEvent.click(await screen.findByRole("button", { name: "Войти с ключом доступа" }));
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith({ id: "ivan" }));
  expect(acts.signInWithPasskey).toHaveBeenCalledWith({ id: "signed" });
});

test("it is not offered where the service has none", async () => {
  const { acts } = show(false);
  await waitFor(() => expect(acts.getPasskeyPlace).toHaveBeenCalled());
  expect(screen.queryByRole("button")).toBeNull();
});

test("a refusal speaks of the passkey, not of a password", async () => {
  const { acts } = show(true);
  acts.signInWithPasskey.mockRejectedValue({ type: "sign-in-refused", status: 401 });
  await userEvent.click(await screen.findByRole("button"));
  expect(await screen.findByText("Ключ доступа не подошёл")).toBeInTheDocument();
  expect(screen.getByRole("button")).toBeEnabled();
});
