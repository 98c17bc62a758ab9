/** The one error that every call of a service can throw: an RFC 9457 problem, or the network's failure. */

export type FieldProblem = { field: string; code: string; message: string };

const PREFIX = "urn:personal-cabinet:problem:";

/** Types that no service sends: they say what happened on the way. */
export const NETWORK_PROBLEM = "network-failed";
export const UNKNOWN_PROBLEM = "unknown";

export class Problem extends Error {
  /** Kebab name without the URN's prefix, e.g. `sign-in-refused`. Callers decide by it, never by text. */
  readonly type: string;
  readonly status: number;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly errors: FieldProblem[];
  /** Whole seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | null;
  /** What else the document says: all of its members, by their names. */
  readonly facts: Record<string, unknown>;

  constructor(fields: {
    type: string;
    status: number;
    title?: string;
    detail?: string | null;
    requestId?: string | null;
    errors?: FieldProblem[];
    retryAfter?: number | null;
    facts?: Record<string, unknown>;
  }) {
    super(fields.title ?? fields.type);
    this.name = "Problem";
    this.type = fields.type;
    this.status = fields.status;
    this.detail = fields.detail ?? null;
    this.requestId = fields.requestId ?? null;
    this.errors = fields.errors ?? [];
    this.retryAfter = fields.retryAfter ?? null;
    this.facts = fields.facts ?? {};
  }
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const entry = item as Partial<FieldProblem> | null;
    const field = text(entry?.field);
    if (field === null) return [];
    return [{ field, code: text(entry?.code) ?? "invalid", message: text(entry?.message) ?? "" }];
  });
}

/** Makes a Problem of a refused response; `body` is what the response carried, if it could be read. */
export function problemOf(response: Response, body: unknown): Problem {
  const document = (typeof body === "object" && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const urn = text(document.type);
  const wait = Number(response.headers.get("Retry-After"));
  return new Problem({
    type: urn?.startsWith(PREFIX) ? urn.slice(PREFIX.length) : UNKNOWN_PROBLEM,
    status: response.status,
    title: text(document.title) ?? undefined,
    detail: text(document.detail),
    requestId: text(document.request_id) ?? response.headers.get("X-Request-Id"),
    errors: fieldProblems(document.errors),
    retryAfter: Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : null,
    facts: document,
  });
}

/** Makes a Problem of anything thrown by a call. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return new Problem({ type: NETWORK_PROBLEM, status: 0 });
  return new Problem({ type: UNKNOWN_PROBLEM, status: 0, title: String(error) });
}
