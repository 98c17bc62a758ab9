/** What staff are told of a request: what was said, what the registry says, what was tried. */
import type { RegistrationOut } from "@personal-cabinet/api/auth";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatPhone } from "@personal-cabinet/i18n/phones";
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { useTranslation } from "react-i18next";
import { StateMark } from "../shared/state-mark";

export function RegistrationFacts({ request }: { request: RegistrationOut }) {
  const { t } = useTranslation("registrations");
  const { decided_at: decided, last_tried_at: last } = request;
  const phone = t(request.phone_known ? "phoneKnown" : "phoneUnknown", {
    phone: formatPhone(request.phone),
  });
  const facts: (Fact | false)[] = [
    { label: t("column.account"), value: request.account_number },
    {
      label: t("column.state"),
      value: <StateMark kind={request.state}>{t(`state.${request.state}`)}</StateMark>,
    },
    { label: t("column.address"), value: request.address || t("addressUnknown") },
    { label: t("column.name"), value: request.name || null },
    request.asker_id !== null && { label: t("asker"), value: t("askerKnown") },
    { label: t("column.email"), value: request.email || null },
    { label: t("column.phone"), value: request.phone ? phone : null },
    { label: t("column.received"), value: formatMinute(request.created_at) },
    request.waiting_because !== "" && {
      label: t("why"),
      value: t(`because.${request.waiting_because}`, { defaultValue: request.waiting_because }),
    },
    { label: t("proof.label"), value: t(`proof.${request.proof}`) },
    request.name_check !== "" && {
      label: t("nameCheck.label"),
      value: t(`nameCheck.${request.name_check}`),
    },
    request.tries > 1 && {
      label: t("tries.label"),
      value: last
        ? t("tries.last", { count: request.tries, at: formatMinute(last) })
        : String(request.tries),
    },
    request.mismatches > 0 && {
      label: t("mismatches.label"),
      value: t("mismatches.value", {
        attempts: request.mismatches,
        networks: request.networks,
      }),
    },
    Boolean(decided) && { label: t("decidedAt"), value: formatMinute(decided ?? "") },
    Boolean(decided) &&
      request.state !== "expired" && {
        label: t("decidedBy"),
        value: request.decided_by || t("byRegistry"),
      },
    Boolean(request.reason) && { label: t("reason"), value: request.reason },
  ];
  return <Facts facts={facts.filter((fact) => fact !== false)} />;
}
