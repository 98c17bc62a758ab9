/** Puts legacy chunks back into strict mode, without which antd renders nothing in an old browser. */
import type { Plugin } from "vite";

/**
 * The SystemJS chunks of plugin-legacy lose the strict mode that their ES modules had
 * (vitejs/vite#23296): antd then draws a white page, though the syntax is fine.
 */
export function strictLegacyChunks(): Plugin {
  return {
    name: "strict-legacy-chunks",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk" && chunk.fileName.includes("-legacy-")) {
          chunk.code = `"use strict";${chunk.code}`;
        }
      }
    },
  };
}
