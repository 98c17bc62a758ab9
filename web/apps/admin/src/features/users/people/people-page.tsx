/** A page of people: its title, the button that adds one, what was sent, and the list. */
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Alert, Button } from "antd";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Group } from "./api/list-people";
import { UserList } from "./user-list";

type DrawerProps = { open: boolean; onClose: () => void; onAdded: (email: string) => void };

export type PeoplePageProps = {
  group: Group;
  /** Who looks may add somebody. */
  may: boolean;
  /** The words of the button and of what was sent. */
  section: "add" | "invite";
  drawer: ComponentType<DrawerProps>;
};

export function PeoplePage({ group, may, section, drawer: AddingDrawer }: PeoplePageProps) {
  const { t } = useTranslation("people");
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t(`${group}.title`)}
        crumbs={[{ label: t("admin:menu.group.users") }]}
        actions={
          may && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t(`${section}.open`)}
            </Button>
          )
        }
      />
      {added && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t(`${section}.sent`, { email: added })}
          style={{ marginBottom: 20 }}
        />
      )}
      <UserList group={group} />
      <AddingDrawer
        open={open}
        onClose={() => setOpen(false)}
        onAdded={(email) => {
          setAdded(email);
          setOpen(false);
        }}
      />
    </>
  );
}
