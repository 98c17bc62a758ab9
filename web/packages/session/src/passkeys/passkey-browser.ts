/** Asks the browser for a passkey: JSON of WebAuthn in and out (Level 3, 5.1), bytes in between. */

export type PasskeyOptions = Record<string, unknown>;

type Response = {
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
  userHandle: string | null;
};
export type Assertion = { id: string; rawId: string; type: "public-key"; response: Response };
export type Attestation = {
  id: string;
  rawId: string;
  type: "public-key";
  response: { clientDataJSON: string; attestationObject: string; transports: string[] };
};

/** What the browser refused, as the state views read it. */
export class PasskeyFailure extends Error {
  readonly status = 0;
  constructor(readonly type: string) {
    super(type);
    this.name = "PasskeyFailure";
  }
}

export function bytesOf(text: string): ArrayBuffer {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes.buffer;
}

export function textOf(buffer: ArrayBuffer): string {
  let binary = "";
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

type Named = { id: string };

/** The options with bytes where the browser wants bytes. */
function withBytes(options: PasskeyOptions): Record<string, unknown> {
  const known = { ...options, challenge: bytesOf(options.challenge as string) } as Record<
    string,
    unknown
  >;
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    const named = options[list] as Named[] | undefined;
    if (named) known[list] = named.map((one) => ({ ...one, id: bytesOf(one.id) }));
  }
  const user = options.user as Named | undefined;
  if (user) known.user = { ...user, id: bytesOf(user.id) };
  return known;
}

const REASONS: Record<string, string> = {
  InvalidStateError: "passkey-known",
  SecurityError: "passkeys-unavailable",
  NotSupportedError: "passkeys-unavailable",
};

async function asked(answer: Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await answer;
  } catch (error) {
    // Everything else is a person who changed their mind, or took too long.
    throw new PasskeyFailure(REASONS[(error as Error).name] ?? "passkey-cancelled");
  }
  if (!credential) throw new PasskeyFailure("passkey-cancelled");
  return credential as PublicKeyCredential;
}

/** Has a new passkey made. */
export async function makePasskey(options: PasskeyOptions): Promise<Attestation> {
  const publicKey = withBytes(options) as unknown as PublicKeyCredentialCreationOptions;
  const { id, rawId, response } = await asked(navigator.credentials.create({ publicKey }));
  const made = response as AuthenticatorAttestationResponse;
  return {
    id,
    rawId: textOf(rawId),
    type: "public-key",
    response: {
      clientDataJSON: textOf(made.clientDataJSON),
      attestationObject: textOf(made.attestationObject),
      // Older browsers do not tell.
      transports: made.getTransports?.() ?? [],
    },
  };
}

/** Has a passkey sign. */
export async function askPasskey(options: PasskeyOptions): Promise<Assertion> {
  const publicKey = withBytes(options) as unknown as PublicKeyCredentialRequestOptions;
  const { id, rawId, response } = await asked(navigator.credentials.get({ publicKey }));
  const signed = response as AuthenticatorAssertionResponse;
  return {
    id,
    rawId: textOf(rawId),
    type: "public-key",
    response: {
      clientDataJSON: textOf(signed.clientDataJSON),
      authenticatorData: textOf(signed.authenticatorData),
      signature: textOf(signed.signature),
      userHandle: signed.userHandle ? textOf(signed.userHandle) : null,
    },
  };
}
