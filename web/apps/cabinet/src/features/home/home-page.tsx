/** The main page: four tiles with the essence of the sections. */
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Tile } from "@personal-cabinet/ui/page/tile";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useTranslation } from "react-i18next";
import { useOverview } from "../../shared/use-overview";
import { useSupplier } from "../../shared/use-supplier";
import { AccountTile } from "./account-tile";
import { DiagnosticsTile } from "./diagnostics-tile";
import styles from "./home.module.css";
import { ReadingsTile } from "./readings-tile";

export function Component() {
  const { t } = useTranslation();
  const overview = useOverview();
  const { name } = useSupplier();
  const customer = overview.data?.customer_name;
  return (
    <>
      <PageHeader title={t("menu.home")} about={customer && t("home.hello", { name: customer })} />
      <div className={styles.tiles}>
        <Tile
          title={t("menu.account")}
          icon={<UserOutlined />}
          more={{ to: "/account", label: t("home.allAccounts") }}
        >
          <Fetched query={overview}>{(data) => <AccountTile accounts={data.accounts} />}</Fetched>
        </Tile>
        <Tile
          title={t("menu.readings")}
          icon={<BarChartOutlined />}
          more={{ to: "/readings", label: t("home.openChart") }}
        >
          <Fetched query={overview}>{(data) => <ReadingsTile meters={data.meters} />}</Fetched>
        </Tile>
        <Tile
          title={t("menu.diagnostics")}
          icon={<SafetyCertificateOutlined />}
          more={{ to: "/diagnostics", label: t("home.allEvents") }}
        >
          <Fetched query={overview}>
            {(data) => <DiagnosticsTile diagnostics={data.diagnostics} />}
          </Fetched>
        </Tile>
        <Tile
          title={t("menu.support")}
          icon={<MessageOutlined />}
          more={{ to: "/support", label: t("home.howToReach") }}
        >
          <p>{t("home.support", { supplier: name })}</p>
        </Tile>
      </div>
    </>
  );
}
