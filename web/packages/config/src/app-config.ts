/** The Vite configuration that the three applications share: aliases, CSP nonce, compression, old browsers. */
import { fileURLToPath } from "node:url";
import legacy from "@vitejs/plugin-legacy";
import react from "@vitejs/plugin-react";
import type { Plugin, UserConfig } from "vite";
import { applicationWorker } from "./application-worker.ts";
import { compressAssets } from "./compress-assets.ts";
import { entrancePages } from "./entrance-pages.ts";
import { lightEntrance } from "./light-entrance.ts";
import { pieces } from "./pieces.ts";
import { strictLegacyChunks } from "./strict-legacy-chunks.ts";
import { unusedAntdParts } from "./unused-antd-parts.ts";

const packages = fileURLToPath(new URL("../..", import.meta.url));

/** `@personal-cabinet/<package>/<module>` is the module's file in `packages/<package>/src`. */
export const workspaceAlias = [
  { find: /^@personal-cabinet\/(ui|api|i18n|session)\/(.*)$/, replacement: `${packages}$1/src/$2` },
];

/** antd's lock of the page behind a drawer inserts a style that our policy refuses. */
const scrollLockAlias = {
  find: /^\.\/useScrollLocker$/,
  replacement: `${packages}ui/src/theme/use-scroll-lock.ts`,
};

/** The browsers of the consumer's manual: Chrome 62, Firefox 54, Safari 11, Opera 53. */
const OLD_BROWSERS = [
  "chrome >= 62",
  "firefox >= 54",
  "safari >= 11",
  "ios_saf >= 11",
  "opera >= 53",
];

const CURRENT_BROWSERS = ["chrome111", "edge111", "firefox114", "safari16.4"];

export type AppOptions = {
  /** Folder of the application, as a file URL (`import.meta.url` of its vite.config.ts). */
  root: string;
  /** Path below which the gateway serves it. */
  base?: string;
  /** Also build chunks for old browsers; only the consumer's cabinet promises them. */
  oldBrowsers?: boolean;
  /** The main page opens without antd. */
  lightMain?: boolean;
  /** The first module of its service worker, if it has one. */
  worker?: string;
  /** Where `npm run dev` sends `/api`. */
  gateway: string;
};

function pluginsForOldBrowsers(): Plugin[] {
  const plugins = legacy({
    targets: OLD_BROWSERS,
    modernTargets: [
      "chrome >= 111",
      "edge >= 111",
      "firefox >= 114",
      "safari >= 16.4",
      "ios_saf >= 16.4",
    ],
    modernPolyfills: false,
    additionalLegacyPolyfills: [
      "abortcontroller-polyfill/dist/abortcontroller-polyfill-only",
      "resize-observer-polyfill/dist/ResizeObserver.global",
    ],
  }) as Plugin[];
  return [...plugins, strictLegacyChunks()];
}

/** The configuration of one application. */
export function appConfig(options: AppOptions): UserConfig {
  const root = fileURLToPath(new URL(".", options.root));
  const resolve = { alias: [...workspaceAlias, scrollLockAlias] };
  return {
    root,
    base: options.base ?? "/",
    resolve,
    plugins: [
      react(),
      unusedAntdParts(),
      ...(options.oldBrowsers ? pluginsForOldBrowsers() : []),
      lightEntrance(options.lightMain ?? false),
      entrancePages({ resolve, plugins: [react()] }),
      ...(options.worker ? [applicationWorker(options.worker)] : []),
      compressAssets(),
    ],
    // The gateway writes a fresh nonce here for every request (gateway/).
    html: { cspNonce: "__CSP_NONCE__" },
    build: {
      ...(options.oldBrowsers
        ? { cssTarget: ["chrome62", "safari11"] }
        : { target: CURRENT_BROWSERS }),
      // One stylesheet, linked in index.html: legacy chunks would insert theirs without the nonce.
      cssCodeSplit: false,
      // Inlined files would need `data:` in the policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
      sourcemap: false,
      // Which file belongs to which source: the pages of the entrance are written with it.
      manifest: true,
      // The browsers that these files are for know it; it would be one more file.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: `${root}index.html`, entrance: `${root}entrance.html` },
        output: { codeSplitting: pieces(root) },
      },
    },
    server: { proxy: { "/api": { target: options.gateway, changeOrigin: false } } },
  };
}
