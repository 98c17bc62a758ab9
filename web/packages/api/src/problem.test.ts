import { asProblem, problemOf } from "./problem";

test("a problem document becomes a typed error", () => {
  const response = new Response(null, { status: 429, headers: { "Retry-After": "75" } });
  const problem = problemOf(response, {
    type: "urn:personal-cabinet:problem:too-many-attempts",
    request_id: "r-1",
    errors: [{ field: "login", code: "missing", message: "" }, { no: "field" }],
  });
  expect(problem).toMatchObject({
    type: "too-many-attempts",
    status: 429,
    requestId: "r-1",
    retryAfter: 75,
    errors: [{ field: "login", code: "missing" }],
  });
});

test("what a problem says beside its type is kept", () => {
  const problem = problemOf(new Response(null, { status: 409 }), {
    type: "urn:personal-cabinet:problem:submission-window-closed",
    opens_on: "2026-12-15",
  });
  expect(problem.facts.opens_on).toBe("2026-12-15");
});

test.each([undefined, "<html>", { type: "about:blank" }])("%s is an unknown problem", (body) => {
  const response = new Response(null, { status: 502, headers: { "X-Request-Id": "r-2" } });
  expect(problemOf(response, body)).toMatchObject({
    type: "unknown",
    status: 502,
    requestId: "r-2",
  });
});

test("a lost connection is a problem of its own", () => {
  expect(asProblem(new TypeError("Failed to fetch")).type).toBe("network-failed");
});
