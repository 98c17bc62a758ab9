/** «Пользователи / Список пользователей»: the consumers who may sign in, and adding others. */
import { useMe } from "../../../shared/use-me";
import { peopleWords } from "../shared/people-words";
import { AddDrawer } from "./add-drawer";
import { PeoplePage } from "./people-page";

export const words = peopleWords;

export function Component() {
  const role = useMe().data?.role;
  const may = role === "administrator" || role === "operator";
  return <PeoplePage group="users" may={may} section="add" drawer={AddDrawer} />;
}
