/** One of several accounts, with the way back to all of them. */
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { AccountCard } from "./account-card";
import { accountWords } from "./account-words";
import { accountQuery } from "./api/get-account";

export const words = [accountWords];

export function Component() {
  const { t } = useTranslation("account");
  const id = Number(useParams().account);
  const account = useQuery(accountQuery(id));
  const crumbs = [{ label: t("crumb"), to: "/account" }];
  return (
    <>
      <PageHeader title={account.data?.number ?? t("cabinet:account.one")} crumbs={crumbs} />
      <AccountCard id={id} />
    </>
  );
}
