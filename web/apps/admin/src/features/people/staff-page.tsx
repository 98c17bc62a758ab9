/** «Сотрудники»: who works in the control panel, and the invitation of others. */
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../shared/use-me";
import { InviteDrawer } from "./invite-drawer";
import { peopleWords } from "./people-words";
import { UserList } from "./user-list";

export const words = peopleWords;

export function Component() {
  const { t } = useTranslation("people");
  const administrator = useMe().data?.role === "administrator";
  const [open, setOpen] = useState(false);
  const [invited, setInvited] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t("staff.title")}
        crumbs={[{ label: t("crumb") }]}
        actions={
          administrator && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t("invite.open")}
            </Button>
          )
        }
      />
      {invited && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t("invite.sent", { email: invited })}
          style={{ marginBottom: 20 }}
        />
      )}
      <UserList group="staff" />
      <InviteDrawer
        open={open}
        onClose={() => setOpen(false)}
        onInvited={(email) => {
          setInvited(email);
          setOpen(false);
        }}
      />
    </>
  );
}
