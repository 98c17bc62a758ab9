/** One source: how it is doing, its runs, and what of it was refused. */

import type { SourceOut } from "@personal-cabinet/api/integration";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useTimesNote } from "../../../shared/use-times-note";
import { sourceQuery } from "./api/get-source";
import { RefusedPart } from "./refused-part";
import { RejectedPart } from "./rejected-part";
import { RunsPart } from "./runs-part";
import { SourceActs } from "./source-acts";
import { SourceView } from "./source-view";
import { sourceWords } from "./source-words";
import styles from "./sources.module.css";

export const words = sourceWords;

const PARTS = ["state", "runs", "refused", "rejected"] as const;
type Part = (typeof PARTS)[number];

/** Which part is shown; another part has pages and filters of its own. */
function usePart(): [Part, (next: Part) => void] {
  const [params, setParams] = useAddress();
  const part = PARTS.find((known) => known === params.get("part")) ?? "state";
  return [part, (next) => setParams(next === "state" ? {} : { part: next })];
}

function Source({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const timesNote = useTimesNote();
  const [part, setPart] = usePart();
  const counts: Partial<Record<Part, number>> = {
    refused: source.refused,
    rejected: source.rejected_rows,
  };
  const nameOf = (one: Part) =>
    counts[one] ? `${t(`part.${one}`)} (${counts[one]})` : t(`part.${one}`);
  return (
    <>
      <PageHeader
        title={source.name}
        crumbs={[
          { label: t("admin:menu.group.integration") },
          { label: t("title"), to: "/sources" },
        ]}
        about={timesNote}
        actions={<SourceActs source={source} />}
      />
      <div className={styles.parts}>
        <FilterChoice
          label={t("parts")}
          value={part}
          options={PARTS.map((value) => ({ value, label: nameOf(value) }))}
          onChange={setPart}
        />
      </div>
      {part === "state" && <SourceView source={source} />}
      {part === "runs" && <RunsPart id={source.id} active={source.active} />}
      {part === "refused" && <RefusedPart id={source.id} />}
      {part === "rejected" && <RejectedPart id={source.id} />}
    </>
  );
}

export function Component() {
  const source = useQuery(sourceQuery(Number(useParams().id)));
  return <Fetched query={source}>{(known) => <Source source={known} />}</Fetched>;
}
