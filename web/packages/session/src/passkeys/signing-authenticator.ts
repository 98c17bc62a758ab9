/** An authenticator that signs at once, for component tests. */

/** Puts it into the browser; take it out with `vi.unstubAllGlobals` and what this returns. */
export function withSigningAuthenticator(): () => void {
  const bytes = new Uint8Array([1]).buffer;
  const response = {
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: null,
    attestationObject: bytes,
  };
  const credential = { id: "signed", rawId: bytes, type: "public-key", response };
  const answer = async () => credential;
  Object.defineProperty(navigator, "credentials", {
    configurable: true,
    value: { get: answer, create: answer },
  });
  return () => {
    Reflect.deleteProperty(navigator, "credentials");
  };
}
