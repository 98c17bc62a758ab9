/** Which right shows which section: the menu and the addresses both go by it. */
import type { Right } from "@personal-cabinet/api/auth";
import { useMe } from "@personal-cabinet/session/inner/use-me";

/** By the first part of the address; what is not here is one's own. The first one seen is home. */
export const SECTIONS: Readonly<Record<string, Right>> = {
  "/analytics": "analytics:see",
  "/accounts": "accounts:see",
  "/meters": "meters:see",
  "/organizations": "organizations:see",
  "/submissions": "submissions:see",
  "/registrations": "registrations:see",
  "/users": "users:see",
  "/staff": "colleagues:see",
  "/roles": "colleagues:see",
  "/appeals": "appeals:see",
  "/appeal-topics": "appeals:see",
  "/answer-templates": "appeals:see",
  "/desk-teams": "appeals:see",
  "/desk-hours": "appeals:see",
  "/outages": "outages:see",
  "/outage-reports": "outages:see",
  "/houses": "outages:see",
  "/announcements": "announcements:see",
  "/letters": "letters:see",
  "/meter-models": "models:see",
  "/tariffs": "tariffs:see",
  "/information": "content:see",
  "/content": "content:see",
  "/service-orders": "orders:see",
  "/integration": "integration:see",
  "/sources": "integration:see",
  "/outside-systems": "integration:see",
  "/stuck-events": "integration:see",
  "/settings": "settings:see",
  "/setup-wizard": "wizard:open",
  "/audit": "audit:see",
};

/** Says of an address whether who is signed in may look at what is there. */
export function useSees(): (path: string) => boolean {
  const held = useMe().data?.rights ?? [];
  return (path) => {
    const right = SECTIONS[`/${path.split(/[/?#]/)[1]}`];
    return right === undefined || held.includes(right);
  };
}
