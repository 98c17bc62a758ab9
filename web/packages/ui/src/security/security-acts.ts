/** What this folder asks of the service; the applications hand in the acts of packages/api. */

export type Security = {
  new_device_letter: boolean;
  totp: boolean;
  recovery_codes_left: number;
  /** Whoever has an e-mail address is sent letters, chosen or not. */
  mandatory: boolean;
};
export type TotpSecret = { secret: string; qr_svg: string };

export type TotpActs = {
  startTotp: (password: string) => Promise<TotpSecret>;
  confirmTotp: (code: string) => Promise<{ recovery_codes: string[] }>;
};

export type SecurityActs = TotpActs & {
  getSecurity: () => Promise<Security>;
  setNewDeviceLetter: (wanted: boolean, password: string) => Promise<unknown>;
  stopTotp: (password: string) => Promise<unknown>;
};

export type Session = {
  id: string;
  browser: string | null;
  system: string | null;
  address: string;
  started_at: string;
  last_seen_at: string;
  current: boolean;
};

export type SessionActs = {
  listSessions: () => Promise<{ items: Session[] }>;
  endSession: (id: string) => Promise<unknown>;
  endOtherSessions: () => Promise<unknown>;
};

/** `User` is what the service answers of the reader once the address has changed. */
export type EmailActs<User> = {
  askEmail: (email: string, password: string) => Promise<unknown>;
  confirmEmail: (code: string) => Promise<User>;
};
