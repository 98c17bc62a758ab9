/** Component and unit tests of the whole workspace. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { workspaceAlias } from "./packages/config/src/app-config.ts";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: workspaceAlias },
  test: {
    environment: "jsdom",
    globals: true,
    include: ["{apps,packages}/**/*.test.{ts,tsx}"],
    setupFiles: ["packages/config/src/test-setup.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    // Files share a page and its modules: to start and import anew for each is most of the time.
    // What a file leaves behind is put away between tests (see the file of set-up).
    isolate: false,
    // A whole form is clicked through: on a busy machine that takes more than the usual 5 s.
    testTimeout: 20_000,
  },
});
