/** Looks for words while they are typed; without a network in what is on the page. */
import type { FoundContentOut, PublishedOut } from "@personal-cabinet/api/cabinet";
import { useEffect, useState } from "react";
import { searchInformation } from "../api/search-information";
import type { Chapters } from "../help/chapters";
import { findHelp } from "../help/find-help";
import type { Anchored } from "./anchors";

export const SHORTEST = 2;
const PAUSE_MS = 250;
const MOST = 20;
const SHOWN_LETTERS = 200;

/** What the server has found, or a chapter of the help, which this page has. */
export type Found = Omit<FoundContentOut, "kind" | "id"> & { kind: Anchored; id: number | string };

export type Search = {
  /** Null while nothing is looked for. */
  found: Found[] | null;
  busy: boolean;
  /** There is no connection: `found` is what this page holds. */
  offline: boolean;
};

type Written = { id: number; title: string; title_en: string; text: string; text_en: string };

const plain = (text: string) => text.toLowerCase().replace(/ё/g, "е");

/** What of the page holds all the words, as they were typed. */
export function searchHere(shown: PublishedOut, typed: string): FoundContentOut[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const of = (kind: FoundContentOut["kind"], all: Written[]) =>
    all
      .filter(({ title, title_en, text, text_en }) => {
        const whole = plain([title, title_en, text, text_en].join("\n"));
        return words.every((word) => whole.includes(word));
      })
      .map(({ id, title, title_en, text, text_en }) => ({
        kind,
        id,
        title,
        title_en,
        excerpt: text.slice(0, SHOWN_LETTERS),
        excerpt_en: text_en.slice(0, SHOWN_LETTERS),
      }));
  const questions = shown.groups.reduce<Written[]>(
    (all, { questions: own }) => all.concat(own),
    [],
  );
  return [
    ...of("question", questions),
    ...of("document", shown.documents),
    ...of("office", shown.contacts),
    ...of("service", shown.services),
  ].slice(0, MOST);
}

/** Chapters of the help stand in one language: the reader's. */
function amongHelp(chapters: Chapters | null, typed: string): Found[] {
  if (chapters === null) return [];
  return findHelp(chapters, typed).map(({ name, title, excerpt }) => ({
    kind: "help",
    id: name,
    title,
    title_en: title,
    excerpt,
    excerpt_en: excerpt,
  }));
}

const NOTHING: Search = { found: null, busy: false, offline: false };

export function useSearch(typed: string, shown: PublishedOut, help: Chapters | null): Search {
  const words = typed.trim();
  const [search, setSearch] = useState(NOTHING);
  useEffect(() => {
    if (words.length < SHORTEST) return setSearch(NOTHING);
    let gone = false;
    setSearch((before) => ({ ...before, busy: true }));
    const timer = window.setTimeout(() => {
      const told = (found: Found[], offline: boolean) =>
        !gone && setSearch({ found: found.concat(amongHelp(help, words)), busy: false, offline });
      searchInformation(words).then(
        (found) => told(found, false),
        () => told(searchHere(shown, words), true),
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [words, shown, help]);
  return search;
}
