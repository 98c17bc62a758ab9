/** Wraps an application in the suite's look: antd's theme, locale, CSP nonce, and the supplier's colour. */
import { legacyLogicalPropertiesTransformer, StyleProvider } from "@ant-design/cssinjs";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import russian from "antd/es/locale/ru_RU";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import "./base.css";
import { type Brand, brandOf, showBrand } from "./brand";
import { cssNonce } from "./css-nonce";

const nonce = cssNonce();

/**
 * The calendar's buttons show a year or a month, so their own text must be their name: antd's fixed
 * «Выбрать год» would hide it from screen readers and from voice control.
 */
function plain(locale: Locale): Locale {
  if (!locale.DatePicker) return locale;
  const unnamed = { yearSelect: "", monthSelect: "", decadeSelect: "" };
  const lang = { ...locale.DatePicker.lang, ...unnamed };
  return { ...locale, DatePicker: { ...locale.DatePicker, lang } };
}

const plainRussian = plain(russian);

/** Pop-ups stay inside the landmark of what opened them, where a screen reader looks for them. */
function popupPlace(opener?: HTMLElement): HTMLElement {
  return opener?.closest<HTMLElement>("main, header") ?? document.body;
}

function useAntdLocale(): Locale {
  const language = useLanguage();
  const [english, setEnglish] = useState<Locale | null>(null);
  useEffect(() => {
    if (language === "en")
      import("antd/es/locale/en_GB").then((module) => setEnglish(plain(module.default)));
  }, [language]);
  return language === "en" && english ? english : plainRussian;
}

function themeOf(brand: Brand) {
  return {
    token: {
      colorPrimary: brand.main,
      // The tints that antd derives of dark colours are muddy.
      colorPrimaryBg: brand.soft,
      controlItemBgActive: brand.soft,
      controlItemBgActiveHover: brand.soft,
      controlItemBgHover: "#f3f5f7",
      colorErrorBg: "#fcecea",
      colorErrorBorder: "#efc4bf",
      colorWarningBg: "#fdf3e1",
      colorWarningBorder: "#ecd6ac",
      colorSuccessBg: "#e7f4ec",
      colorSuccessBorder: "#bfdfcc",
      colorInfoBg: "#e9f1fb",
      colorInfoBorder: "#c2d8f1",
      colorLink: brand.main,
      colorLinkHover: brand.strong,
      colorText: "#18222d",
      colorTextSecondary: "#51606f",
      colorTextDescription: "#51606f",
      colorTextPlaceholder: "#66727f",
      colorBorder: "#8a96a3",
      colorBorderSecondary: "#dfe4ea",
      colorError: "#b3261e",
      colorWarning: "#8a5200",
      colorSuccess: "#1c7443",
      colorInfo: "#1a5fae",
      fontFamily: "inherit",
      fontSize: 15,
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 40,
      controlHeightLG: 46,
      motionDurationMid: "0.15s",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none" },
      DatePicker: { cellWidth: 38 },
      Form: { itemMarginBottom: 20 },
      Segmented: { trackBg: "#eceff3" },
    },
  };
}

export type UiProviderProps = {
  /** `#rrggbb` of the supplier; unknown = the product's own. */
  color?: string | undefined;
  children: ReactNode;
};

export function UiProvider({ color, children }: UiProviderProps) {
  const brand = useMemo(() => brandOf(color), [color]);
  const theme = useMemo(() => themeOf(brand), [brand]);
  const locale = useAntdLocale();
  useEffect(() => showBrand(brand), [brand]);
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        theme={theme}
        locale={locale}
        csp={nonce ? { nonce } : {}}
        getPopupContainer={popupPlace}
        form={{ requiredMark: false, scrollToFirstError: { focus: true } }}
      >
        {children}
      </ConfigProvider>
    </StyleProvider>
  );
}
