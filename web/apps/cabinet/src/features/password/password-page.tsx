/** Change of one's password, wanted or demanded. */
import { changePassword } from "@personal-cabinet/api/acts/change-password";
import { PasswordForm } from "@personal-cabinet/ui/form/password-form";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { signOut } from "../../shared/sign-out";
import { ME, useMe } from "../../shared/use-me";
import styles from "./password.module.css";

export function Component() {
  const { t } = useTranslation("common");
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [saved, setSaved] = useState(false);
  const forced = me.data?.must_change_password ?? false;

  const change = async (current: string, next: string) => {
    queries.setQueryData(ME, await changePassword(current, next));
    setSaved(true);
  };
  const leave = async () => {
    try {
      await signOut();
    } finally {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "supplier" });
      await navigate("/sign-in");
    }
  };

  if (!me.data) return <Loading />;
  return (
    <EntrancePage title={t("password.title")}>
      {saved ? (
        <>
          <Alert type="success" showIcon title={t("password.saved")} />
          <p className={styles.onward}>
            <Link to="/">{t("state.home")}</Link>
          </p>
        </>
      ) : (
        <>
          {forced && (
            <Alert className={styles.forced} type="info" showIcon title={t("password.forced")} />
          )}
          <PasswordForm
            onSubmit={change}
            shortest={me.data.minimum_password_length}
            aside={
              forced ? (
                <Button block onClick={() => void leave()}>
                  {t("shell.signOut")}
                </Button>
              ) : (
                <Button block onClick={() => void navigate(-1)}>
                  {t("password.cancel")}
                </Button>
              )
            }
          />
        </>
      )}
    </EntrancePage>
  );
}
