/** Change of one's password, wanted or demanded; a demanded one has no way around it. */
import { changePassword } from "@personal-cabinet/api/acts/change-password";
import { PasswordForm } from "@personal-cabinet/ui/form/password-form";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { safeNext } from "../../shared/safe-next";
import { useLeave } from "../../shared/use-leave";
import { ME, useMe } from "../../shared/use-me";

const ABOVE_FORM = { marginBottom: 20 };

export function Component() {
  const { t } = useTranslation("common");
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useLeave();
  const [params] = useSearchParams();
  const [saved, setSaved] = useState(false);
  const onward = () => void navigate(safeNext(params.get("next")), { replace: true });

  const change = async (current: string, next: string) => {
    const user = await changePassword(current, next);
    // What was refused under the old password is asked for again.
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
    queries.setQueryData(ME, user);
    setSaved(true);
  };

  if (me.error && me.error.status !== 401 && !me.data) {
    return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (!me.data) return <Loading />;
  if (me.data.must_set_second_factor && !saved) {
    return <Navigate to={`/second-factor?${params}`} replace />;
  }
  const forced = me.data.must_change_password;
  return (
    <EntrancePage title={t("password.title")}>
      {saved ? (
        <>
          <Alert type="success" showIcon title={t("password.saved")} style={ABOVE_FORM} />
          <Button type="primary" size="large" block autoFocus onClick={onward}>
            {t("admin:password.onward")}
          </Button>
        </>
      ) : (
        <>
          {forced && <Alert type="info" showIcon title={t("password.forced")} style={ABOVE_FORM} />}
          <PasswordForm
            login={me.data.login}
            shortest={me.data.minimum_password_length}
            onSubmit={change}
            aside={
              forced ? (
                <Button block onClick={() => void leave()}>
                  {t("shell.signOut")}
                </Button>
              ) : (
                <Button block onClick={onward}>
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
