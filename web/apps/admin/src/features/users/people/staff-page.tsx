/** «Сотрудники»: who works in the control panel, and the invitation of others. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useMay } from "../../../shared/use-may";
import { InviteDrawer } from "./invite-drawer";
import { PeoplePage } from "./people-page";
import russian from "./words/ru";

export const words = sectionWords("people", russian, () => import("./words/en"));

export function Component() {
  const may = useMay("users:grant");
  return <PeoplePage group="staff" may={may} section="invite" drawer={InviteDrawer} />;
}
