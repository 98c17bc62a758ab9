/** A code for the bill of the chosen account: whoever has the bill may register with it. */
import { formatDay } from "@personal-cabinet/i18n/dates";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./accounts.module.css";
import { issueCode } from "./api/issue-code";

export function IssueCode({ account }: { account: { id: number; number: string } }) {
  const { t } = useTranslation("accounts");
  const issue = useMutation({ mutationFn: () => issueCode(account.id) });
  const made = issue.data;
  return (
    <>
      <Button loading={issue.isPending} onClick={() => issue.mutate()}>
        {t("code.issue")}
      </Button>
      <Dialog
        open={Boolean(made) || issue.isError}
        title={t("code.title", { account: account.number })}
        onCancel={issue.reset}
        footer={<Button onClick={issue.reset}>{t("code.close")}</Button>}
        closable={{ "aria-label": t("code.close") }}
      >
        <FormAlert error={issue.error} />
        {made && (
          <>
            <p className={styles.code}>{made.code}</p>
            <p>{t("code.about", { until: formatDay(made.expires_at) })}</p>
          </>
        )}
      </Dialog>
    </>
  );
}
