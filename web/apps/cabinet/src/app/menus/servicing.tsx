/** The menu of who acts for an organisation that serves houses (manual 004). */
import CompassOutlined from "@ant-design/icons/CompassOutlined";
import FormOutlined from "@ant-design/icons/FormOutlined";
import HomeOutlined from "@ant-design/icons/HomeOutlined";
import InfoCircleOutlined from "@ant-design/icons/InfoCircleOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import type { NavItem } from "@personal-cabinet/ui/shell/nav-list";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Menu } from "./menu";

export function useServicingMenu(): Menu {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = (submit: string): NavItem[] => [
    { to: "/servicing", label: t("menu.home"), icon: <HomeOutlined />, end: true },
    {
      to: "/servicing/entry",
      label: submit,
      icon: <FormOutlined />,
      also: ["/servicing/sheets"],
    },
    { to: "/servicing/walk", label: t("menu.servicing.walk"), icon: <CompassOutlined /> },
    { to: "/profile", label: t("menu.profile"), icon: <SettingOutlined /> },
  ];
  return {
    items: items(t("menu.servicing.submit")),
    phoneItems: items(t("menu.readings")),
    actions: [
      {
        key: "support",
        label: t("menu.support"),
        icon: <MessageOutlined />,
        onChoose: () => void navigate("/support"),
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
