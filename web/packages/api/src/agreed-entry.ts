/** Getting in from outside: picture codes, registration, recovery, the second step of a sign-in. */
import type { Nothing, Operation } from "./agreed";

export type CaptchaOut = { captcha_id: string; image: string };

/** A challenge of the altcha kind: a number is to be found whose hash is known. */
export type AltchaOut = {
  algorithm: string;
  challenge: string;
  maxnumber: number;
  salt: string;
  signature: string;
};

/** That a person fills the form in: the digits of a picture, or work done by the browser. */
export type Human = { captcha_id: string; code: string } | { altcha: string };

export type AddressOut = { id: string; text: string };

export type RegistrationIn = {
  account_number: string;
  address_id: string;
  name: string;
  email: string;
  phone: string;
  /** Nothing is sent without it. */
  consent: true;
  consent_version: string;
  human: Human;
  language: "ru" | "en";
};

export type RecoveryIn = { email: string; human: Human; language: "ru" | "en" };

export type EntryPaths = {
  "/api/auth/captcha": { post: Operation<CaptchaOut> };
  "/api/auth/altcha": { get: Operation<AltchaOut> };
  "/api/auth/registrations": { post: Operation<Nothing, RegistrationIn> };
  "/api/auth/recoveries": { post: Operation<Nothing, RecoveryIn> };
  "/api/auth/recoveries/confirm": {
    post: Operation<undefined, { token: string; new_password: string }>;
  };
};

export type AddressPaths = {
  "/api/cabinet/addresses": {
    get: Operation<{ items: AddressOut[] }, undefined, { query: { query: string } }>;
  };
};
