/** «Настройка»: password, contacts and language, what guards the sign-in, where it is open. */
import { setLanguage } from "@personal-cabinet/api/acts/set-language";
import type { UserOut } from "@personal-cabinet/api/auth";
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
import { HelpLink } from "../../shared/help/help-link";
import { OwnConsent } from "../../shared/information/own-consent";
import { signOut } from "../../shared/sign-out";
import { OwnDataRow } from "./own-data-row";
import { PhoneRow } from "./phone-row";
import styles from "./profile.module.css";
import { profileWords } from "./profile-words";

export const words = [profileWords, securityWords];

export function Component() {
  const { t } = useTranslation("profile");
  const me = useMe();
  const queries = useQueryClient();
  const changed = (user: UserOut) => queries.setQueryData(ME, user);
  const renewed = () => queries.invalidateQueries({ queryKey: ME });
  return (
    <>
      <PageHeader title={t("heading")} actions={<HelpLink to="profile" />} />
      <div className={styles.page}>
        <Panel title={t("own")}>
          <Fetched query={me}>
            {(user) => (
              <>
                <PlainRow
                  label={t("password")}
                  control={<Link to="/profile/password">{t("common:shell.changePassword")}</Link>}
                />
                <EmailRow email={user.email} onChanged={changed} />
                <PhoneRow user={user} onChanged={changed} />
                <PlainRow
                  label={t("notifications")}
                  control={<Link to="/profile/notifications">{t("notificationsSet")}</Link>}
                />
                <PlainRow
                  label={t("acts")}
                  control={<Link to="/profile/acts">{t("actsShow")}</Link>}
                />
                <OwnDataRow />
                <PlainRow
                  label={t("cabinet:agreement.title")}
                  value={<OwnConsent />}
                  control={<Link to="/information#agreement">{t("cabinet:agreement.read")}</Link>}
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
