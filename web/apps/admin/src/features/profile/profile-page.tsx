/** «Мой профиль»: who I am here, how I am reached, what guards my sign-in, where it is open. */
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
import { Link } from "react-router";
import { useLeave } from "../../shared/use-leave";
import { ME, useMe } from "../../shared/use-me";
import styles from "./profile.module.css";
import { profileWords } from "./profile-words";

export const words = [profileWords, securityWords];

export function Component() {
  const { t } = useTranslation("staff-profile");
  const me = useMe();
  const queries = useQueryClient();
  const leave = useLeave();
  const changed = (user: UserOut) => queries.setQueryData(ME, user);
  const renewed = () => queries.invalidateQueries({ queryKey: ME });
  return (
    <>
      <PageHeader title={t("heading")} />
      <div className={styles.page}>
        <Panel title={t("own")}>
          <Fetched query={me}>
            {(user) => (
              <>
                <PlainRow label={t("name")} value={user.display_name} />
                <PlainRow label={t("login")} value={user.login} />
                <PlainRow label={t("role")} value={user.role && t(`roles.${user.role}`)} />
                <EmailRow acts={emailActs} email={user.email} onChanged={changed} />
                <PlainRow
                  label={t("password")}
                  control={
                    <Link to="/password?next=/profile">{t("common:shell.changePassword")}</Link>
                  }
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
