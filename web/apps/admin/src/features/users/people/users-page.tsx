/** «Пользователи / Список пользователей»: the consumers who may sign in, and adding others. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useMay } from "../../../shared/use-may";
import { AddDrawer } from "./add-drawer";
import { PeoplePage } from "./people-page";
import russian from "./words/ru";

export const words = sectionWords("people", russian, () => import("./words/en"));

export function Component() {
  return (
    <PeoplePage
      group="users"
      may={useMay("users:change", "access:grant")}
      section="add"
      drawer={AddDrawer}
    />
  );
}
