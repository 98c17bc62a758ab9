/** What is written for the consumer, and what for colleagues: never to be taken for each other. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerForm } from "./answer-form";
import styles from "./card.module.css";
import { NoteForm } from "./note-form";

const TABS = ["answer", "note"] as const;
type Tab = (typeof TABS)[number];

type ReplyTabsProps = { appeal: StaffAppealCardOut; onTyping: () => void };

export function ReplyTabs({ appeal, onTyping }: ReplyTabsProps) {
  const { t } = useTranslation("appeals");
  const [tab, setTab] = useState<Tab>("answer");
  return (
    <section className={styles.replies} aria-label={t("reply")}>
      <FilterChoice<Tab>
        label={t("reply")}
        value={tab}
        options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
        onChange={setTab}
      />
      {/* Both stay: what is typed in one is there when the other is left. */}
      <div hidden={tab !== "answer"}>
        <AnswerForm appeal={appeal} onTyping={onTyping} />
      </div>
      <div hidden={tab !== "note"}>
        <NoteForm id={appeal.id} />
      </div>
    </section>
  );
}
