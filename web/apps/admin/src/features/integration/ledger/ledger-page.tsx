/** «Интеграция»: who sends data, the ledger of batches, and what was rejected and why. */

import ReloadOutlined from "@ant-design/icons/ReloadOutlined";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useIsFetching, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { kindWords } from "../shared/kinds/kind-word";
import { lineWords } from "../shared/lines/reason-word";
import { LEDGER } from "./api/list-batches";
import { feedReadersQuery } from "./api/list-feed-readers";
import { sendersQuery } from "./api/list-senders";
import { BatchDrawer } from "./batch-drawer";
import { Ledger } from "./ledger";
import styles from "./ledger.module.css";
import { BATCH } from "./ledger-address";
import { ReadersPanel } from "./readers-panel";
import { SendersPanel } from "./senders-panel";
import russian from "./words/ru";

export const words = [
  sectionWords("ledger", russian, () => import("./words/en")),
  kindWords,
  lineWords,
];

export function Component() {
  const { t } = useTranslation("ledger");
  const queries = useQueryClient();
  const fetching = useIsFetching({ queryKey: LEDGER }) > 0;
  const batch = useAddressRecord(BATCH);
  const senders = useQuery(sendersQuery());
  const readers = useQuery(feedReadersQuery());
  const refresh = () => void queries.invalidateQueries({ queryKey: LEDGER });
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.integration") }]}
        about={t("about")}
        actions={
          <Button icon={<ReloadOutlined spin={fetching} />} onClick={refresh}>
            {t("refresh")}
          </Button>
        }
      />
      <div className={styles.panels}>
        <SendersPanel />
        {!senders.isPending && <ReadersPanel />}
      </div>
      {/* It waits for what stands above it, whose height nobody knows: nothing moves. */}
      <div hidden={senders.isPending || readers.isPending}>
        <h2 className={styles.heading}>{t("ledger")}</h2>
        <Ledger />
      </div>
      <BatchDrawer id={batch.opened} onClose={batch.close} />
    </>
  );
}
