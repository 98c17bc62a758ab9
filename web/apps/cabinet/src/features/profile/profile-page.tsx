/** «Настройка»: password, contacts and language, what guards the sign-in, where it is open. */
import { setLanguage } from "@personal-cabinet/api/acts/set-language";
import type { UserOut } from "@personal-cabinet/api/auth";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { signOut } from "../../shared/sign-out";
import { ME, useMe } from "../../shared/use-me";
import { EmailRow } from "./email-row";
import { PhoneRow } from "./phone-row";
import styles from "./profile.module.css";
import { profileWords } from "./profile-words";
import { SecurityPanel } from "./security-panel";
import { SessionsPanel } from "./sessions-panel";

export const words = profileWords;

export function Component() {
  const { t } = useTranslation("profile");
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const changed = (user: UserOut) => queries.setQueryData(ME, user);
  const leave = async () => {
    try {
      await signOut();
    } finally {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "supplier" });
      await navigate("/sign-in");
    }
  };
  return (
    <>
      <PageHeader title={t("heading")} />
      <div className={styles.page}>
        <Panel title={t("own")}>
          <Fetched query={me}>
            {(user) => (
              <>
                <div className={styles.row}>
                  <div className={styles.head}>
                    <h3>{t("password")}</h3>
                    <Link to="/password">{t("common:shell.changePassword")}</Link>
                  </div>
                </div>
                <EmailRow user={user} onChanged={changed} />
                <PhoneRow user={user} onChanged={changed} />
                <div className={styles.row}>
                  <div className={styles.head}>
                    <h3>{t("notifications")}</h3>
                    <Link to="/profile/notifications">{t("notificationsSet")}</Link>
                  </div>
                </div>
                <div className={styles.row}>
                  <div className={styles.head}>
                    <h3>{t("language")}</h3>
                    <LanguageSwitch
                      onChange={(language) => void setLanguage(language).catch(() => undefined)}
                    />
                  </div>
                </div>
              </>
            )}
          </Fetched>
        </Panel>
        <SecurityPanel />
        <SessionsPanel onLeave={() => void leave()} />
      </div>
    </>
  );
}
