/**
 * The pages before signing in, built beside the application: each is written out in Russian with
 * its styles in the page, so that it is seen before any script has come. `entrance.html` is the
 * frame they are written into, `src/outside.ts` says which they are.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin, type ResolvedConfig, type Rollup, type UserConfig } from "vite";

type Written = Record<string, { title: string; html: string }>;
type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>;

/** By its path: this package imports no other. */
const WRITER = fileURLToPath(new URL("../../session/src/entrance/write-out.tsx", import.meta.url));
const PROGRAM = "virtual:entrance-pages";
const scripts = new URL("../../session/src/entrance/", import.meta.url);

/** What is built to write the pages out: the same sources, for Node. */
function program(): Plugin {
  return {
    name: "entrance-program",
    resolveId: (id) => (id === PROGRAM ? `\0${PROGRAM}` : null),
    load: (id) =>
      id === `\0${PROGRAM}`
        ? `import { writeOut } from "${WRITER}";
           import { entrance } from "/src/outside.ts";
           export const pages = () => writeOut(entrance);`
        : null,
  };
}

/** The pages and the styles that they need. */
async function writeOut(config: ResolvedConfig, shared: UserConfig) {
  const { output } = (await build({
    configFile: false,
    root: config.root,
    base: config.base,
    logLevel: "warn",
    resolve: shared.resolve,
    plugins: [...(shared.plugins ?? []), program()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      ssrEmitAssets: true,
      write: false,
      cssCodeSplit: false,
      cssMinify: true,
      cssTarget: config.build.cssTarget,
      rolldownOptions: {
        input: PROGRAM,
        output: { codeSplitting: false, entryFileNames: "pages.mjs" },
      },
    },
  })) as Rollup.RollupOutput;
  let code = "";
  let styles = "";
  for (const part of output) {
    if (part.type === "chunk") code = part.code;
    else if (part.fileName.endsWith(".css")) styles += part.source;
  }
  const file = join(config.cacheDir, "entrance", "pages.mjs");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  // A path of its own for each build: Node keeps what it has imported.
  const { pages } = await import(`${pathToFileURL(file).href}?at=${Date.now()}`);
  return { pages: (await pages()) as Written, styles };
}

/** Scripts as they are written, without their comments. */
function asWritten(...names: string[]): string {
  return names
    .flatMap((name) => readFileSync(new URL(name, scripts), "utf8").split("\n"))
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("//"))
    .join("\n");
}

function page(frame: string, { title, html }: Written[string], styles: string): string {
  const nonce = 'nonce="__CSP_NONCE__"';
  // A function as the replacement: the texts may hold what a replacement takes for its own.
  return frame
    .replace(/<title>([^<]*)<\/title>/, (_, suite) => `<title>${title} · ${suite}</title>`)
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style ${nonce}>${styles}</style>`)
    .replace(
      '<div id="root"></div>',
      () =>
        `<div id="root">${html}</div>\n    <script ${nonce}>\n${asWritten("look.js", "boot.js")}\n</script>`,
    );
}

/** Where a page inside begins with a frame, the frame has the supplier's look at once, too. */
function frameInLook(file: string): void {
  const html = readFileSync(file, "utf8");
  if (!html.includes('id="supplier"')) return;
  const script = `<script nonce="__CSP_NONCE__">\n${asWritten("look.js")}\n</script>`;
  writeFileSync(
    file,
    html.replace("</body>", () => `${script}\n  </body>`),
  );
}

/** Tells a browser of the second script of a page before the first one asks for it. */
function hastened(html: string, config: ResolvedConfig, manifest: Manifest): string {
  const joining = manifest["src/joining.ts"]?.file;
  if (!joining) return html;
  const link = `<link rel="modulepreload" crossorigin href="${config.base}${joining}" nonce="__CSP_NONCE__">`;
  return html.replace("</head>", `${link}\n  </head>`);
}

/** `shared`: what the application's own build has of aliases and plugins that the pages need too. */
export function entrancePages(shared: UserConfig): Plugin {
  let config: ResolvedConfig;
  return {
    name: "entrance-pages",
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      // In development the pages are not written out: each begins empty.
      server.middlewares.use((request, _answer, next) => {
        const [path = ""] = (request.url ?? "").split("?");
        const inner = path.slice(config.base.length - 1);
        if (/^\/(sign-in|password|registration|recovery(\/confirm)?|help\/[a-z-]+)$/.test(inner)) {
          request.url = `${config.base}entrance.html`;
        }
        next();
      });
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        if (config.command !== "build" || config.build.ssr) return;
        const dist = join(config.root, config.build.outDir);
        // A build that has failed has written nothing.
        if (!existsSync(join(dist, "entrance.html"))) return;
        const frame = readFileSync(join(dist, "entrance.html"), "utf8");
        const manifest = JSON.parse(
          readFileSync(join(dist, ".vite", "manifest.json"), "utf8"),
        ) as Manifest;
        const { pages, styles } = await writeOut(config, shared);
        for (const [path, written] of Object.entries(pages)) {
          const file = join(dist, "entrance", `${path}.html`);
          mkdirSync(dirname(file), { recursive: true });
          const whole = page(frame, written, styles);
          const second = /^\/(registration|recovery)/.test(path);
          writeFileSync(file, second ? hastened(whole, config, manifest) : whole);
        }
        rmSync(join(dist, "entrance.html"));
        frameInLook(join(dist, "index.html"));
      },
    },
  };
}
