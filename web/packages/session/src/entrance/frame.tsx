/** The frame of pages before signing in: who the supplier is and what waits inside, beside one form. */
import { LanguageButtons } from "@personal-cabinet/ui/shell/language-buttons";
import { SupplierContacts } from "@personal-cabinet/ui/shell/supplier-contacts";
import { type ReactNode, useEffect } from "react";
import { Icon } from "../form/icon";
import type { Look } from "../supplier";
import { useWords } from "../words/use-words";
import styles from "./frame.module.css";

export type FrameWords = {
  /** Whose page it is. */
  supplier: Look;
  /** What waits inside, by the keys below `welcome.offer`. */
  offers: readonly string[];
  /** At the bottom; the key of a word. */
  foot: string;
};

export type FrameProps = FrameWords & {
  title: string;
  /** Links beside the language switch. */
  links?: ReactNode;
  children: ReactNode;
};

export function Frame({ supplier, offers, foot, title, links, children }: FrameProps) {
  const { t, language, choose } = useWords();
  const suite = t("title");
  useEffect(() => {
    document.title = `${title} · ${suite}`;
  }, [title, suite]);
  return (
    <div className={styles.entrance}>
      <header className={styles.intro}>
        <div className={styles.mark}>
          <span className={`${styles.sign} supplier-sign`}>
            <Icon name="bolt" />
          </span>
          {/* look.js writes the remembered name here before React comes. */}
          <span id="supplier" suppressHydrationWarning>
            {supplier.name}
          </span>
        </div>
        <div className={styles.words}>
          <h2>{t("welcome.title")}</h2>
          <p>{t("welcome.text")}</p>
          <ul>
            {offers.map((offer) => (
              <li key={offer}>{t(`welcome.offer.${offer}`)}</li>
            ))}
          </ul>
        </div>
        <div className={styles.foot}>{t(foot)}</div>
      </header>
      <div className={styles.side}>
        <nav className={styles.tools} aria-label={t("shell.tools")}>
          {links}
          <LanguageButtons t={t} current={language} onChoose={choose} />
        </nav>
        <main className={styles.content} id="content">
          <h1>{title}</h1>
          {children}
        </main>
        <SupplierContacts {...supplier} />
      </div>
    </div>
  );
}
