import { Outlet, useMatchRoute, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { RingBar } from "../call/ring-bar.tsx";
import { useLive } from "../live/use-live.ts";
import { useSession } from "../session/session.ts";
import { useKeys } from "../shared/keys.ts";
import { words } from "../words.vi.ts";
import { AlarmBar } from "./alarm-bar.tsx";
import styles from "./frame.module.css";
import { Header } from "./header.tsx";
import { LostBar } from "./live-dot.tsx";
import { Rail } from "./rail.tsx";

const CallDialog = lazy(async () => ({ default: (await import("../call/call-dialog.tsx")).CallDialog }));
const KeyHelp = lazy(async () => ({ default: (await import("./key-help.tsx")).KeyHelp }));
const PresenceDialog = lazy(async () => ({ default: (await import("./presence-dialog.tsx")).PresenceDialog }));
const TaskDrawer = lazy(async () => ({ default: (await import("./task-drawer.tsx")).TaskDrawer }));

/** Keys that work on every screen. */
function useFrameKeys(open: { call: () => void; help: () => void }): void {
  const navigate = useNavigate();
  const session = useSession();
  useKeys({
    KeyN: () => session.can("call.enter") && open.call(),
    "Shift+Slash": open.help,
    Slash: () => document.querySelector<HTMLInputElement>("#search")?.focus(),
    "G KeyH": () => session.can("conversation.list") && void navigate({ to: "/hop-thu" }),
    "G KeyC": () => session.can("call.list") && void navigate({ to: "/goi" }),
    "G KeyP": () => session.can("ticket.list") && void navigate({ to: "/phieu" }),
  });
}

/** What every screen stands in: header, rail, alarms, and the dialogs that open over anything. */
export function Frame() {
  useLive();
  const [dialog, setDialog] = useState<"call" | "help" | "tasks" | "presence">();
  const isTakingDown = useMatchRoute()({ to: "/goi/moi" }) !== false || dialog === "call";
  const shut = (): void => setDialog(undefined);
  useFrameKeys({ call: () => setDialog("call"), help: () => setDialog("help") });
  return (
    <div className={styles.frame}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Header
        onCall={() => setDialog("call")}
        onHelp={() => setDialog("help")}
        onTasks={() => setDialog("tasks")}
        onPresence={() => setDialog("presence")}
      />
      <Rail onCall={() => setDialog("call")} />
      <div className={styles.body} id="main">
        <AlarmBar />
        {!isTakingDown && <RingBar onTake={() => setDialog("call")} />}
        <LostBar />
        <div className={styles.screen}>
          <Outlet />
        </div>
      </div>
      <Suspense fallback={null}>
        {dialog === "call" && <CallDialog onClose={shut} />}
        {dialog === "help" && <KeyHelp onClose={shut} />}
        {dialog === "presence" && <PresenceDialog onClose={shut} />}
        {dialog === "tasks" && <TaskDrawer onClose={shut} />}
      </Suspense>
    </div>
  );
}
