/** Where the panel shows what an appeal was opened from. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";

type Card = NonNullable<StaffAppealCardOut["card"]>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Of a meter, with what of it is meant: a day, or an event's code. */
const METER = /^(\d{1,9})(?:\/(.+))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A page of the panel, or a file; null: what the consumer's page has sent names nothing that is known
 * here. It is never trusted: whatever stands in it, the address is one of these.
 */
export function cardAddress({ kind, id, at }: Card): { page: string } | { file: string } | null {
  if (kind === "reading") return UUID.test(id) ? { page: `/submissions?submission=${id}` } : null;
  if (kind === "receipt") {
    return UUID.test(id) ? { file: `/api/cabinet/staff/receipts/${id}?format=pdf` } : null;
  }
  const [, meter, of = ""] = METER.exec(id) ?? [];
  if (!meter) return null;
  if (kind === "event" && of && at) {
    return { page: `/meters?${new URLSearchParams({ meter, event: of, at })}` };
  }
  const day = DAY.test(of) ? of : (at ?? "").slice(0, 10);
  return { page: `/meters?meter=${meter}${DAY.test(day) ? `&day=${day}` : ""}` };
}
