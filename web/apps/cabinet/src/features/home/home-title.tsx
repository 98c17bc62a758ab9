/** The heading of the main page: a greeting at once, the month's sentence when it is known. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { spokenName } from "@personal-cabinet/i18n/names";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useTranslation } from "react-i18next";
import { shortAddresses } from "../../shared/meter-labels";
import { placesOf } from "../../shared/places";
import styles from "./home.module.css";
import { sentenceOf } from "./sentence";
import { useMonth } from "./use-month";

/** The first place's name where there are several: its own, or where it is. */
function placeName(meters: MeterOut[]): string | null {
  const places = placesOf(meters);
  const [first] = places;
  if (!first || places.length < 2) return null;
  if (places.filter(({ name }) => name === first.name).length === 1) return first.name;
  return shortAddresses(places.map(({ address }) => address ?? ""))[0] || first.name;
}

type HomeTitleProps = {
  meters: MeterOut[] | undefined;
  /** The moment that the page is of, where it is not now. */
  seen: Date | undefined;
};

export function HomeTitle({ meters, seen }: HomeTitleProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = spokenName(useMe().data?.display_name ?? "");
  const [meter] = meters ?? [];
  const { today, month, before } = useMonth(meter, seen);
  const known = meter && month.data && !before.isLoading;
  const greeting = name ? t("home.hello", { name }) : t("home.helloAll");
  const sentence =
    known && name
      ? sentenceOf(
          t,
          {
            name,
            place: placeName(meters ?? []),
            meter,
            month: month.data,
            before: before.data,
            today,
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
