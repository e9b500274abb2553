import { deskHeader } from "../api.ts";
import { forgetReading } from "../offline/reading.ts";

/** How an attempt to sign in ended. */
export type SignInOutcome =
  | "done"
  | "needs-code"
  | "wrong"
  | "too-many"
  | "locked"
  | "guessable"
  | "offline"
  | "failed";

async function post(path: string, body: unknown): Promise<Response | undefined> {
  const headers = { "content-type": "application/json", ...deskHeader };
  return fetch(`/api/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => undefined);
}

function outcomeOf(response: Response | undefined): SignInOutcome {
  if (!response) return "offline";
  if (response.ok) return "done";
  if (response.status === 429) return "too-many";
  if (response.status === 423) return "locked";
  return response.status < 500 ? "wrong" : "failed";
}

/** User name and password; `needs-code` when the role demands a second factor. */
export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  const response = await post("sign-in/username", { username, password });
  const outcome = outcomeOf(response);
  if (outcome !== "done") return outcome;
  const body = (await response?.json().catch(() => ({}))) as { twoFactorRedirect?: boolean };
  return body.twoFactorRedirect ? "needs-code" : "done";
}

/** The six digits of the second factor. */
export async function verifyCode(code: string): Promise<SignInOutcome> {
  return outcomeOf(await post("two-factor/verify-totp", { code }));
}

/** A password of one's own in place of the one that was used; every other session of theirs ends. */
export async function changePassword(
  currentPassword: string,
  newPassword: string,
): Promise<SignInOutcome | "guessable"> {
  const response = await post("change-password", { currentPassword, newPassword, revokeOtherSessions: true });
  const outcome = outcomeOf(response);
  if (outcome !== "wrong") return outcome;
  const body = (await response?.json().catch(() => ({}))) as { code?: string };
  return body.code === "GUESSABLE_PASSWORD" ? "guessable" : outcome;
}

/** Erases what was read on this device, ends the session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await forgetReading();
  await post("sign-out", {});
  window.location.assign("/app/dang-nhap");
}
