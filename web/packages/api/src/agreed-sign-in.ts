/** The second step of a sign-in. */
import type { Nothing, Operation } from "./agreed";
import type { components } from "./generated/auth";

export type SecondFactorMethod = "letter" | "totp";

/** The password was right, and a code is asked for as well; no cookies yet. */
export type SecondFactorOut = {
  attempt_id: string;
  methods: SecondFactorMethod[];
  masked_email: string | null;
};

export type ConfirmIn = {
  attempt_id: string;
  method: SecondFactorMethod;
  code: string;
  remember_device: boolean;
};

export type SignInPaths = {
  "/api/auth/sign-in/letter": { post: Operation<Nothing, { attempt_id: string }> };
  "/api/auth/sign-in/confirm": {
    post: Operation<components["schemas"]["UserOut"], ConfirmIn>;
  };
};
