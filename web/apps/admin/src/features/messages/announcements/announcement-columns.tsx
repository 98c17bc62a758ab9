/** The columns of announcements, and how an audience and a state are said. */
import type { AnnouncementOut, Audience } from "@personal-cabinet/api/notifications";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import styles from "./announcements.module.css";

export function audienceWords(t: TFunction, audience: Audience): string {
  if (audience.kind === "town") return t("announcements:audience.town", { town: audience.town });
  if (audience.kind === "all") return t("announcements:audience.all");
  return t("announcements:audience.accounts", { count: audience.numbers.length });
}

const TONES: Partial<Record<AnnouncementOut["state"], Tone>> = {
  scheduled: "warning",
  published: "done",
};

export function StateMark({ t, state }: { t: TFunction; state: AnnouncementOut["state"] }) {
  return <Mark tone={TONES[state] ?? "plain"}>{t(`announcements:state.${state}`)}</Mark>;
}

export function announcementColumns(
  t: TFunction,
  addressOf: (announcement: AnnouncementOut) => string,
): Column<AnnouncementOut>[] {
  return [
    {
      key: "subject",
      title: t("announcements:column.subject"),
      phone: "title",
      fit: "long",
      render: (announcement) => (
        <Link className={styles.open} to={{ search: addressOf(announcement) }}>
          {announcement.subject}
        </Link>
      ),
    },
    {
      key: "state",
      title: t("announcements:column.state"),
      phone: "mark",
      render: ({ state }) => <StateMark t={t} state={state} />,
    },
    {
      key: "kind",
      title: t("announcements:column.kind"),
      phone: "plain",
      render: ({ kind, advertising }) => (
        <>
          {t(`announcements:kind.${kind}`)}
          {advertising && <span className={styles.advert}>{t("announcements:advert")}</span>}
        </>
      ),
    },
    {
      key: "audience",
      title: t("announcements:column.audience"),
      phone: "plain",
      fit: "long",
      render: ({ audience }) => audienceWords(t, audience),
    },
    {
      key: "when",
      title: t("announcements:column.when"),
      phone: "plain",
      fit: "line",
      render: ({ published_at, publish_at }) => formatMinute(published_at ?? publish_at),
    },
    {
      key: "recipients",
      title: t("announcements:column.recipients"),
      align: "right",
      render: ({ recipients }) => recipients,
    },
    {
      key: "letters",
      title: t("announcements:column.letters"),
      align: "right",
      render: ({ letters, expired_letters }) =>
        expired_letters
          ? t("announcements:lettersExpired", { count: letters ?? 0, expired: expired_letters })
          : letters,
    },
  ];
}
