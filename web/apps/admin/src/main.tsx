/** Starts the control panel. */
import { configureSession } from "@personal-cabinet/api/session";
import { startWords } from "@personal-cabinet/i18n/setup";
import { goToSignIn, watchReturn } from "@personal-cabinet/session/inner/leave";
import { reloadOnce } from "@personal-cabinet/ui/page/reload-once";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { application } from "./shared/application";
import admin from "./shared/words/ru";
import deskProblems from "./shared/words/ru-problems";

configureSession({ refreshPath: "/api/auth/refresh", onEnded: () => goToSignIn(application) });

reloadOnce();
watchReturn(application);

startWords({
  name: "admin",
  russian: admin,
  english: () => import("./shared/words/en").then((words) => words.default),
  problems: {
    russian: deskProblems,
    english: () => import("./shared/words/en-problems"),
  },
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
