/** The main page: the month in a sentence, and four tiles with the essence of the sections. */
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import type { HomeOut } from "@personal-cabinet/api/cabinet";
import { useEventWords } from "@personal-cabinet/ui/events/use-event-words";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Tile } from "@personal-cabinet/ui/page/tile";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useKnownCounters } from "../../shared/use-section-counters";
import { AccountTile } from "./account-tile";
import { home } from "./api/get-home";
import { DiagnosticsTile } from "./diagnostics-tile";
import styles from "./home.module.css";
import { HomeTitle } from "./home-title";
import { ReadingsTile } from "./readings-tile";
import { SupportTile } from "./support-tile";

const loading = <Loading lines={6} />;

/** Before the answer the tiles keep their places. */
function Tiles({ told }: { told: HomeOut | undefined }) {
  const { t } = useTranslation();
  const unread = useKnownCounters()?.support ?? 0;
  return (
    <div className={styles.tiles}>
      <Tile
        title={t("menu.account")}
        icon={<UserOutlined />}
        more={{
          to: "/account",
          label: t(told?.accounts.total === 1 ? "home.openAccount" : "home.allAccounts"),
        }}
      >
        {told ? <AccountTile home={told} /> : loading}
      </Tile>
      <Tile
        title={t("menu.readings")}
        icon={<BarChartOutlined />}
        more={{ to: "/readings", label: t("home.openChart") }}
      >
        {told ? <ReadingsTile places={told.places} submissions={told.submissions} /> : loading}
      </Tile>
      <Tile
        title={t("menu.diagnostics")}
        icon={<SafetyCertificateOutlined />}
        more={{
          to: "/diagnostics",
          label: t(told?.diagnostics.total === 0 ? "home.openDiagnostics" : "home.allEvents"),
        }}
      >
        {told ? <DiagnosticsTile diagnostics={told.diagnostics} /> : loading}
      </Tile>
      <Tile
        title={t("menu.support")}
        icon={<MessageOutlined />}
        more={{
          to: "/support",
          label: unread ? t("home.newAnswers", { count: unread }) : t("home.openSupport"),
        }}
      >
        {told ? <SupportTile support={told.support} /> : loading}
      </Tile>
    </div>
  );
}

export function Component() {
  const answer = useQuery(home);
  const { data, error } = answer;
  const worded = useEventWords();
  // Words of another length would move what stands below them.
  const told = worded || data?.diagnostics.total === 0 ? data : undefined;
  return (
    <>
      <HomeTitle places={data?.places} />
      {error && !data ? (
        // One failure of what all tiles show is told once.
        <Panel>
          <Failure error={error} onRetry={() => void answer.refetch()} />
        </Panel>
      ) : (
        // New tiles instead of grown ones: nothing that is being read moves.
        <Tiles key={told ? "known" : "awaited"} told={told} />
      )}
    </>
  );
}
