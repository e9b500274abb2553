import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useMatchRoute, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { RingBar } from "../call/ring-bar.tsx";
import { useLive } from "../live/use-live.ts";
import { useSession } from "../session/session.ts";
import { useKeys } from "../shared/keys.ts";
import { undoLast } from "../shared/undo.tsx";
import { words } from "../words.vi.ts";
import { AlarmBar } from "./alarm-bar.tsx";
import styles from "./frame.module.css";
import { Header } from "./header.tsx";
import { LostBar } from "./live-dot.tsx";
import { Rail } from "./rail.tsx";

const CallDialog = lazy(async () => ({ default: (await import("../call/call-dialog.tsx")).CallDialog }));
const palette = () => import("../find/palette.tsx");
const Palette = lazy(async () => ({ default: (await palette()).Palette }));
const KeyHelp = lazy(async () => ({ default: (await import("./key-help.tsx")).KeyHelp }));
const PresenceDialog = lazy(async () => ({ default: (await import("./presence-dialog.tsx")).PresenceDialog }));
const TaskDrawer = lazy(async () => ({ default: (await import("./task-drawer.tsx")).TaskDrawer }));

/** When the first screen is there, what is typed into must be there at once too, or the first letters were keys. */
const preloadMs = 1_000;

type Opened = "call" | "help" | "tasks" | "search" | "commands" | "presence";

/** Keys that work on every screen; those that go to a place stand in the rail. */
function useFrameKeys(open: (dialog: Opened) => void): void {
  const navigate = useNavigate();
  const { can } = useSession();
  const spots = (): void => void navigate({ to: "/ban-do" });
  useKeys(
    {
      ...(can("call.enter") ? { KeyN: { name: words.nav.call, run: () => open("call") } } : {}),
      ...(can("ticket.list") ? { Slash: { name: words.nav.searchLabel, run: () => open("search") } } : {}),
      ...(can("report.read") ? { "G KeyB": { name: words.nav.spots, run: spots } } : {}),
      KeyZ: undoLast,
      "Shift+Slash": { name: words.nav.keys, run: () => open("help") },
      "Ctrl+KeyK": () => open("commands"),
    },
    { group: "desk", everywhere: ["Ctrl+KeyK"] },
  );
}

/** What was done without a signal goes as soon as there is one, whatever screen is open. */
function useSending(): void {
  const client = useQueryClient();
  useEffect(() => {
    const started = import("../offline/keep-sending.ts").then(({ keepSending }) => keepSending(client));
    return () => void started.then((stop) => stop());
  }, [client]);
}

/** What every screen stands in: header, rail, alarms, and the dialogs that open over anything. */
export function Frame() {
  useLive();
  useSending();
  const [dialog, setDialog] = useState<Opened>();
  const isTakingDown = useMatchRoute()({ to: "/goi/moi" }) !== false || dialog === "call";
  const shut = (): void => setDialog(undefined);
  useFrameKeys(setDialog);
  useEffect(() => {
    const soon = setTimeout(() => void palette().catch(() => undefined), preloadMs);
    return () => clearTimeout(soon);
  }, []);
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
        onSearch={() => setDialog("search")}
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
        {(dialog === "search" || dialog === "commands") && (
          <Palette hasCommands={dialog === "commands"} onClose={shut} />
        )}
        {dialog === "call" && <CallDialog onClose={shut} />}
        {dialog === "help" && <KeyHelp onClose={shut} />}
        {dialog === "presence" && <PresenceDialog onClose={shut} />}
        {dialog === "tasks" && <TaskDrawer onClose={shut} />}
      </Suspense>
    </div>
  );
}
