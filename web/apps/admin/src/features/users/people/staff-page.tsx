/** «Сотрудники»: who works in the control panel, and the invitation of others. */
import { useMe } from "../../../shared/use-me";
import { peopleWords } from "../shared/people-words";
import { InviteDrawer } from "./invite-drawer";
import { PeoplePage } from "./people-page";

export const words = peopleWords;

export function Component() {
  const administrator = useMe().data?.role === "administrator";
  return <PeoplePage group="staff" may={administrator} section="invite" drawer={InviteDrawer} />;
}
