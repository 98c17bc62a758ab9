import { defineConfig } from "vite";
import { appConfig } from "../../packages/config/src/app-config.ts";

export default defineConfig(
  appConfig({
    root: import.meta.url,
    oldBrowsers: true,
    lightMain: true,
    worker: "src/worker/main.ts",
    gateway: "http://127.0.0.1:8080",
  }),
);
