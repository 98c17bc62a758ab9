/** What is told of the daily work: outages, appeals, requests, letters, sources, readings, the machine. */
import type { AnalyticsFigures } from "@personal-cabinet/api/admin";
import { formatDayOfMonth } from "@personal-cabinet/i18n/dates";
import { formatFixed } from "@personal-cabinet/i18n/numbers";
import { delayWord, type Row, type Story, sectionAt, type Teller } from "./story";

type Of<Name extends keyof AnalyticsFigures> = NonNullable<AnalyticsFigures[Name]>;

const MOST_SOURCES = 3;
const GIB = 1024 ** 3;

export function outagesStory(told: Of<"outages">, { t, number }: Teller): Story {
  const now = told.emergency + told.planned;
  const row = (name: "emergency" | "planned", filter: Record<string, string>): Row => ({
    key: name,
    label: t(`analytics:outages.${name}`),
    value: number(told[name]),
    to: sectionAt("/outages", { status: "current", ...filter }),
    tone: name === "emergency" && told.emergency > 0 ? "critical" : undefined,
  });
  return {
    figure: number(now),
    note:
      now === 0
        ? t("analytics:outages.none")
        : t("analytics:outages.note", { count: told.accounts, number: number(told.accounts) }),
    rows: [
      row("emergency", { kind: "emergency" }),
      row("planned", { kind: "planned" }),
      {
        key: "to_come",
        label: t("analytics:outages.to_come"),
        value: number(told.to_come),
        to: sectionAt("/outages", { status: "planned" }),
      },
      ...(told.overdue > 0
        ? [
            {
              key: "overdue",
              label: t("analytics:outages.overdue"),
              value: number(told.overdue),
              to: sectionAt("/outages", { status: "current" }),
              tone: "critical" as const,
            },
          ]
        : []),
    ],
    more: { to: sectionAt("/outages", { status: "current" }), label: t("analytics:more.outages") },
  };
}

export function appealsStory(told: Of<"appeals">, { t, number }: Teller): Story {
  const open = told.new + told.in_work;
  const row = (name: "new" | "in_work" | "done"): Row => ({
    key: name,
    label: t(`analytics:appeals.${name}`),
    value: number(told[name]),
    to: sectionAt("/appeals", { status: name }),
  });
  return {
    figure: number(open),
    note: t("analytics:appeals.note", { count: open }),
    rows: [
      {
        key: "overdue",
        label: t("analytics:appeals.overdue"),
        value: number(told.overdue),
        to: sectionAt("/appeals", { overdue: "true" }),
        tone: told.overdue > 0 ? "critical" : undefined,
      },
      row("new"),
      row("in_work"),
      row("done"),
    ],
    more: {
      to: sectionAt("/appeals", { status: told.new > 0 ? "new" : "in_work" }),
      label: t("analytics:more.appeals"),
    },
  };
}

export function registrationsStory(told: Of<"registrations">, teller: Teller): Story {
  const { t, number } = teller;
  const oldest = told.oldest_waiting;
  const waited = oldest && Math.max(0, (Date.parse(told.at) - Date.parse(oldest)) / 1000);
  const row = (name: "approved" | "declined" | "expired"): Row => ({
    key: name,
    label: t(`analytics:registrations.${name}`),
    value: number(told[name]),
    to: sectionAt("/registrations", { state: name }),
  });
  return {
    figure: number(told.waiting),
    note: oldest
      ? t("analytics:registrations.oldest", { delay: delayWord(teller, Number(waited)) })
      : t("analytics:registrations.none"),
    rows: [row("approved"), row("declined"), row("expired")],
    more: {
      to: sectionAt("/registrations", { state: "waiting" }),
      label: t("analytics:more.registrations"),
    },
  };
}

export function lettersStory(told: Of<"letters">, teller: Teller): Story {
  const { t, number } = teller;
  const oldest = told.oldest_abandoned;
  const lying = oldest && Math.max(0, (Date.parse(told.at) - Date.parse(oldest)) / 1000);
  return {
    figure: number(told.abandoned),
    note: oldest
      ? t("analytics:letters.oldest", { delay: delayWord(teller, Number(lying)) })
      : t("analytics:letters.none"),
    rows: [
      {
        key: "waiting",
        label: t("analytics:letters.waiting"),
        value: number(told.waiting),
        to: sectionAt("/letters", { state: "waiting" }),
      },
    ],
    more: { to: sectionAt("/letters", { state: "abandoned" }), label: t("analytics:more.letters") },
  };
}

export function sourcesStory(told: Of<"sources">, teller: Teller): Story {
  const { t, number } = teller;
  const [worst] = told.sources;
  const lag = (seconds: number | null) =>
    seconds === null ? t("analytics:sources.never") : delayWord(teller, seconds);
  const rows: Row[] = told.sources.slice(0, MOST_SOURCES).map((source) => ({
    key: String(source.id),
    label: source.name,
    value: source.failing ? t("analytics:sources.failing") : lag(source.behind_seconds),
    to: sectionAt("/sources", { source: String(source.id) }),
    tone: source.failing ? "critical" : undefined,
  }));
  if (told.refused > 0) {
    const label = t("analytics:sources.refused");
    rows.push({ key: "refused", label, value: number(told.refused), tone: "warning" });
  }
  return {
    figure: worst ? lag(worst.behind_seconds) : "—",
    note: worst ? t("analytics:sources.note", { name: worst.name }) : t("analytics:sources.none"),
    rows,
    more: { to: "/sources", label: t("analytics:more.sources") },
  };
}

export function submissionsStory(
  told: Of<"submissions">,
  byHand: number | undefined,
  { t, number, language }: Teller,
): Story {
  const states = ["accepted", "on_its_way", "refused"] as const;
  const days = {
    from: formatDayOfMonth(told.opens_on, language),
    to: formatDayOfMonth(told.closes_on, language),
  };
  const since = { from: told.opens_on };
  return {
    figure: number(told.meters),
    note: [
      byHand
        ? t("analytics:submissions.of", { count: byHand, number: number(byHand) })
        : t("analytics:submissions.note", { count: told.meters }),
      t(told.open ? "analytics:submissions.open" : "analytics:submissions.over", days),
    ].join(" "),
    share: byHand ? Math.min(1, told.meters / byHand) : undefined,
    rows: states.map((state) => ({
      key: state,
      label: t(`analytics:submissions.${state}`),
      value: number(told[state]),
      to: sectionAt("/submissions", { state, ...since }),
    })),
    more: { to: sectionAt("/submissions", since), label: t("analytics:more.submissions") },
  };
}

export function machineStory(told: Of<"machine">, teller: Teller): Story {
  const { t, language, percent } = teller;
  const load = (hundredths: number) => formatFixed(hundredths / 100, language, 2);
  const size = (bytes: number) =>
    t("analytics:machine.size", { number: formatFixed(bytes / GIB, language, 1) });
  const left = (name: "memory" | "disk", free: number, total: number): Row => ({
    key: name,
    label: t(`analytics:machine.${name}`),
    value: t("analytics:machine.left", { free: size(free), percent: percent(free, total) }),
    share: free / total,
  });
  return {
    figure: percent(told.load_15, told.cores * 100),
    note: t("analytics:machine.note", { count: told.cores }),
    share: Math.min(1, told.load_15 / (told.cores * 100)),
    rows: [
      {
        key: "load",
        label: t("analytics:machine.load"),
        value: [told.load_1, told.load_5, told.load_15].map(load).join(" · "),
      },
      ...(told.memory_total > 0 ? [left("memory", told.memory_available, told.memory_total)] : []),
      left("disk", told.disk_free, told.disk_total),
    ],
  };
}
