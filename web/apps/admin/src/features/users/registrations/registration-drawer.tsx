/** One registration request, and the decision on it. */
import type { RegistrationOut } from "@personal-cabinet/api/auth";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import styles from "../shared/users.module.css";
import { Decision } from "./registration-decision";
import { RegistrationFacts } from "./registration-facts";

export type RegistrationDrawerProps = { request: RegistrationOut | null; onClose: () => void };

export function RegistrationDrawer({ request, onClose }: RegistrationDrawerProps) {
  const { t } = useTranslation("registrations");
  const operates = useMay("registrations:change");
  return (
    <RecordDrawer record={request} title={t("one")} close={t("close")} onClose={onClose}>
      {(shown) => (
        <>
          {shown.looks_like_guessing && <p className={styles.guessing}>{t("guessingAbout")}</p>}
          <RegistrationFacts request={shown} />
          {shown.state === "waiting" && operates && (
            <Decision key={shown.id} request={shown} onDone={onClose} />
          )}
        </>
      )}
    </RecordDrawer>
  );
}
