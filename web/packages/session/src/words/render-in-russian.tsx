/** The real Russian words around a part of the pages before signing in, for component tests. */

import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import common from "@personal-cabinet/i18n/ru/common";
import entry from "@personal-cabinet/i18n/ru/entry";
import joining from "@personal-cabinet/i18n/ru/joining";
import passkeys from "@personal-cabinet/i18n/ru/passkeys";
import problems from "@personal-cabinet/i18n/ru/problems";
import secondStep from "@personal-cabinet/i18n/ru/second-step";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { LightWords } from "./light-words";

const words = {
  order: ["cabinet", "common"],
  russian: { cabinet, common, entry, joining, passkeys, problems, "second-step": secondStep },
  english: () => Promise.reject(new Error("These tests speak Russian.")),
};

export function renderInRussian(part: ReactNode) {
  return render(<LightWords words={words}>{part}</LightWords>);
}
