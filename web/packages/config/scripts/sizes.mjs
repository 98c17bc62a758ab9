/**
 * Prints what a browser loads for a page, gzipped, against the budgets; run after `npm run build`.
 * A page before signing in brings its styles with it, so it is weighed as the page that is sent.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const web = fileURLToPath(new URL("../../..", import.meta.url));
/** kB: the way to sign in, the main page, the chart. */
const BUDGETS = {
  cabinet: { modern: [150, 250, 250], legacy: [230, 300, 330] },
  admin: { modern: [150] },
  wizard: { modern: [150] },
};

function sizesOf(app) {
  const assets = join(web, "apps", app, "dist", "assets");
  const files = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name));
  return new Map(
    files.map((name) => {
      const content = readFileSync(join(assets, name));
      return [name, { gz: gzipSync(content).length, text: content.toString() }];
    }),
  );
}

/** Static imports of a chunk, as Rolldown and SystemJS write them. */
function staticImports(text, names) {
  const found = new Set();
  const patterns = [/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g];
  const system = /System\.register\(\[([^\]]*)\]/.exec(text)?.[1];
  for (const pattern of patterns) for (const match of text.matchAll(pattern)) found.add(match[1]);
  for (const match of (system ?? "").matchAll(/["'`]\.\/([^"'`]+)["'`]/g)) found.add(match[1]);
  return [...found].filter((name) => names.has(name));
}

function closure(start, sizes) {
  const seen = new Set();
  const queue = [...start];
  while (queue.length > 0) {
    const name = queue.pop();
    if (!name || seen.has(name) || !sizes.has(name)) continue;
    seen.add(name);
    queue.push(...staticImports(sizes.get(name).text, sizes));
  }
  return seen;
}

const kilo = (names, sizes) => {
  let sum = 0;
  for (const name of names) sum += sizes.get(name).gz;
  return sum / 1000;
};

let over = 0;

function report(app, era, page, names, sizes, budget, more = 0) {
  const size = kilo(names, sizes) + more;
  if (budget && size > budget) over += 1;
  const verdict = budget ? ` of ${budget}${size > budget ? "  OVER" : ""}` : "";
  console.log(
    `${app.padEnd(8)} ${era.padEnd(7)} ${page.padEnd(10)} ${size.toFixed(1)}${verdict} kB gz`,
  );
}

/** The page to sign in as it is sent, but for what the other era's browsers leave alone. */
function written(app) {
  const html = readFileSync(join(web, "apps", app, "dist", "entrance", "sign-in.html"), "utf8");
  return { html, gz: gzipSync(html).length / 1000 };
}

for (const app of readdirSync(join(web, "apps"))) {
  const sizes = sizesOf(app);
  const html = readFileSync(join(web, "apps", app, "dist", "index.html"), "utf8");
  const outside = written(app);
  const styles = [...sizes.keys()].filter((name) => name.endsWith(".css"));
  for (const era of ["modern", "legacy"]) {
    const ofEra = (name) => name.endsWith(".js") && name.includes("-legacy") === (era === "legacy");
    const chunks = [...sizes.keys()].filter(ofEra);
    if (chunks.length === 0) continue;
    const budget = BUDGETS[app]?.[era] ?? [];
    const starts = chunks.filter((name) => outside.html.includes(name));
    report(app, era, "sign-in", closure(starts, sizes), sizes, budget[0], outside.gz);
    if (app !== "cabinet") continue;
    const entries = chunks.filter((name) => html.includes(name));
    const page = (...parts) =>
      closure(
        [
          ...entries,
          ...chunks.filter((name) => parts.some((part) => name.startsWith(part))),
          ...styles,
        ],
        sizes,
      );
    // The shell with its bell and banners, and the main page, are what the application begins with.
    report(app, era, "main", page(), sizes, budget[1]);
    report(app, era, "chart", page("readings-page"), sizes, budget[2]);
  }
}
process.exit(over > 0 ? 1 : 0);
