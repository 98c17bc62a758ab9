/** What is told of meters and of subscribers. */
import type { AnalyticsFigures } from "@personal-cabinet/api/admin";
import { type Row, type Story, sectionAt, type Teller } from "./story";

type Of<Name extends keyof AnalyticsFigures> = NonNullable<AnalyticsFigures[Name]>;

const METERS = "/meters";
/** Under which the address keeps that the towns are opened beside the tiles. */
export const TOWNS = "collection";
/** More makers and towns than these do not fit into a tile. */
const MOST_ROWS = 4;
const share = (part: number, whole: number) => (whole > 0 ? part / whole : undefined);

export function collectionStory(told: Of<"collection">, teller: Teller): Story {
  const { t, number, percent } = teller;
  const { arrived, controlled, towns, other_towns: others } = told;
  const missing = controlled - arrived;
  const named = towns.filter((town) => town.arrived < town.controlled).slice(0, MOST_ROWS - 1);
  const rest = towns
    .filter((town) => !named.includes(town))
    .reduce(
      (sum, town) => sum + town.controlled - town.arrived,
      others.controlled - others.arrived,
    );
  const rows: Row[] = named.map((town) => ({
    key: town.name,
    label: town.name || t("analytics:collection.nowhere"),
    value: number(town.controlled - town.arrived),
    to: town.name ? sectionAt(METERS, { daily: "missing", locality: town.name }) : undefined,
  }));
  if (rest > 0) {
    const label = t("analytics:collection.otherTowns");
    rows.push({ key: "other", label, value: number(rest) });
  }
  if (controlled > 0) {
    rows.push({ key: "days", label: t("analytics:towns.open"), value: "", to: `?${TOWNS}=days` });
  }
  return {
    figure: percent(arrived, controlled),
    note:
      controlled === 0
        ? t("analytics:collection.none")
        : t("analytics:collection.note", {
            count: controlled,
            arrived: number(arrived),
            controlled: number(controlled),
          }),
    share: share(arrived, controlled),
    rows,
    more:
      missing > 0
        ? {
            to: sectionAt(METERS, { daily: "missing" }),
            label: t("analytics:collection.missing", { count: missing, number: number(missing) }),
          }
        : { to: sectionAt(METERS, { daily: "arrived" }), label: t("analytics:more.meters") },
  };
}

const inService = (filter: Record<string, string>) =>
  sectionAt(METERS, { state: "in_service", ...filter });

export function verificationStory(told: Of<"meters">, { t, number, percent }: Teller): Story {
  const due = ["overdue", "soon", "unknown"] as const;
  const overdue = told.verification_overdue;
  return {
    figure: number(overdue),
    note: t("analytics:verification.note", {
      count: told.meters,
      percent: percent(overdue, told.meters),
      meters: number(told.meters),
    }),
    share: share(overdue, told.meters),
    rows: due.map((name) => ({
      key: name,
      label: t(`analytics:verification.${name}`),
      value: number(told[`verification_${name}`]),
      to: inService({ verification: name }),
      tone: name === "overdue" && overdue > 0 ? "warning" : undefined,
    })),
    more: {
      to: inService({ verification: overdue > 0 ? "overdue" : "soon" }),
      label: t("analytics:more.meters"),
    },
  };
}

export function loadStory(told: Of<"meters">, { t, number, percent }: Teller): Story {
  const of = {
    disconnected: told.disconnected,
    limited: told.limited,
    connected: told.connected,
    unknown: told.load_unknown,
  };
  return {
    figure: percent(told.disconnected, told.meters),
    note: t("analytics:load.note", {
      count: told.meters,
      disconnected: number(told.disconnected),
      meters: number(told.meters),
    }),
    share: share(told.disconnected, told.meters),
    rows: Object.entries(of).map(([name, meters]) => ({
      key: name,
      label: t(`analytics:load.${name}`),
      value: number(meters),
      to: inService({ load: name }),
    })),
    more: { to: inService({ load: "disconnected" }), label: t("analytics:more.meters") },
  };
}

export function makersStory(told: Of<"meters">, { t, number, percent }: Teller): Story {
  const shown = told.makers.slice(0, MOST_ROWS);
  const others = told.meters - shown.reduce((sum, maker) => sum + maker.meters, 0);
  const row = (key: string, label: string, meters: number, to?: string): Row => ({
    key,
    label,
    value: percent(meters, told.meters),
    to,
    share: share(meters, told.meters),
  });
  const rows = shown.map(({ name, meters }) =>
    row(
      name,
      name || t("analytics:makers.unknown"),
      meters,
      name ? inService({ manufacturer: name }) : undefined,
    ),
  );
  if (others > 0) rows.push(row("others", t("analytics:makers.others"), others));
  return {
    figure: number(told.meters),
    note: t("analytics:makers.note", { count: told.meters }),
    rows,
    more: { to: inService({}), label: t("analytics:more.meters") },
  };
}

export function customersStory(told: Of<"customers">, { t, number, percent }: Teller): Story {
  const { customers, registered, accounts_without_user: unused } = told;
  return {
    figure: percent(registered, customers),
    note: t("analytics:customers.note", {
      count: customers,
      registered: number(registered),
      customers: number(customers),
    }),
    share: share(registered, customers),
    rows: [
      {
        key: "registered",
        label: t("analytics:customers.registered"),
        value: number(registered),
      },
      {
        key: "unregistered",
        label: t("analytics:customers.unregistered"),
        value: number(customers - registered),
      },
      {
        key: "with",
        label: t("analytics:customers.with"),
        value: number(told.accounts - unused),
        to: sectionAt("/accounts", { user: "with" }),
      },
      {
        key: "without",
        label: t("analytics:customers.without"),
        value: number(unused),
        to: sectionAt("/accounts", { user: "without" }),
      },
    ],
    more: { to: sectionAt("/accounts", { user: "without" }), label: t("analytics:more.accounts") },
  };
}
