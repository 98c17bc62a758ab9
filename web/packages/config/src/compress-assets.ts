/** Writes a `.gz` and a `.br` beside every hashed text file of a build, so that nginx sends them as they are. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const WORTH_IT_BYTES = 1024;

/** index.html stays as it is: the gateway writes the CSP nonce into it. */
export function compressAssets(): Plugin {
  let assets = "";
  return {
    name: "compress-assets",
    apply: "build",
    configResolved(config) {
      assets = join(config.root, config.build.outDir, config.build.assetsDir);
    },
    closeBundle: {
      order: "post",
      sequential: true,
      handler() {
        // A build that has failed has written nothing.
        if (!existsSync(assets)) return;
        for (const name of readdirSync(assets)) {
          if (!/\.(js|css|svg)$/.test(name)) continue;
          const file = join(assets, name);
          const content = readFileSync(file);
          if (content.length < WORTH_IT_BYTES) continue;
          writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
          // The best that brotli has is what zlib takes where nothing else is said.
          writeFileSync(`${file}.br`, brotliCompressSync(content));
        }
      },
    },
  };
}
