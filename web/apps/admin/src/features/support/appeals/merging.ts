/** Which appeals can become one; the service judges it again. */
import type { StaffAppealOut } from "@personal-cabinet/api/cabinet";

/** As many as the service takes in one act. */
export const MOST_MERGED = 20;

/** Whether one may read what is written on the other. */
export function sameSubscriber(
  { customer: one }: StaffAppealOut,
  { customer: other }: StaffAppealOut,
) {
  if (one.user_id !== other.user_id) return false;
  if (one.customer_id === other.customer_id) {
    return one.user_id !== null || one.customer_id !== null;
  }
  return one.user_id !== null && (one.customer_id === null || other.customer_id === null);
}

/** Whether an appeal can be a part of another one at all. */
export const canMerge = ({ status, merged_into }: StaffAppealOut) =>
  status !== "draft" && merged_into === null;

/** Whether others can become a part of it. */
export const canKeep = (appeal: StaffAppealOut) =>
  canMerge(appeal) && (appeal.status === "new" || appeal.status === "in_work");
