/** «Интеграция»: who sends data, the ledger of batches, and what was rejected and why. */

import ReloadOutlined from "@ant-design/icons/ReloadOutlined";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { BatchDrawer } from "./batch-drawer";
import { Ledger } from "./ledger";
import styles from "./ledger.module.css";
import { withBatch } from "./ledger-address";
import { SourcesPanel } from "./senders-panel";
import { INTEGRATION } from "./use-integration";
import russian from "./words/ru";

export const words = sectionWords("ledger", russian, () => import("./words/en"));

export function Component() {
  const { t } = useTranslation("ledger");
  const queries = useQueryClient();
  const fetching = useIsFetching({ queryKey: [INTEGRATION] }) > 0;
  const [params, setParams] = useSearchParams();
  const refresh = () => void queries.invalidateQueries({ queryKey: [INTEGRATION] });
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <Button icon={<ReloadOutlined spin={fetching} />} onClick={refresh}>
            {t("refresh")}
          </Button>
        }
      />
      <SourcesPanel />
      <h2 className={styles.heading}>{t("ledger")}</h2>
      <Ledger />
      <BatchDrawer
        id={params.get("batch")}
        onClose={() => setParams((now) => withBatch(now, null))}
      />
    </>
  );
}
