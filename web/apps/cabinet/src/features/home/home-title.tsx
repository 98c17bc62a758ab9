/** The heading of the main page: a greeting at once, the month's sentence when it is known. */
import type { HomeOut } from "@personal-cabinet/api/cabinet";
import { spokenName } from "@personal-cabinet/i18n/names";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useTranslation } from "react-i18next";
import styles from "./home.module.css";
import { placeNames } from "./place-names";
import { sentenceOf } from "./sentence";

export function HomeTitle({ places }: { places: HomeOut["places"] | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = spokenName(useMe().data?.display_name ?? "");
  const greeting = name ? t("home.hello", { name }) : t("home.helloAll");
  const [first] = places?.items ?? [];
  const sentence =
    first?.month && name
      ? sentenceOf(
          t,
          {
            name,
            place: places && places.total > 1 ? (placeNames(places.items)[0] ?? null) : null,
            since: first.first_day,
            month: first.month,
            before: first.before,
            today: first.today,
          },
          language,
        )
      : greeting;
  return (
    <PageHeader
      title={t("menu.home")}
      heading={<span className={styles.sentence}>{sentence}</span>}
    />
  );
}
