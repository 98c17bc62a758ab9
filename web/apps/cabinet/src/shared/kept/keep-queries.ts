/**
 * Keeps the answers of queries on the device, and shows them until the service has answered: on a
 * slow line at once, without one for as long as there is none. It stands between every query and
 * its request (app/queries.ts); a query says by its `meta` that it is kept.
 *
 * Nobody is shown what another has seen: nothing is shown before the service has said who is signed
 * in. Where it does not say, it is who was signed in last and has not left.
 */
import { byServices } from "@personal-cabinet/api/clock";
import { asProblem } from "@personal-cabinet/api/problem";
import { ME } from "@personal-cabinet/session/inner/api/me";
import type { Keeping } from "@personal-cabinet/session/inner/queries";
import { hashKey, type Query } from "@tanstack/react-query";
import { signedInUser, tellSignedIn } from "../same-user";
import { isWorthShowing, type Store } from "./store";

const WHO = hashKey(ME);
/** A line on which it is not known by then who is signed in is as good as none. */
const PATIENCE_MS = 4000;

type Reader = { id: string; must_change_password: boolean };

export type KeptQueries = {
  keeping: Keeping;
  /** When what this query shows was asked, ms by the services' clock, if it is from an earlier visit. */
  keptSince: (hash: string) => number | undefined;
};

export type KeepOptions = {
  store: Store;
  /** Whether somebody who was signed in here has not left. */
  isPresent: () => boolean;
  /** The page has shown what another user saw. */
  onOther: () => void;
};

export function keepQueries({ store, isPresent, onOther }: KeepOptions): KeptQueries {
  const since = new Map<string, number>();
  let told: (user: string | null) => void = () => undefined;
  const known = new Promise<string | null>((resolve) => {
    told = resolve;
  });
  const presumed = () => told(isPresent() ? signedInUser() : null);

  async function show(query: Query, isAnswered: () => boolean): Promise<void> {
    const owner = await known;
    const kept = owner && (await store.find(query.queryHash, owner));
    if (!kept || isAnswered() || query.state.data !== undefined) return;
    if (!isWorthShowing(kept, byServices())) return;
    since.set(query.queryHash, kept.at);
    const { status } = query.state;
    query.setState({
      data: JSON.parse(kept.text),
      dataUpdatedAt: kept.at,
      // What has failed meanwhile has failed all the same.
      status: status === "pending" ? "success" : status,
      isInvalidated: true,
    });
  }

  async function keep(query: Query, data: unknown): Promise<void> {
    const owner = await known;
    // Not any more when somebody has left, in this tab or in another.
    if (!owner || signedInUser() !== owner) return;
    const text = JSON.stringify(data);
    await store.put({ hash: query.queryHash, owner, text, at: byServices() });
  }

  async function recognise({ id, must_change_password }: Reader): Promise<void> {
    const before = signedInUser();
    tellSignedIn(id);
    if (before !== null && before !== id) {
      const shown = since.size > 0;
      await store.clear().catch(() => undefined);
      if (shown) return onOther();
    }
    told(must_change_password ? null : id);
  }

  /** Who is signed in; the question that all others wait for before they show or keep anything. */
  async function asked(answer: Promise<unknown>): Promise<unknown> {
    const late = window.setTimeout(presumed, PATIENCE_MS);
    try {
      const reader = await answer;
      await recognise(reader as Reader);
      return reader;
    } catch (error) {
      const { status } = asProblem(error);
      if (status === 0 || status >= 500) presumed();
      throw error;
    } finally {
      window.clearTimeout(late);
    }
  }

  return {
    keptSince: (hash) => since.get(hash),
    async keeping(ask, context, query) {
      if (!query.meta?.kept) return ask(context);
      let answered = false;
      const answer = Promise.resolve(ask(context));
      if (query.state.data === undefined) show(query, () => answered).catch(() => undefined);
      const data = await (query.queryHash === WHO ? asked(answer) : answer);
      answered = true;
      since.delete(query.queryHash);
      keep(query, data).catch(() => undefined);
      return data;
    },
  };
}
