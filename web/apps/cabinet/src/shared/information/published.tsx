/** «Информация»: all that the supplier has published, before signing in and inside alike. */
import type { PublishedOut } from "@personal-cabinet/api/cabinet";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { type ReactNode, useEffect, useState } from "react";
import { Help, useHelp } from "../help/help";
import { Agreement, Contacts, Documents, Questions, Services } from "./chapters";
import styles from "./information.module.css";
import { SearchBox } from "./search-box";

export type PublishedProps = {
  shown: PublishedOut;
  /** Where services are ordered. */
  order: ReactNode;
  /** What the reader has agreed to. */
  agreed?: ReactNode;
};

export function Published({ shown, order, agreed }: PublishedProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState("");
  const help = useHelp();
  // The address names a question: it is open, also when somebody came by a link.
  useEffect(() => {
    const follow = () => setOpened(window.location.hash.slice(1));
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => {
    if (opened) document.getElementById(opened)?.scrollIntoView();
  }, [opened]);
  const shelf = (name: "documents" | "forms") =>
    shown.documents.filter((one) => one.shelf === name);
  const chapters: [string, boolean, ReactNode][] = [
    [
      "questions",
      shown.groups.length > 0,
      <Questions key="" shown={shown.groups} opened={opened} />,
    ],
    ["documents", shelf("documents").length > 0, <Documents key="" shown={shelf("documents")} />],
    ["forms", shelf("forms").length > 0, <Documents key="" shown={shelf("forms")} />],
    ["contacts", shown.contacts.length > 0, <Contacts key="" shown={shown.contacts} />],
    [
      "services",
      shown.services.length > 0,
      <Services key="" shown={shown.services} order={order} />,
    ],
    ["agreement", shown.agreement !== null, <Agreement key="" shown={shown} agreed={agreed} />],
    ["help", true, <Help key="" help={help} opened={opened} />],
  ];
  const there = chapters.filter(([, isThere]) => isThere);
  return (
    <div className={styles.whole}>
      <Panel>
        <SearchBox shown={shown} help={help?.chapters ?? null} onOpen={setOpened} />
        <nav className={styles.sections} aria-label={t("information:sections")}>
          <ul>
            {there.map(([name]) => (
              <li key={name}>
                <a href={`#${name}`}>{t(`information:${name}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </Panel>
      {there.map(([name, , content]) => (
        <div key={name} id={name}>
          <Panel title={t(`information:${name}`)}>{content}</Panel>
        </div>
      ))}
    </div>
  );
}
