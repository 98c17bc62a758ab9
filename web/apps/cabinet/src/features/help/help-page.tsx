/** Answers for those outside: what to do when the sign-in fails, and what the cabinet is. */
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { InformationText } from "../../shared/information-text";
import { TextSteps } from "../../shared/text-steps";
import { useSupplier } from "../../shared/use-supplier";

const SUBJECTS = ["sign-in", "information"];

export function Component() {
  const { t } = useTranslation();
  const { subject = "" } = useParams();
  const { name } = useSupplier();
  if (!SUBJECTS.includes(subject)) return <Navigate to="/sign-in" replace />;
  return (
    <EntrancePage
      title={t(`help.${subject}.title`)}
      links={<Link to="/sign-in">{t("help.back")}</Link>}
    >
      {subject === "information" ? (
        <InformationText />
      ) : (
        <TextSteps
          intro={t(`help.${subject}.intro`, { supplier: name })}
          steps={t(`help.${subject}.steps`, { supplier: name }).split("\n")}
        />
      )}
    </EntrancePage>
  );
}
