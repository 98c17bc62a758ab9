/** «Пользователи / Список пользователей»: the consumers who may sign in. */
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useTranslation } from "react-i18next";
import { peopleWords } from "./people-words";
import { UserList } from "./user-list";

export const words = peopleWords;

export function Component() {
  const { t } = useTranslation("people");
  return (
    <>
      <PageHeader title={t("users.title")} crumbs={[{ label: t("crumb") }]} />
      <UserList group="users" />
    </>
  );
}
