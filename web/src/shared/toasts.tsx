import { Notifications } from "@mantine/notifications";

/** Where notices stand. It comes after the first screen; what is said before that waits for it. */
export function Toasts() {
  return <Notifications position="bottom-left" limit={3} className="toasts" />;
}
