/**
 * Builds the service worker of an application, and writes into it what a release consists of. It
 * stands at the application's root, without a digest in its name: browsers look there for a new one.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build, type Plugin, type ResolvedConfig, type Rollup } from "vite";

type Part = { file: string; imports?: string[]; dynamicImports?: string[] };
type Manifest = Record<string, Part>;

/** The oldest browsers of the cabinet have service workers, and read what they are given. */
const TARGET = "chrome62";

/** Files that pages begin with, the first ones first; `whole`: those they may ask for later, too. */
export function filesFrom(manifest: Manifest, starts: string[], whole: boolean): string[] {
  const found: string[] = [];
  const left = [...starts];
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const part = manifest[name];
    if (!part || found.includes(name)) continue;
    found.push(name);
    left.push(...(part.imports ?? []), ...(whole ? (part.dynamicImports ?? []) : []));
  }
  return found.map((name) => (manifest[name] as Part).file);
}

/** All that the pages inside may ask for, and what the page to sign in begins with. */
function piecesOf(manifest: Manifest, era: "" | "-legacy"): string[] {
  const inside = filesFrom(manifest, [`index${era}.html`], true);
  const outside = filesFrom(manifest, [`entrance${era}.html`], false);
  const polyfills = era ? filesFrom(manifest, ["vite/legacy-polyfills-legacy"], false) : [];
  const styles = Object.values(manifest).filter(({ file }) => file.endsWith(".css"));
  return [...new Set([...inside, ...outside, ...polyfills, ...styles.map(({ file }) => file)])];
}

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .map(
      (name) =>
        `/${name
          .split(sep)
          .join("/")
          .replace(/\.html$/, "")}`,
    )
    .sort();
}

function releaseIn(dist: string, base: string) {
  const manifest = JSON.parse(
    readFileSync(join(dist, ".vite", "manifest.json"), "utf8"),
  ) as Manifest;
  const addresses = (era: "" | "-legacy") => piecesOf(manifest, era).map((file) => base + file);
  const parts = {
    pieces: addresses(""),
    oldPieces: addresses("-legacy"),
    entrance: pagesBelow(join(dist, "entrance")),
  };
  const pages = ["index.html", "entrance/sign-in.html"].map((name) =>
    readFileSync(join(dist, name), "utf8"),
  );
  const digest = createHash("sha256")
    .update(JSON.stringify([parts, pages]))
    .digest("hex");
  return { name: digest.slice(0, 16), ...parts };
}

/** `source`: the worker's first module, from the application's root. */
export function applicationWorker(source: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: "application-worker",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        const dist = join(config.root, config.build.outDir);
        // A build that has failed has written nothing.
        if (config.build.ssr || !existsSync(join(dist, "entrance"))) return;
        const { output } = (await build({
          configFile: false,
          root: config.root,
          logLevel: "warn",
          publicDir: false,
          define: { __RELEASE__: JSON.stringify(releaseIn(dist, config.base)) },
          build: {
            write: false,
            target: TARGET,
            modulePreload: false,
            rolldownOptions: {
              input: join(config.root, source),
              output: { format: "iife", entryFileNames: "worker.js" },
            },
          },
        })) as Rollup.RollupOutput;
        const [worker] = output;
        writeFileSync(join(dist, worker.fileName), worker.code);
      },
    },
  };
}
