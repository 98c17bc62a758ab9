/** Starts the wizard. */
import { configureSession } from "@personal-cabinet/api/session";
import wizard from "@personal-cabinet/i18n/ru/wizard";
import { startWords } from "@personal-cabinet/i18n/setup";
import { goToSignIn, watchReturn } from "@personal-cabinet/session/inner/leave";
import { reloadOnce } from "@personal-cabinet/ui/page/reload-once";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { application } from "./shared/application";

configureSession({ refreshPath: null, onEnded: () => goToSignIn(application) });

reloadOnce();
watchReturn(application);

startWords({
  name: "wizard",
  russian: wizard,
  english: () => import("@personal-cabinet/i18n/en/wizard").then((words) => words.default),
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
