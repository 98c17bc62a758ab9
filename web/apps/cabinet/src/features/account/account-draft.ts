/**
 * What has been typed of an account that is to be added, kept in this tab: a session that ends in
 * the middle of the form loses nothing. Each user's own, and forgotten with the sign-out.
 */
import type { ChosenAddress } from "../../shared/joining/address-field";
import { forgetDraft, keepDraft, keptDraft } from "../../shared/kept-draft";

export type AccountDraft = {
  typed: Partial<Record<string, string>>;
  address?: ChosenAddress;
  /** When the address was chosen: its reference holds for two hours. */
  chosenAt?: number;
};

const NAME = "account";
const ADDRESS_MS = 110 * 60_000;

export function readDraft(user: string): AccountDraft {
  const draft = keptDraft<AccountDraft>(NAME, user) ?? { typed: {} };
  const stale = Date.now() - (draft.chosenAt ?? 0) > ADDRESS_MS;
  return stale ? { typed: draft.typed } : draft;
}

export const writeDraft = (user: string, draft: AccountDraft) => keepDraft(NAME, user, draft);
export const dropDraft = () => forgetDraft(NAME);
