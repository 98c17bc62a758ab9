/** A page of the entrance with all that surrounds it; the same here and where it is written out. */
import "@personal-cabinet/ui/theme/base.css";
import { useEffect } from "react";
import { type EntranceWords, LightWords } from "../words/light-words";
import type { Dictionaries } from "../words/look-up";
import type { Application } from "./application";
import type { Page } from "./pages";

export type WholeProps = {
  entrance: Application & { words: EntranceWords };
  page: Page;
  next: string;
  english?: Dictionaries | undefined;
};

export function Whole({ entrance, page, next, english }: WholeProps) {
  const { Component } = page;
  const { words } = entrance;
  useEffect(() => window.entranceReady?.(), []);
  const all = page.words ? { ...words, russian: { ...words.russian, ...page.words } } : words;
  return (
    <LightWords words={all} english={english}>
      <Component application={entrance} next={next} />
    </LightWords>
  );
}
