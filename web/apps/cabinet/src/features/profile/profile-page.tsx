/** «Настройка»: password, contacts and language, what guards the sign-in, where it is open. */
import { setLanguage } from "@personal-cabinet/api/acts/set-language";
import type { UserOut } from "@personal-cabinet/api/auth";
import { passkeyActs } from "@personal-cabinet/api/passkey-acts";
import { emailActs, securityActs, sessionActs } from "@personal-cabinet/api/security-acts";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { EmailRow } from "@personal-cabinet/ui/security/email-row";
import { PasskeysPanel } from "@personal-cabinet/ui/security/passkeys-panel";
import { SecurityPanel } from "@personal-cabinet/ui/security/security-panel";
import { securityWords } from "@personal-cabinet/ui/security/security-words";
import { SessionsPanel } from "@personal-cabinet/ui/security/sessions-panel";
import { PlainRow } from "@personal-cabinet/ui/security/setting-row";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { signOut } from "../../shared/sign-out";
import { ME, useMe } from "../../shared/use-me";
import { PhoneRow } from "./phone-row";
import styles from "./profile.module.css";
import { profileWords } from "./profile-words";

export const words = [profileWords, securityWords];

export function Component() {
  const { t } = useTranslation("profile");
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const changed = (user: UserOut) => queries.setQueryData(ME, user);
  const renewed = () => queries.invalidateQueries({ queryKey: ME });
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
                <PlainRow
                  label={t("password")}
                  control={<Link to="/password">{t("common:shell.changePassword")}</Link>}
                />
                <EmailRow acts={emailActs} email={user.email} onChanged={changed} />
                <PhoneRow user={user} onChanged={changed} />
                <PlainRow
                  label={t("notifications")}
                  control={<Link to="/profile/notifications">{t("notificationsSet")}</Link>}
                />
                <PlainRow
                  label={t("language")}
                  control={
                    <LanguageSwitch
                      onChange={(language) => void setLanguage(language).catch(() => undefined)}
                    />
                  }
                />
              </>
            )}
          </Fetched>
        </Panel>
        <SecurityPanel acts={securityActs} email={me.data?.email ?? null} onChanged={renewed} />
        <PasskeysPanel acts={passkeyActs} onChanged={renewed} />
        <SessionsPanel acts={sessionActs} onLeave={() => void leave()} />
      </div>
    </>
  );
}
