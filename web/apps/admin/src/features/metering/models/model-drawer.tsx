/** One type of meters, or a new one, beside the list. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { PassportFacts } from "../shared/passport/passport";
import { modelQuery } from "./api/change-model";
import { ModelForm } from "./model-form";

function Model({ id, onClose }: { id: number; onClose: () => void }) {
  const model = useQuery(modelQuery(id));
  const operates = useMay("models:change");
  return (
    <Fetched query={model} loading={<Loading lines={10} />}>
      {({ card, tag }) =>
        operates ? (
          <ModelForm
            key={tag}
            model={card}
            tag={tag}
            onDone={onClose}
            onReload={() => void model.refetch()}
          />
        ) : (
          <PassportFacts passport={card} />
        )
      }
    </Fetched>
  );
}

export function ModelDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("models");
  return (
    <RecordDrawer record={id} title={t("model")} close={t("close")} width={640} onClose={onClose}>
      {(shown) =>
        shown === "new" ? (
          <ModelForm onDone={onClose} onReload={onClose} />
        ) : (
          <Model key={shown} id={Number(shown)} onClose={onClose} />
        )
      }
    </RecordDrawer>
  );
}
