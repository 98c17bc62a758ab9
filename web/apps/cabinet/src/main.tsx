/** Starts the consumer's cabinet. */
import { configureSession } from "@personal-cabinet/api/session";
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { goToSignIn, watchReturn } from "@personal-cabinet/session/inner/leave";
import { reloadOnce } from "@personal-cabinet/ui/page/reload-once";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { beginPage } from "./app/pages";
import { application } from "./shared/application";
import { forgetKept } from "./shared/kept/forget-kept";
import "./app/frame.css";

configureSession({
  refreshPath: "/api/auth/refresh",
  onEnded: () => void forgetKept().then(() => goToSignIn(application)),
});

reloadOnce();
watchReturn(application);
beginPage(window.location.pathname);

startWords({
  name: "cabinet",
  russian: cabinet,
  english: () => import("@personal-cabinet/i18n/en/cabinet").then((words) => words.default),
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
