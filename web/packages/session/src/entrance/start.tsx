/**
 * Starts the entrance of an application: the page that the address names comes to life where the
 * gateway has sent it written out, in the language and the colours that this browser remembers.
 */
import { getMe } from "@personal-cabinet/api/acts/get-me";
import { configureSession } from "@personal-cabinet/api/session";
import { rememberedLanguage } from "@personal-cabinet/i18n/language";
import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { nextIn, safeNext, withNext } from "../next";
import { isPresent } from "../presence";
import type { EntranceWords } from "../words/light-words";
import { type Application, addressOf } from "./application";
import type { Page } from "./pages";
import { goOn } from "./visit";
import { Whole } from "./whole";

export type Entrance = Application & {
  words: EntranceWords;
  /** Pages by their paths from the application's root, each with what loads it. */
  pages: Record<string, () => Promise<Page>>;
  /** Where a session is renewed; null when it cannot be. */
  refreshPath: string | null;
  /** Answers when somebody is signed in, and where they must go first. */
  findUser?: () => Promise<{ id?: string; must_change_password: boolean }>;
};

const SIGN_IN = "/sign-in";

/** The application's own path of an address, e.g. `/sign-in` of `/wizard/sign-in`. */
function pathIn({ base }: Application, pathname: string): string {
  const path = pathname.slice(base.replace(/\/$/, "").length);
  return path.replace(/\/$/, "") || "/";
}

/** Where the reader wants to go, and the page to show meanwhile. */
function destination(entrance: Entrance): { path: string; next: string; inside: boolean } {
  const { pathname, search } = window.location;
  const path = pathIn(entrance, pathname);
  if (entrance.pages[path]) return { path, next: nextIn(search), inside: false };
  // Any address of the application is answered with this page while nobody is signed in.
  return { path: SIGN_IN, next: safeNext(path + search), inside: true };
}

/** Who is signed in after all goes on at once; everybody else signs in here. */
async function goOnIfKnown(entrance: Entrance, next: string, inside: boolean): Promise<void> {
  const find = entrance.findUser ?? getMe;
  try {
    await goOn(entrance, await find(), next);
  } catch {
    const address = addressOf(entrance, withNext(SIGN_IN, next));
    if (inside) window.history.replaceState(null, "", address);
  }
}

export async function startEntrance(entrance: Entrance): Promise<void> {
  configureSession({ refreshPath: entrance.refreshPath, onEnded: () => undefined });
  const { path, next, inside } = destination(entrance);
  const asks = path === SIGN_IN && (inside || isPresent(entrance.name));
  if (asks) void goOnIfKnown(entrance, next, inside);
  const language = rememberedLanguage();
  const load = entrance.pages[path];
  if (!load) throw new Error(`The entrance has no page ${path}.`);
  const [page, english] = await Promise.all([
    load(),
    // Without the English words there are the Russian ones.
    language === "en" ? entrance.words.english().catch(() => undefined) : undefined,
  ]);
  const root = document.getElementById("root") as HTMLElement;
  const whole = (
    <StrictMode>
      <Whole entrance={entrance} page={page} next={next} english={english} />
    </StrictMode>
  );
  // Before anything is drawn: dates are written in the page's language.
  document.documentElement.lang = english ? "en" : "ru";
  // What the gateway sends is written in Russian.
  if (root.firstChild && !english) hydrateRoot(root, whole);
  else {
    root.textContent = "";
    createRoot(root).render(whole);
  }
  document.documentElement.classList.remove("in-english");
  // Somebody came back here from inside by the browser's own way, while they are signed in.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && isPresent(entrance.name)) void goOnIfKnown(entrance, next, false);
  });
}
