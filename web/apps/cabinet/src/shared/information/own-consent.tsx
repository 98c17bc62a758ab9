/** Says which version of the agreement the reader has agreed to, and when. */
import { formatDate, formatDay } from "@personal-cabinet/i18n/dates";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { consentsQuery } from "../api/agreement-consents";

export function OwnConsent() {
  const { t } = useTranslation();
  const [latest] = useQuery(consentsQuery).data ?? [];
  if (!latest) return null;
  return (
    <>
      {t("cabinet:agreement.agreed", {
        version: formatDate(latest.version),
        day: formatDay(latest.agreed_at),
      })}
    </>
  );
}
