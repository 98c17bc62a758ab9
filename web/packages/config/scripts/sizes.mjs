/** Prints what a browser loads for a page, gzipped, against the budgets; run after `npm run build`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const web = fileURLToPath(new URL("../../..", import.meta.url));
const BUDGETS = {
  cabinet: { modern: [260, 620], legacy: [330, 700] },
  admin: { modern: [260, 620] },
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

function report(app, era, page, names, sizes, budget) {
  const size = kilo(names, sizes);
  if (budget && size > budget) over += 1;
  const verdict = budget ? ` of ${budget}${size > budget ? "  OVER" : ""}` : "";
  console.log(
    `${app.padEnd(8)} ${era.padEnd(7)} ${page.padEnd(10)} ${size.toFixed(1)}${verdict} kB gz`,
  );
}

for (const app of readdirSync(join(web, "apps"))) {
  const sizes = sizesOf(app);
  const html = readFileSync(join(web, "apps", app, "dist", "index.html"), "utf8");
  const styles = [...sizes.keys()].filter((name) => name.endsWith(".css"));
  for (const era of ["modern", "legacy"]) {
    const ofEra = (name) => name.endsWith(".js") && name.includes("-legacy") === (era === "legacy");
    const chunks = [...sizes.keys()].filter(ofEra);
    if (chunks.length === 0) continue;
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
    const budget = BUDGETS[app]?.[era] ?? [];
    report(app, era, "sign-in", page("sign-in-page"), sizes, budget[0]);
    if (app === "cabinet") {
      report(app, era, "main", page("signed-in", "home-page"), sizes, budget[1]);
      report(app, era, "chart", page("signed-in", "readings-page"), sizes, budget[1]);
    }
  }
}
process.exit(over > 0 ? 1 : 0);
