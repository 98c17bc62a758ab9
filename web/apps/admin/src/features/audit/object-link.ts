/** Where a person or a thing of the log is opened in the panel, if anywhere. */
import type { NamedOut } from "@personal-cabinet/api/admin";

const BY_KEY: Record<string, string> = {
  account: "/accounts?account=",
  customer: "/accounts?customer=",
  meter: "/meters?meter=",
  meter_model: "/meter-models?model=",
  appeal: "/appeals?appeal=",
  outage: "/outages?outage=",
  service_order: "/service-orders?order=",
  announcement: "/announcements?announcement=",
  batch: "/integration?batch=",
  source: "/sources?source=",
  tariff_schedule: "/tariffs/",
};
const BY_SECTION: Record<string, string> = {
  tariff_days: "/tariffs",
  desk: "/desk-hours",
  letter: "/letters",
  registration: "/registrations",
  answer_template: "/answer-templates",
  appeal_topic: "/appeal-topics",
  desk_team: "/desk-teams",
  client: "/outside-systems",
};

export function linkOf({ kind, id, name, login, gone }: NamedOut): string | null {
  if (gone) return null;
  if (kind === "user") {
    if (login) return `/staff?search=${encodeURIComponent(login)}`;
    return name ? `/users?search=${encodeURIComponent(name)}` : null;
  }
  if (kind === "account_number") return `/accounts?search=${encodeURIComponent(id)}`;
  const card = BY_KEY[kind];
  if (card && id) return card + encodeURIComponent(id);
  return BY_SECTION[kind] ?? null;
}
