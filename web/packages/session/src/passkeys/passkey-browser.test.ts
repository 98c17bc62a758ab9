import { askPasskey, bytesOf, makePasskey, textOf } from "./passkey-browser";
import { passkeysPossible } from "./passkeys-possible";

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

afterEach(() => vi.unstubAllGlobals());

test("bytes travel as Base64url and come back", () => {
  expect(textOf(bytes(251, 255, 190, 0))).toBe("-_--AA");
  expect([...new Uint8Array(bytesOf("-_--AA"))]).toEqual([251, 255, 190, 0]);
  const all = bytes(...Array.from({ length: 256 }, (_, value) => value));
  expect(bytesOf(textOf(all))).toEqual(all);
});

test("a passkey is made of the service's options, and answered as JSON", async () => {
  const create = vi.fn(async (_: CredentialCreationOptions) => ({
    id: "AQI",
    rawId: bytes(1, 2),
    response: {
      clientDataJSON: bytes(3),
      attestationObject: bytes(4),
      getTransports: () => ["internal"],
    },
  }));
  vi.stubGlobal("navigator", { credentials: { create } });
  const made = await makePasskey({
    challenge: "AA",
    rp: { id: "localhost" },
    user: { id: "AQ", name: "ivan" },
    excludeCredentials: [{ id: "Ag", type: "public-key" }],
  });
  const asked = create.mock.calls[0]?.[0].publicKey;
  expect(asked?.challenge).toEqual(bytes(0));
  expect(asked?.user).toEqual({ id: bytes(1), name: "ivan" });
  expect(asked?.excludeCredentials).toEqual([{ id: bytes(2), type: "public-key" }]);
  expect(made).toEqual({
    id: "AQI",
    rawId: "AQI",
    type: "public-key",
    response: { clientDataJSON: "Aw", attestationObject: "BA", transports: ["internal"] },
  });
});

test("a passkey's signature is answered as JSON, also without a user handle", async () => {
  const get = async () => ({
    id: "AQ",
    rawId: bytes(1),
    response: {
      clientDataJSON: bytes(2),
      authenticatorData: bytes(3),
      signature: bytes(4),
      userHandle: null,
    },
  });
  vi.stubGlobal("navigator", { credentials: { get } });
  const { response } = await askPasskey({ challenge: "AA", allowCredentials: [] });
  expect(response).toEqual({
    clientDataJSON: "Ag",
    authenticatorData: "Aw",
    signature: "BA",
    userHandle: null,
  });
});

test.each([
  ["NotAllowedError", "passkey-cancelled"],
  ["AbortError", "passkey-cancelled"],
  ["InvalidStateError", "passkey-known"],
  ["SecurityError", "passkeys-unavailable"],
])("%s of the browser is told as %s", async (name, type) => {
  const get = () => Promise.reject(new DOMException("no", name));
  vi.stubGlobal("navigator", { credentials: { get } });
  await expect(askPasskey({ challenge: "AA" })).rejects.toMatchObject({ type, status: 0 });
});

test.each([
  ["localhost", true],
  ["lk.example.ru", true],
  ["127.0.0.1", false],
  ["[::1]", false],
])("at %s passkeys are possible: %s", (hostname, possible) => {
  vi.stubGlobal("location", { hostname });
  expect(passkeysPossible()).toBe(false);
  vi.stubGlobal("PublicKeyCredential", class {});
  expect(passkeysPossible()).toBe(possible);
});
