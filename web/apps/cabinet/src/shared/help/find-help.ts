/** Looks for words among the chapters of the help, which the server does not know. */
import { CHAPTERS, type ChapterName, type Chapters } from "./chapters";

export type FoundHelp = { name: ChapterName; title: string; excerpt: string };

const SHORTEST = 3;
const ENDING = 3;
const LONGEST_EXCERPT = 160;

const plain = (text: string) => text.toLowerCase().replace(/ё/g, "е");
const wordsOf = (text: string): string[] => plain(text).match(/[a-zа-я0-9]+/g) ?? [];

/**
 * Russian and English words differ in their forms by their last letters: a word is found by its
 * beginning, three letters shorter at most, and by half of them at least.
 */
function stemOf(word: string): string {
  return word.slice(0, Math.max(SHORTEST, Math.ceil(word.length / 2), word.length - ENDING));
}

/** The chapters that hold all the words, in any form; those that are called so come first. */
export function findHelp(chapters: Chapters, typed: string): FoundHelp[] {
  const stems = wordsOf(typed).map(stemOf);
  if (stems.length === 0) return [];
  const holds = (text: string) => {
    const words = wordsOf(text);
    return (stem: string) => words.some((word) => word.startsWith(stem));
  };
  return CHAPTERS.map((name) => ({ name, ...chapters[name] }))
    .filter(({ title, text }) => stems.every(holds(`${title}\n${text}`)))
    .map(({ name, title, text }) => {
      const lines = text.split("\n").filter((line) => line && !line.startsWith("["));
      const told = lines.find((line) => stems.some(holds(line))) ?? lines[0] ?? "";
      const excerpt = told.replace(/^(\d+\.|-) /, "").slice(0, LONGEST_EXCERPT);
      return { name, title, excerpt, called: stems.every(holds(title)) };
    })
    .sort((one, other) => Number(other.called) - Number(one.called))
    .map(({ name, title, excerpt }) => ({ name, title, excerpt }));
}
