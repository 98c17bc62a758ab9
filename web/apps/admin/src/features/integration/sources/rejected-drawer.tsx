/** What a rejected row holds; that it was looked at is recorded. */
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { kindWord } from "../shared/kinds/kind-word";
import { reasonOf } from "../shared/lines/reason-word";
import { rejectedRowQuery } from "./api/list-rejected";
import styles from "./sources.module.css";

function Row({ sourceId, id }: { sourceId: number; id: number }) {
  const { t } = useTranslation("sources");
  const row = useQuery(rejectedRowQuery(sourceId, id));
  return (
    <Fetched query={row}>
      {(data) => (
        <>
          <Facts
            facts={[
              { label: t("rows.at"), value: formatMoment(data.rejected_at) },
              { label: t("kind.name"), value: kindWord(t, data.kind) },
              { label: t("rows.field"), value: data.field },
              { label: t("rows.reason"), value: reasonOf(t, data) },
              { label: t("rows.detail"), value: <span lang="en">{data.reason}</span> },
            ]}
          />
          <h2 className={styles.heading}>{t("rows.row")}</h2>
          <pre className={styles.row}>{data.row}</pre>
          <p className={styles.soft}>{t("rows.recorded")}</p>
        </>
      )}
    </Fetched>
  );
}

type RejectedDrawerProps = { sourceId: number; row: string | null; onClose: () => void };

export function RejectedDrawer({ sourceId, row, onClose }: RejectedDrawerProps) {
  const { t } = useTranslation("sources");
  return (
    <RecordDrawer record={row} title={t("rows.one")} close={t("rows.close")} onClose={onClose}>
      {(shown) => <Row key={shown} sourceId={sourceId} id={Number(shown)} />}
    </RecordDrawer>
  );
}
