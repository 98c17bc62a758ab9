import type { SecondFactorAsk } from "@personal-cabinet/api/auth";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { withSigningAuthenticator } from "../passkeys/signing-authenticator";
import { renderInRussian } from "../words/render-in-russian";
import { offered, SecondStep } from "./second-step";

let withoutAuthenticator: () => void;
beforeEach(() => {
  withoutAuthenticator = withSigningAuthenticator();
});
afterEach(() => {
  vi.unstubAllGlobals();
  withoutAuthenticator();
});

type Method = SecondFactorAsk["methods"][number];
const USER = { id: "ivan" };

function problem(type: string, status: number) {
  return Response.json(
    { type: `urn:personal-cabinet:problem:${type}`, title: "x", status },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}

/** Shows the step; what was sent where, by the ends of paths. */
function show(methods: Method[], answer: () => Response = () => Response.json(USER)) {
  const sent: [string, unknown][] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname.replace("/api/auth/sign-in/", "");
    sent.push([path, await request.json()]);
    if (path === "letter") return Response.json({}, { status: 202 });
    if (path.endsWith("options")) return Response.json({ public_key: { challenge: "AQ" } });
    return answer();
  });
  const onSignedIn = vi.fn();
  const onLeave = vi.fn();
  const factor = { attempt_id: "a1", methods, masked_email: "i***@mail.ru" } as SecondFactorAsk;
  renderInRussian(<SecondStep factor={factor} onSignedIn={onSignedIn} onLeave={onLeave} />);
  return { sent, onSignedIn, onLeave };
}

const confirm = () => userEvent.click(screen.getByRole("button", { name: /Подтвердить/ }));

test("the quickest way comes first, and brings recovery codes", () => {
  expect(offered(["letter", "totp"], true)).toEqual(["totp", "letter", "recovery"]);
  expect(offered(["letter"], true)).toEqual(["letter"]);
  expect(offered(["letter", "totp", "passkey"], true)[0]).toBe("passkey");
  expect(offered(["letter", "passkey"], false)).toEqual(["letter", "recovery"]);
  expect(offered(["passkey"], false)).toEqual(["recovery"]);
});

test("a passkey confirms without a code", async () => {
  vi.stubGlobal("PublicKeyCredential", class {});
  const { sent, onSignedIn } = show(["passkey"]);
  expect(screen.queryByRole("textbox")).toBeNull();
  await userEvent.click(screen.getByRole("checkbox"));
  await confirm();
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith(USER));
  expect(sent.at(-1)).toEqual([
    "passkey/confirm",
    {
      attempt_id: "a1",
      credential: expect.objectContaining({ id: "signed" }),
      remember_device: true,
    },
  ]);
});

test("a recovery code stands in where the browser has no passkeys", async () => {
  vi.stubGlobal("PublicKeyCredential", undefined);
  const { sent, onSignedIn } = show(["passkey"]);
  await userEvent.type(screen.getByRole("textbox"), "abcde-fghjk");
  await confirm();
  await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  expect(sent).toEqual([
    [
      "confirm",
      { attempt_id: "a1", method: "recovery", code: "abcde-fghjk", remember_device: false },
    ],
  ]);
});

test("a letter is sent at once, and the code confirms", async () => {
  const { sent, onSignedIn } = show(["letter"]);
  await waitFor(() => expect(sent).toEqual([["letter", { attempt_id: "a1" }]]));
  await userEvent.type(screen.getByRole("textbox"), "123456");
  await userEvent.click(screen.getByRole("checkbox"));
  await confirm();
  await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  expect(sent.at(-1)).toEqual([
    "confirm",
    { attempt_id: "a1", method: "letter", code: "123456", remember_device: true },
  ]);
});

test("a wrong code is said beside its field, which keeps the reader", async () => {
  show(["totp"], () => problem("wrong-code", 422));
  await userEvent.type(screen.getByRole("textbox"), "123456");
  await confirm();
  expect(await screen.findByText("Код не подошёл")).toBeInTheDocument();
  expect(screen.getByRole("textbox")).toHaveFocus();
  expect(screen.getByRole("textbox")).toHaveAccessibleDescription("Код не подошёл");
});

test("an attempt whose time is over leads back", async () => {
  const { sent, onLeave } = show(["totp"], () => problem("attempt-expired", 410));
  await userEvent.type(screen.getByRole("textbox"), "123456");
  await confirm();
  await waitFor(() => expect(onLeave).toHaveBeenCalledWith(true));
  expect(sent.map(([path]) => path)).toEqual(["confirm"]);
});
