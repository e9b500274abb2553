import { type ErrorCode, isAppError } from "../../core/errors.ts";
import { httpStatus } from "../http-errors.ts";

/** What people read when an hour is refused. */
export const faults: Partial<Record<ErrorCode, string>> = {
  SLOT_TAKEN: "Giờ đó vừa có người lấy mất chỗ cuối. Bà con chọn giờ khác giúp.",
  ALREADY_BOOKED:
    "Số này đã có hẹn việc đó trong ngày, hoặc đang giữ nhiều hẹn rồi. Bà con chọn ngày khác, hoặc hủy bớt.",
  BAD_INPUT: "Giờ đó không còn đặt được. Bà con chọn giờ khác giúp.",
};

/** The sentence of a refusal people can do something about; anything else is thrown on. */
export function faultOf(error: unknown): { fault: string; status: number } {
  const fault = isAppError(error) ? faults[error.code] : undefined;
  if (!fault || !isAppError(error)) throw error;
  return { fault, status: httpStatus[error.code] };
}
