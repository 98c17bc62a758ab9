/** antd in the suite's look: its theme, locale and CSP nonce; around whatever is made of it. */
import {
  createCache,
  legacyLogicalPropertiesTransformer,
  StyleProvider,
} from "@ant-design/cssinjs";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { theme as antdTheme, ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import russian from "antd/es/locale/ru_RU";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Brand } from "./brand";
import { cssNonce } from "./css-nonce";
import { useBrand } from "./look";
import { DAY, NIGHT, TRACK } from "./tokens";
import { useDark } from "./use-dark";
import { useStill } from "./use-still";

const nonce = cssNonce();
/** One for all: parts of a page that each begin with this have their styles once. */
const styles = createCache();

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

/** What antd makes its styles of; `still`: nothing slides or fades. */
export function themeOf(brand: Brand, dark: boolean, still = false) {
  const ink = dark ? brand.night : brand.main;
  const soft = dark ? brand["night-soft"] : brand.soft;
  const strong = dark ? brand["night-strong"] : brand.strong;
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      ...(dark ? NIGHT : DAY),
      colorPrimary: ink,
      colorPrimaryHover: strong,
      // The tints that antd derives of dark colours are muddy.
      colorPrimaryBg: soft,
      controlItemBgActive: soft,
      controlItemBgActiveHover: soft,
      colorLink: ink,
      colorLinkHover: strong,
      fontFamily: "inherit",
      fontSize: 15,
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 40,
      controlHeightLG: 46,
      motionDurationMid: "0.15s",
      motion: !still,
    },
    components: {
      // White words stand on it.
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        colorPrimary: brand.main,
        colorPrimaryHover: brand.strong,
        colorPrimaryActive: brand.strong,
        // But not on these, whose words would be as dark as the night under them.
        defaultHoverColor: strong,
        defaultHoverBorderColor: strong,
        defaultActiveColor: strong,
        defaultActiveBorderColor: strong,
      },
      DatePicker: { cellWidth: 38 },
      Form: { itemMarginBottom: 20 },
      Segmented: { trackBg: dark ? TRACK.night : TRACK.day },
    },
  };
}

export function AntdLook({ children }: { children: ReactNode }) {
  const brand = useBrand();
  const dark = useDark();
  const still = useStill();
  const theme = useMemo(() => themeOf(brand, dark, still), [brand, dark, still]);
  const locale = useAntdLocale();
  return (
    <StyleProvider
      cache={styles}
      hashPriority="high"
      transformers={[legacyLogicalPropertiesTransformer]}
    >
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
