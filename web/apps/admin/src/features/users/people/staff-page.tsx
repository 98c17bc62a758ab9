/** «Сотрудники»: who works in the control panel, and the invitation of others. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useMe } from "../../../shared/use-me";
import { InviteDrawer } from "./invite-drawer";
import { PeoplePage } from "./people-page";
import russian from "./words/ru";

export const words = sectionWords("people", russian, () => import("./words/en"));

export function Component() {
  const administrator = useMe().data?.role === "administrator";
  return <PeoplePage group="staff" may={administrator} section="invite" drawer={InviteDrawer} />;
}
