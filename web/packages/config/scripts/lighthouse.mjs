/**
 * Prints what Lighthouse (mobile, median of three) says of the cabinet's pages, against the budgets.
 *
 * `SUITE` and `LOGINS` name the files of a running suite with the demo's people in it.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../../node_modules/.bin/lighthouse", import.meta.url));
const RUNS = 3;
const MOST_SHIFT = 0.02;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const PAGES = [
  { name: "sign-in", path: "/sign-in", budget: [92, 100, 100] },
  { name: "main", path: "/", signedIn: true, budget: [80, 100, 100] },
];

const read = (name) => JSON.parse(readFileSync(process.env[name], "utf8"));
const cabinet = read("SUITE").pages.cabinet;
const [{ login, password }] = read("LOGINS").cabinet;

/** Cookies of a fresh session: an access token lives five minutes. */
async function signIn() {
  const answer = await fetch(`${cabinet}/api/auth/sign-in`, {
    method: "POST",
    headers: { Origin: cabinet, "Content-Type": "application/json" },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`signing in: ${answer.status}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0].split("="));
  // As the form leaves it: the gateway answers with the application at once.
  return [...cookies, ["cabinet_present", "1"]].map(([name, ...value]) => ({
    name,
    value: value.join("="),
    url: cabinet,
  }));
}

/** Starts a browser that knows nothing yet but these cookies; a header would not be the page's. */
async function startBrowser(cookies) {
  const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const browser = spawn(
    process.env.CHROME_PATH ?? "chromium",
    ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"].concat(
      `--user-data-dir=${profile}`,
      "about:blank",
    ),
    { stdio: "ignore" },
  );
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  const stop = async () => {
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [port, path] = await listening(join(profile, "DevToolsActivePort"));
    await tell(`ws://127.0.0.1:${port}${path}`, "Storage.setCookies", { cookies });
    return { port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port and path that a browser writes down once it listens. */
async function listening(file) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    if (lines.length > 1) return lines;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The browser does not listen.");
}

/** Asks the browser for one act and waits for its answer. */
async function tell(address, method, params) {
  const socket = new WebSocket(address);
  try {
    const answer = await new Promise((resolve, reject) => {
      socket.onopen = () => socket.send(JSON.stringify({ id: 1, method, params }));
      socket.onmessage = ({ data }) => resolve(JSON.parse(data));
      socket.onerror = () => reject(new Error(`${method}: no answer`));
    });
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
  } finally {
    socket.close();
  }
}

/** Runs Lighthouse once with a new browser; null when the page was not traced. */
async function report(path, cookies) {
  const { port, stop } = await startBrowser(cookies);
  try {
    const done = spawnSync(
      program,
      [
        cabinet + path,
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        `--only-categories=${CATEGORIES}`,
        `--port=${port}`,
        // The profile is new; what would be cleared is the session.
        "--disable-storage-reset",
      ],
      { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    if (done.error) throw done.error;
    return done.status === 0 ? JSON.parse(done.stdout) : null;
  } finally {
    await stop();
  }
}

/** Scores from 0 to 100 by category; a busy machine loses a trace now and then, so one more try. */
async function measure({ path, signedIn }) {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const said = await report(path, signedIn ? await signIn() : []);
    if (!said || said.runtimeError) continue;
    const shown = new URL(said.finalDisplayedUrl).pathname;
    if (shown !== path) throw new Error(`${path} led to ${shown}`);
    const scores = CATEGORIES.map((name) => Math.round(said.categories[name].score * 100));
    const shift = said.audits["cumulative-layout-shift"].numericValue;
    return { scores, shift, speed: said.environment.benchmarkIndex };
  }
  throw new Error(`Lighthouse gave no answer for ${path}.`);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Below it a machine is slow or busy, and the performance says more of it than of the page. */
const FAST_ENOUGH = 1000;

let under = 0;
for (const page of PAGES) {
  const { name, budget } = page;
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(page));
  const speed = Math.round(median(runs.map((run) => run.speed)));
  CATEGORIES.forEach((category, index) => {
    const scores = runs.map((run) => run.scores[index]);
    const score = median(scores);
    const measured = category !== "performance" || speed >= FAST_ENOUGH;
    const low = score < budget[index];
    if (low && measured) under += 1;
    const verdict = measured
      ? low
        ? "  UNDER"
        : ""
      : `  not measured: the machine's index is ${speed}`;
    console.log(
      `cabinet  ${name.padEnd(8)} ${category.padEnd(15)} ${score} (${scores.join(", ")})` +
        ` of ${budget[index]}${verdict}`,
    );
  });
  const shift = Math.max(...runs.map((run) => run.shift));
  if (shift > MOST_SHIFT) under += 1;
  console.log(
    `cabinet  ${name.padEnd(8)} ${"layout shift".padEnd(15)} ${shift.toFixed(3)}` +
      ` of ${MOST_SHIFT}${shift > MOST_SHIFT ? "  OVER" : ""}`,
  );
}
process.exit(under > 0 ? 1 : 0);
