/** «Интеграция / Недоставленные события»: what services have not been able to tell each other. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useTranslation } from "react-i18next";
import { OUTBOXES } from "../../../shared/api/stuck-kinds";
import { useTimesNote } from "../../../shared/use-times-note";
import { OutboxPanel } from "./outbox-panel";
import styles from "./stuck-events.module.css";
import russian from "./words/ru";

export const words = sectionWords("stuck-events", russian, () => import("./words/en"));

export function Component() {
  const { t } = useTranslation("stuck-events");
  const timesNote = useTimesNote();
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.integration") }]}
        about={`${t("about")} ${timesNote}`}
      />
      <div className={styles.panels}>
        {OUTBOXES.map((owner) => (
          <OutboxPanel key={owner} owner={owner} />
        ))}
      </div>
    </>
  );
}
