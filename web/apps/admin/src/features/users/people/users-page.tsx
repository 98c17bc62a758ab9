/** «Пользователи / Список пользователей»: the consumers who may sign in, and adding others. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useMe } from "../../../shared/use-me";
import { AddDrawer } from "./add-drawer";
import { PeoplePage } from "./people-page";
import russian from "./words/ru";

export const words = sectionWords("people", russian, () => import("./words/en"));

export function Component() {
  const role = useMe().data?.role;
  const may = role === "administrator" || role === "operator";
  return <PeoplePage group="users" may={may} section="add" drawer={AddDrawer} />;
}
