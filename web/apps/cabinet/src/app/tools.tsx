/** What stands beside the menu: language, bell, and what is the user's own. */
import GlobalOutlined from "@ant-design/icons/GlobalOutlined";
import LogoutOutlined from "@ant-design/icons/LogoutOutlined";
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import SwapOutlined from "@ant-design/icons/SwapOutlined";
import { setLanguage } from "@personal-cabinet/api/acts/set-language";
import { changeLanguage, type Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { leave } from "@personal-cabinet/session/inner/leave";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { type UserAction, UserMenu } from "@personal-cabinet/ui/shell/user-menu";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { application } from "../shared/application";
import { signOut } from "../shared/sign-out";
import { mayLeave } from "../shared/walk/leaving";
import styles from "./tools.module.css";

const Bell = lazyPage(() => import("../features/notices/bell"));

/** Leads from the one cabinet to the other; null: there is but one. */
export type Switch = { label: string; onSwitch: () => void } | null;

type ToolsProps = { name: string; actions: UserAction[]; other: Switch };

export function Tools({ name, actions, other }: ToolsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const language: Language = useLanguage() === "ru" ? "en" : "ru";
  // The choice holds in this browser even when the service cannot be told now.
  const remember = (chosen: Language) => void setLanguage(chosen).catch(() => undefined);
  const goOut = async () => {
    if (await mayLeave(t("menu.servicing.unsent"))) await leave(application, signOut);
  };
  const own: UserAction[] = [
    {
      key: "language",
      label: t(`common:language.${language}`),
      icon: <GlobalOutlined />,
      onChoose: () => void changeLanguage(language).then(() => remember(language)),
    },
    {
      key: "profile",
      label: t("menu.profile"),
      icon: <SettingOutlined />,
      onChoose: () => void navigate("/profile"),
    },
    {
      key: "leave",
      label: t("common:shell.signOut"),
      icon: <LogoutOutlined />,
      onChoose: () => void goOut(),
    },
  ];
  const first: UserAction[] = other
    ? [{ key: "other", label: other.label, icon: <SwapOutlined />, onChoose: other.onSwitch }]
    : [];
  return (
    <>
      {/* A phone has room for the supplier's name only without the switch; the menu has it too. */}
      {!phone && <LanguageSwitch onChange={remember} />}
      <div className={styles.bell}>
        <PageBoundary page="bell" without={null}>
          <Suspense fallback={null}>
            <Bell />
          </Suspense>
        </PageBoundary>
      </div>
      <UserMenu name={name} actions={[...first, ...actions, ...own]} />
    </>
  );
}
