/** «Сотрудники»: who works in the control panel, and the invitation of others. */
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { InviteDrawer } from "./invite-drawer";
import { PeoplePage } from "./people-page";
import { peopleWords } from "./people-words";

export const words = peopleWords;

export function Component() {
  const administrator = useMe().data?.role === "administrator";
  return <PeoplePage group="staff" may={administrator} section="invite" drawer={InviteDrawer} />;
}
