/** What is asked before a reading is sent that may be wrong. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "@personal-cabinet/session/form/button";
import { Notice } from "@personal-cabinet/session/form/notice";
import { useTranslation } from "react-i18next";
import { type Counters, type Doubt, doubtWords, type Typed } from "./check";
import styles from "./reading-entry.module.css";

type DoubtsProps = {
  item: Counters;
  typed: Typed;
  doubts: Doubt[];
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
};

export function Doubts({ item, typed, doubts, busy, onYes, onNo }: DoubtsProps) {
  const { t } = useTranslation("reading-entry");
  const language = useLanguage();
  if (doubts.length === 0) return null;
  return (
    <Notice kind="warning" title={t("ask.title")}>
      {doubts
        .flatMap((doubt) => doubtWords(item, typed, doubt, t, language))
        .map((words) => (
          <p key={words}>{words}</p>
        ))}
      <div className={styles.answers}>
        <Button look="main" busy={busy} onClick={onYes}>
          {t("ask.yes")}
        </Button>
        <Button onClick={onNo}>{t("ask.no")}</Button>
      </div>
    </Notice>
  );
}
