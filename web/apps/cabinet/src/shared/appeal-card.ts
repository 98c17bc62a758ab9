/** What an appeal is written about: it goes with the appeal as a card that staff can open. */

export const CARD_KINDS = ["moment", "event", "reading", "receipt"] as const;

export type AppealCard = {
  kind: (typeof CARD_KINDS)[number];
  /** As the service names the thing, e.g. the meter of a moment. */
  id: string;
  /** The moment that is meant, with its offset. */
  at: string | null;
  /** In the reader's words. */
  title: string;
};

const LONGEST = 200;

/** Where an appeal about a thing is written. */
export function appealAddress(card: AppealCard, accountId?: number): string {
  const { kind, id, at, title } = card;
  const params = new URLSearchParams({ card: kind, id, title: title.slice(0, LONGEST) });
  if (at) params.set("at", at);
  if (accountId) params.set("account", String(accountId));
  return `/support/new?${params}`;
}

/** The card that an address names; null when it names none. */
export function cardOf(params: URLSearchParams): AppealCard | null {
  const kind = CARD_KINDS.find((known) => known === params.get("card"));
  const told = (name: string) => (params.get(name) ?? "").trim().slice(0, LONGEST);
  const [id, at, title] = [told("id"), told("at"), told("title")];
  const moment = Number.isNaN(Date.parse(at)) ? null : at;
  return kind && id && title ? { kind, id, at: moment, title } : null;
}
