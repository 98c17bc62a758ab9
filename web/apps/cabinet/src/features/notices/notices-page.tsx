/** «Уведомления»: everything that the reader was told, page by page. */

import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Pager } from "@personal-cabinet/ui/table/pager";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useTranslation } from "react-i18next";
import { NoticeList } from "./notice-list";
import { noticeWords } from "./notice-words";
import { type Shown, ShownChoice } from "./shown-choice";
import { useNoticeList } from "./use-notices";

export const words = noticeWords;

export function Component() {
  const { t } = useTranslation("notices");
  const [params, setParams] = useAddress();
  const [table, setTable] = useTableState();
  const shown: Shown = params.get("show") === "unread" ? "unread" : "all";
  const list = useNoticeList(shown, { limit: table.limit, offset: table.offset });
  return (
    <>
      <PageHeader title={t("title")} />
      <Panel>
        <ShownChoice
          value={shown}
          onChange={(next) => setParams(next === "all" ? {} : { show: next })}
        />
        <Fetched query={list} loading={<Loading lines={8} />}>
          {({ items, total }) =>
            total === 0 ? (
              <Empty title={t(shown === "all" ? "none" : "allRead")} text={t("noneAdvice")} />
            ) : (
              <>
                <NoticeList notices={items} level="h2" />
                <Pager
                  caption={t("title")}
                  state={table}
                  total={total}
                  onChange={(page) => setTable({ ...table, ...page })}
                />
              </>
            )
          }
        </Fetched>
      </Panel>
    </>
  );
}
