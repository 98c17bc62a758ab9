/** «Мой профиль»: who I am here, how I am reached, what guards my sign-in, where it is open. */
import { setLanguage } from "@personal-cabinet/api/acts/set-language";
import { signOut } from "@personal-cabinet/api/acts/sign-out";
import type { UserOut } from "@personal-cabinet/api/auth";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { ME } from "@personal-cabinet/session/inner/api/me";
import { leave } from "@personal-cabinet/session/inner/leave";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { EmailRow } from "@personal-cabinet/session/security/email-row";
import { PasskeysPanel } from "@personal-cabinet/session/security/passkeys-panel";
import { SecurityPanel } from "@personal-cabinet/session/security/security-panel";
import { securityWords } from "@personal-cabinet/session/security/security-words";
import { SessionsPanel } from "@personal-cabinet/session/security/sessions-panel";
import { PlainRow } from "@personal-cabinet/session/security/setting-row";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { application } from "../../shared/application";
import styles from "./profile.module.css";
import { profileWords } from "./profile-words";

export const words = [profileWords, securityWords];

export function Component() {
  const { t } = useTranslation("staff-profile");
  const me = useMe();
  const language = useLanguage();
  const queries = useQueryClient();
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
                <PlainRow
                  label={t("role")}
                  value={user.role_names?.[language] ?? (user.role && t(`roles.${user.role}`))}
                />
                <EmailRow email={user.email} onChanged={changed} />
                <PlainRow
                  label={t("password")}
                  control={<Link to="/profile/password">{t("common:shell.changePassword")}</Link>}
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
        <SecurityPanel
          email={me.data?.email ?? null}
          advised={me.data?.second_factor_offered ? me.data.id : undefined}
          onChanged={renewed}
        />
        <PasskeysPanel onChanged={renewed} />
        <SessionsPanel onLeave={() => void leave(application, signOut)} />
      </div>
    </>
  );
}
