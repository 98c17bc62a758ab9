/** What users see and change of themselves: contacts, what guards the sign-in, sessions. */
import type { Id, Nothing, Operation, Page, Slice } from "./agreed";
import type { components } from "./generated/auth";

type UserOut = components["schemas"]["UserOut"];

export type SessionOut = {
  id: string;
  browser: string;
  system: string;
  address: string;
  started_at: string;
  last_seen_at: string;
  current: boolean;
};

export type SecurityOut = {
  new_device_letter: boolean;
  totp: boolean;
  recovery_codes_left: number;
  minimum_password_length: number;
};

/** A new application's secret, shown this once. */
export type TotpOut = { secret: string; uri: string; qr_svg: string };

type Password = { password: string };

export type ProfilePaths = {
  "/api/auth/me/sessions": {
    get: Operation<Page<SessionOut>, undefined, Slice>;
    delete: Operation<undefined>;
  };
  "/api/auth/me/sessions/{session_id}": {
    delete: Operation<undefined, undefined, Id<"session_id">>;
  };
  "/api/auth/me/email": { post: Operation<Nothing, Password & { new_email: string }> };
  "/api/auth/me/email/confirm": { post: Operation<UserOut, { code: string }> };
  "/api/auth/me/phone": { put: Operation<UserOut, Password & { phone: string }> };
  "/api/auth/me/security": {
    get: Operation<SecurityOut>;
    put: Operation<SecurityOut, Password & { new_device_letter: boolean }>;
  };
  "/api/auth/me/totp": {
    post: Operation<TotpOut, Password>;
    delete: Operation<undefined, Password>;
  };
  "/api/auth/me/totp/confirm": { post: Operation<{ recovery_codes: string[] }, { code: string }> };
};
