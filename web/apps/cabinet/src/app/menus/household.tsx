/** The menu of who sees accounts. */
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import HomeOutlined from "@ant-design/icons/HomeOutlined";
import InfoCircleOutlined from "@ant-design/icons/InfoCircleOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import ThunderboltOutlined from "@ant-design/icons/ThunderboltOutlined";
import ToolOutlined from "@ant-design/icons/ToolOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import type { NavItem } from "@personal-cabinet/ui/shell/nav-list";
import { useNarrowerThan } from "@personal-cabinet/ui/theme/use-phone";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Menu } from "./menu";

/** The menu on top has room for the outages from here on; below, they stand beside the user's own entries. */
const WIDE = 1280;

export function useHouseholdMenu(counters: SectionCountersOut | undefined): Menu {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const inMenu = !useNarrowerThan(WIDE);
  const items: NavItem[] = [
    { to: "/", label: t("menu.home"), icon: <HomeOutlined />, end: true },
    {
      to: "/account",
      label: t("menu.account"),
      icon: <UserOutlined />,
      count: counters?.account,
    },
    {
      to: "/readings",
      label: t("menu.readings"),
      icon: <BarChartOutlined />,
      count: counters?.readings,
      also: ["/submissions", "/adviser"],
    },
    {
      to: "/diagnostics",
      label: t("menu.diagnostics"),
      icon: <SafetyCertificateOutlined />,
      count: counters?.diagnostics,
    },
    {
      to: "/support",
      label: t("menu.support"),
      icon: <MessageOutlined />,
      count: counters?.support,
    },
  ];
  const outages = {
    to: "/outages",
    label: t("menu.outages"),
    icon: <ThunderboltOutlined />,
    count: counters?.outages,
  };
  const outagesAction = {
    key: "outages",
    label: outages.count ? t("menu.outagesNow", { count: outages.count }) : outages.label,
    icon: outages.icon,
    onChoose: () => void navigate(outages.to),
  };
  return {
    items: inMenu ? [...items, outages] : items,
    phoneItems: items,
    actions: [
      ...(inMenu ? [] : [outagesAction]),
      {
        key: "submissions",
        label: t("menu.submissions"),
        icon: <BarChartOutlined />,
        onChoose: () => void navigate("/submissions"),
      },
      {
        key: "services",
        label: t("menu.services"),
        icon: <ToolOutlined />,
        onChoose: () => void navigate("/services"),
      },
      {
        key: "information",
        label: t("menu.information"),
        icon: <InfoCircleOutlined />,
        onChoose: () => void navigate("/information"),
      },
    ],
  };
}
