/** «Пользователи / Список пользователей»: the consumers who may sign in, and adding others. */
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { AddDrawer } from "./add-drawer";
import { PeoplePage } from "./people-page";
import { peopleWords } from "./people-words";

export const words = peopleWords;

export function Component() {
  const role = useMe().data?.role;
  const may = role === "administrator" || role === "operator";
  return <PeoplePage group="users" may={may} section="add" drawer={AddDrawer} />;
}
