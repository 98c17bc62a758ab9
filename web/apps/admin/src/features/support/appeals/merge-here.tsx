/** From an appeal's card: which others of the same subscriber say the same. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { doublesQuery } from "./api/list-doubles";
import { APPEAL_NAME } from "./appeals-address";
import { MergeDialog } from "./merge-dialog";
import { canMerge, sameSubscriber } from "./merging";

export function MergeHere({ appeal }: { appeal: StaffAppealCardOut }) {
  const { t } = useTranslation("appeals");
  const navigate = useNavigate();
  const { addressOf } = useAddressRecord(APPEAL_NAME);
  const [open, setOpen] = useState(false);
  const { id, customer } = appeal;
  const found = useQuery({ ...doublesQuery(customer.name), enabled: open }).data?.items;
  if (!canMerge(appeal) || !customer.name) return null;
  const others = (found ?? []).filter(
    (row) => row.id !== id && canMerge(row) && sameSubscriber(appeal, row),
  );
  return (
    <>
      <Button loading={open && !found} onClick={() => setOpen(true)}>
        {t("merge.open")}
      </Button>
      {open && found && (
        <MergeDialog
          rows={[appeal, ...others]}
          first={[id]}
          remains={id}
          onClose={() => setOpen(false)}
          onDone={(into) => {
            setOpen(false);
            if (into !== id) void navigate({ search: addressOf(into) });
          }}
        />
      )}
    </>
  );
}
