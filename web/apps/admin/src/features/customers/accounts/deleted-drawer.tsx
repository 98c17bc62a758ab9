/** What was deleted in the last days, each with the way back. */
import type { DeletionOut } from "@personal-cabinet/api/cabinet";
import { formatDay, formatMinute } from "@personal-cabinet/i18n/dates";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { SideDrawer } from "@personal-cabinet/ui/page/side-drawer";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import styles from "./accounts.module.css";
import { deletionsQuery, restoreDeletion } from "./api/deletions";
import { ACCOUNTS } from "./api/list-accounts";

function Deleted({ items }: { items: DeletionOut[] }) {
  const { t } = useTranslation("accounts");
  const operates = useMay("accounts:delete");
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: (id: number) => restoreDeletion(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ACCOUNTS }),
  });
  return (
    <>
      <div role="status">
        {restore.isSuccess && <Alert type="success" showIcon title={t("deleted.restored")} />}
      </div>
      <FormAlert error={restore.error} />
      {items.length === 0 && <p>{t("deleted.none")}</p>}
      <ul className={styles.owned}>
        {items.map((one) => (
          <li key={one.id}>
            <strong>{t("deleted.count", { count: one.accounts })}</strong>
            <span>{one.numbers.join(", ")}</span>
            <span>{t("deleted.by", { name: one.deleter, at: formatMinute(one.deleted_at) })}</span>
            <span>{t("deleted.until", { day: formatDay(one.restorable_until) })}</span>
            {operates && (
              <Button
                loading={restore.isPending && restore.variables === one.id}
                onClick={() => restore.mutate(one.id)}
                aria-label={t("deleted.restoreThese", { numbers: one.numbers.join(", ") })}
              >
                {t("deleted.restore")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function DeletedDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const deletions = useQuery({ ...deletionsQuery(), enabled: open });
  return (
    <SideDrawer
      title={t("deleted.title")}
      close={t("deleted.close")}
      open={open}
      onClose={onClose}
      width={520}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section tabIndex={0}>
        <Fetched query={deletions}>{({ items }) => <Deleted items={items} />}</Fetched>
      </section>
    </SideDrawer>
  );
}
