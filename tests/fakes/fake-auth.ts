import { AppError } from "../../core/errors.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { Auth } from "../../server/auth.ts";

/** The header that says who signs the request in tests: the id of a member of staff. */
export const staffHeader = "x-test-staff";

/** Sign-in without passwords: whoever the header names is signed in, as long as they are active. */
export function createFakeAuth(staffById: (id: string) => Promise<Staff | undefined>): Pick<Auth, "staffOf"> {
  return {
    staffOf: async (headers) => {
      const staff = await staffById(String(headers[staffHeader] ?? ""));
      if (!staff?.active) throw new AppError("NOT_SIGNED_IN", "sign in first");
      return staff;
    },
  };
}
