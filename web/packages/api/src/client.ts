/** The one way to call a service: typed by its OpenAPI document, answers data or throws a Problem. */
import createClient, { type Client } from "openapi-fetch";
import { asProblem, problemOf } from "./problem";
import { fetchInSession } from "./session";

/** Where the application is served; nowhere yet while its pages are written out (session/entrance). */
const ORIGIN = typeof window === "undefined" ? "" : window.location.origin;

/** A client of one service's paths; the origin is the application's own. */
export function clientOf<Paths extends object>(): Client<Paths> {
  return createClient<Paths>({
    baseUrl: ORIGIN,
    credentials: "same-origin",
    fetch: fetchInSession,
  });
}

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** Waits for a call: its data, or a thrown Problem. */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>;
  try {
    answer = await call;
  } catch (error) {
    throw asProblem(error);
  }
  if (!answer.response.ok) throw problemOf(answer.response, answer.error);
  return answer.data as Data;
}
