/** Starts the control panel. */
import { configureSession } from "@personal-cabinet/api/session";
import admin from "@personal-cabinet/i18n/ru/admin";
import { startWords } from "@personal-cabinet/i18n/setup";
import { goToSignIn, watchReturn } from "@personal-cabinet/session/inner/leave";
import { reloadOnce } from "@personal-cabinet/ui/page/reload-once";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { application } from "./shared/application";

configureSession({ refreshPath: "/api/auth/refresh", onEnded: () => goToSignIn(application) });

reloadOnce();
watchReturn(application);

startWords({
  name: "admin",
  russian: admin,
  english: () => import("@personal-cabinet/i18n/en/admin").then((words) => words.default),
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
