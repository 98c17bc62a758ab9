/** The change of a password that nobody demands, inside the shell like any other page. */
import { changePassword } from "@personal-cabinet/api/acts/change-password";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Button } from "../form/button";
import { PasswordForm } from "../form/password-form";
import { ME } from "./api/me";
import styles from "./inner.module.css";
import { InnerWords } from "./inner-words";
import { useTell } from "./told";
import { useMe } from "./use-me";

/** Where the way back leads, and the way on once it is done. */
const PROFILE = "/profile";

export function Component() {
  const { t } = useTranslation("common");
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  const change = async (current: string, next: string) => {
    queries.setQueryData(ME, await changePassword(current, next));
    tell(t("password.saved"));
    await navigate(PROFILE);
  };
  return (
    <>
      <PageHeader title={t("password.title")} />
      <Panel>
        <Fetched query={me}>
          {(user) => (
            <div className={styles.form}>
              <InnerWords>
                <PasswordForm
                  login={user.login}
                  shortest={user.minimum_password_length}
                  onSubmit={change}
                  aside={
                    <Button onClick={() => void navigate(PROFILE)}>{t("password.cancel")}</Button>
                  }
                />
              </InnerWords>
            </div>
          )}
        </Fetched>
      </Panel>
    </>
  );
}
