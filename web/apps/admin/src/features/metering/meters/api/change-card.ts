import { cabinetApi, type InformationIn, type PointIn } from "@personal-cabinet/api/cabinet";
import { seen, taggedOf } from "../../../../shared/tagged";

const params = (id: number, tag: string) => ({
  path: { meter_id: id },
  header: seen(tag),
});

/** Changes the tab «Информация»; 412 `stale` when another has changed the card. */
export function changeInformation(id: number, tag: string, body: InformationIn) {
  return taggedOf(
    cabinetApi.PUT("/api/cabinet/staff/meters/{meter_id}/information", {
      params: params(id, tag),
      body,
    }),
  );
}

/** Changes the tab «Точка учёта»; likewise. */
export function changePoint(id: number, tag: string, body: PointIn) {
  return taggedOf(
    cabinetApi.PUT("/api/cabinet/staff/meters/{meter_id}/point", {
      params: params(id, tag),
      body,
    }),
  );
}
