/** Who agreed to which version of the user agreement, counted. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { customerConsentsQuery } from "./api/customer-consents";

export function CustomerConsents({ id }: { id: number }) {
  const { t } = useTranslation("accounts");
  const told = useQuery(customerConsentsQuery(id)).data;
  if (!told) return "…";
  if (told.items.length === 0) return t("consents.nobody");
  return told.items
    .map(({ version, users }) =>
      version
        ? t("consents.agreed", { version: formatDate(version), count: users })
        : t("consents.unknown", { count: users }),
    )
    .join("; ");
}
