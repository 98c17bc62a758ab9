/** What passkeys ask of the service; the applications hand in the acts of packages/api. */
import type { Assertion, Attestation, PasskeyOptions } from "./passkey-browser";

type Options = { public_key: PasskeyOptions };

export type Place = { available: boolean; address: string | null };

export type Passkey = {
  id: string;
  name: string;
  backed_up: boolean;
  created_at: string;
  last_used_at: string | null;
};

export type PasskeyActs = {
  listPasskeys: () => Promise<Place & { items: Passkey[]; most: number }>;
  beginPasskey: (password: string) => Promise<Options>;
  addPasskey: (name: string, credential: Attestation) => Promise<{ recovery_codes: string[] }>;
  renamePasskey: (id: string, name: string) => Promise<unknown>;
  removePasskey: (id: string, password: string) => Promise<unknown>;
};

/** `User` is what the service answers of who has signed in. */
export type PasskeySignInActs<User> = {
  getPasskeyPlace: () => Promise<Place>;
  beginPasskeySignIn: () => Promise<Options>;
  signInWithPasskey: (credential: Assertion) => Promise<User>;
};
