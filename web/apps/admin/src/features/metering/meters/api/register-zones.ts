import { cabinetApi, type RegisterZones } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { METERS } from "./list-meters";

const path = (id: number) => ({ path: { meter_id: id } });
const ADDRESS = "/api/cabinet/staff/meters/{meter_id}/register-zones";

/** Which zone of its schedule each counter of a meter counts. */
export function registerZonesQuery(id: number) {
  return queryOptions({
    queryKey: [...METERS, "register-zones", id],
    queryFn: () => dataOf(cabinetApi.GET(ADDRESS, { params: path(id) })),
  });
}

/** Says which zone each counter counts; each zone once. */
export function setRegisterZones(id: number, body: RegisterZones) {
  return dataOf(cabinetApi.PUT(ADDRESS, { params: path(id), body }));
}
