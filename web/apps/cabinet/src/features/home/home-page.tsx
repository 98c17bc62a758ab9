/** The main page: the month in a sentence, and four tiles with the essence of the sections. */
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import type { OverviewOut } from "@personal-cabinet/api/cabinet";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Tile } from "@personal-cabinet/ui/page/tile";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useTranslation } from "react-i18next";
import { useOverview } from "../../shared/use-overview";
import { AccountTile } from "./account-tile";
import { DiagnosticsTile } from "./diagnostics-tile";
import styles from "./home.module.css";
import { HomeTitle } from "./home-title";
import { ReadingsTile } from "./readings-tile";

const loading = <Loading lines={6} />;

/** Without an overview the tiles keep their places. */
type TilesProps = { overview: OverviewOut | undefined; seen: Date | undefined };

function Tiles({ overview, seen }: TilesProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.tiles}>
      <Tile
        title={t("menu.account")}
        icon={<UserOutlined />}
        more={{
          to: "/account",
          label: t(overview?.accounts.length === 1 ? "home.openAccount" : "home.allAccounts"),
        }}
      >
        {overview ? <AccountTile accounts={overview.accounts} /> : loading}
      </Tile>
      <Tile
        title={t("menu.readings")}
        icon={<BarChartOutlined />}
        more={{ to: "/readings", label: t("home.openChart") }}
      >
        {overview ? <ReadingsTile meters={overview.meters} seen={seen} /> : loading}
      </Tile>
      <Tile
        title={t("menu.diagnostics")}
        icon={<SafetyCertificateOutlined />}
        more={{
          to: "/diagnostics",
          label: t(overview?.diagnostics.total === 0 ? "home.openDiagnostics" : "home.allEvents"),
        }}
      >
        {overview ? <DiagnosticsTile diagnostics={overview.diagnostics} /> : loading}
      </Tile>
      <Tile
        title={t("menu.support")}
        icon={<MessageOutlined />}
        more={{ to: "/support", label: t("home.howToReach") }}
      >
        <p>{t("home.support")}</p>
      </Tile>
    </div>
  );
}

export function Component() {
  const { data, error, refetch, seen } = useOverview();
  return (
    <>
      <HomeTitle meters={data?.meters} seen={seen} />
      {error && !data ? (
        // One failure of what all tiles show is told once.
        <Panel>
          <Failure error={error} onRetry={() => void refetch()} />
        </Panel>
      ) : (
        // New tiles instead of grown ones: nothing that is being read moves.
        <Tiles key={data ? "known" : "awaited"} overview={data} seen={seen} />
      )}
    </>
  );
}
