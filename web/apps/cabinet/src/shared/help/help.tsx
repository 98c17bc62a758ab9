/** How to use the cabinet: chapters that open one by one, with pictures of its pages. */
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useEffect, useState } from "react";
import { helpBlocks } from "./blocks";
import { CHAPTERS, type Chapter, type ChapterName, type Chapters, loadChapters } from "./chapters";
import styles from "./help.module.css";
import type { HelpPicture } from "./pictures";

type FindPicture = (name: string) => HelpPicture | null;

export const helpAnchor = (name: ChapterName): string => `help-${name}`;

export type LoadedHelp = { chapters: Chapters; picture: FindPicture };

/** The chapters in the reader's language; null until they have come. */
export function useHelp(): LoadedHelp | null {
  const { language } = useWords();
  const [help, setHelp] = useState<LoadedHelp | null>(null);
  useEffect(() => {
    let gone = false;
    Promise.all([loadChapters(language), import("./pictures")]).then(
      ([chapters, { pictureOf }]) => {
        if (!gone) setHelp({ chapters, picture: (name) => pictureOf(language, name) });
      },
      // What does not come is asked for again with the page.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return help;
}

function Picture({ shown, alt }: { shown: HelpPicture | null; alt: string }) {
  if (shown === null) return null;
  const { address, width, height } = shown;
  return (
    <img
      className={styles.picture}
      src={address}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
    />
  );
}

function Text({ of, picture }: { of: Chapter; picture: FindPicture }) {
  return (
    <div className={styles.text}>
      {helpBlocks(of.text).map((block) => {
        if (block.kind === "text") return <p key={block.line}>{block.line}</p>;
        if (block.kind === "picture") {
          const { name } = block;
          return <Picture key={name} shown={picture(name)} alt={of.pictures[name] ?? ""} />;
        }
        const List = block.kind === "steps" ? "ol" : "ul";
        return (
          <List key={block.lines[0]}>
            {block.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </List>
        );
      })}
    </div>
  );
}

/** `opened` names the place that the address has: its chapter is open. */
export function Help({ help, opened }: { help: LoadedHelp | null; opened: string }) {
  const { t } = useWords();
  const there = help !== null;
  // The chapters come later than the page: only then is there a place to go to.
  useEffect(() => {
    if (there && opened.startsWith("help-")) document.getElementById(opened)?.scrollIntoView();
  }, [there, opened]);
  if (help === null) return <p className={styles.awaited}>{t("information:loading")}</p>;
  return (
    <>
      {CHAPTERS.map((name) => (
        <details
          key={name}
          id={helpAnchor(name)}
          className={styles.chapter}
          open={opened === helpAnchor(name) || undefined}
        >
          <summary>{help.chapters[name].title}</summary>
          <Text of={help.chapters[name]} picture={help.picture} />
        </details>
      ))}
      <p className={styles.verify}>
        {t("information.verify")} <a href="/verify">{t("information.verifyLink")}</a>
      </p>
    </>
  );
}
