import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderInRussian } from "../words/render-in-russian";
import { PasskeySignIn } from "./passkey-sign-in";
import { withSigningAuthenticator } from "./signing-authenticator";

let withoutAuthenticator: () => void;
beforeEach(() => {
  vi.stubGlobal("PublicKeyCredential", class {});
  withoutAuthenticator = withSigningAuthenticator();
});
afterEach(() => {
  vi.unstubAllGlobals();
  withoutAuthenticator();
});

function problem(type: string, status: number) {
  return Response.json(
    { type: `urn:personal-cabinet:problem:${type}`, title: "x", status },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}

function show(available: boolean, signed: () => Response = () => Response.json({ id: "ivan" })) {
  const sent: unknown[] = [];
  const places: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/options")) return Response.json({ public_key: { challenge: "AQ" } });
    if (pathname.endsWith("/sign-in/passkey")) {
      sent.push(await request.json());
      return signed();
    }
    places.push(pathname);
    return Response.json({ available, address: null });
  });
  const onSignedIn = vi.fn();
  renderInRussian(<PasskeySignIn onSignedIn={onSignedIn} />);
  return { sent, places, onSignedIn };
}

test("the passkey signs in", async () => {
  const { sent, onSignedIn } = show(true);
  await userEvent.click(await screen.findByRole("button", { name: "Войти с ключом доступа" }));
  await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith({ id: "ivan" }));
  expect(sent).toEqual([{ credential: expect.objectContaining({ id: "signed" }) }]);
});

test("it is not offered where the service has none", async () => {
  const { places } = show(false);
  await waitFor(() => expect(places).toEqual(["/api/auth/passkeys"]));
  expect(screen.queryByRole("button")).toBeNull();
});

test("it is not offered where the browser has none", () => {
  vi.stubGlobal("PublicKeyCredential", undefined);
  const { places } = show(true);
  expect(screen.queryByRole("button")).toBeNull();
  expect(places).toEqual([]);
});

test("a refusal speaks of the passkey, not of a password", async () => {
  show(true, () => problem("sign-in-refused", 401));
  await userEvent.click(await screen.findByRole("button"));
  expect(await screen.findByText("Ключ доступа не подошёл")).toBeInTheDocument();
  expect(screen.getByRole("button")).toBeEnabled();
});
