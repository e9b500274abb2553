import IconBell from "@tabler/icons-react/icons/IconBell";
import IconKeyboard from "@tabler/icons-react/icons/IconKeyboard";
import IconLogout from "@tabler/icons-react/icons/IconLogout";
import IconPhoneCall from "@tabler/icons-react/icons/IconPhoneCall";
import IconSearch from "@tabler/icons-react/icons/IconSearch";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type KeyboardEvent, useRef } from "react";
import { useSession } from "../session/session.ts";
import { signOut } from "../session/sign-in.ts";
import { Kbd } from "../shared/kbd.tsx";
import { words } from "../words.vi.ts";
import styles from "./frame.module.css";
import { LiveDot } from "./live-dot.tsx";
import { Lotus } from "./lotus.tsx";
import { PresenceButton } from "./presence-button.tsx";
import { tasksQuery } from "./tasks.ts";

const codeShape = /^[A-Za-z]{2,6}[-\s]?\d{4}[-\s]?\d{4,6}$/;

/** A typed code in the form it is printed: "bs 2611 0412" is "BS-2611-0412". */
function codeIn(text: string): string | undefined {
  if (!codeShape.test(text)) return undefined;
  const [, prefix = "", month = "", number = ""] = /^([A-Za-z]+)\D?(\d{4})\D?(\d+)$/.exec(text) ?? [];
  return `${prefix.toUpperCase()}-${month}-${number}`;
}

function SearchBox() {
  const navigate = useNavigate();
  const session = useSession();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? "";
    const code = codeIn(text);
    if (code) void navigate({ to: "/phieu/$code", params: { code } });
    else if (text && session.can("conversation.list"))
      void navigate({ to: "/hop-thu", search: { hang: "all", q: text } });
    else if (text) void navigate({ to: "/phieu", search: { nhom: "all", q: text } });
    field.current?.blur();
  };
  const leave = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Escape") event.currentTarget.blur();
  };
  return (
    <search className={styles.search}>
      <form onSubmit={submit}>
        <IconSearch size={16} aria-hidden />
        <input
          id="search"
          ref={field}
          type="search"
          aria-label={words.nav.searchLabel}
          placeholder={words.nav.search}
          onKeyDown={leave}
        />
        <Kbd dark>/</Kbd>
      </form>
    </search>
  );
}

function TaskBell({ onOpen }: { onOpen: () => void }) {
  const { data } = useQuery(tasksQuery);
  const open = data?.items.filter((task) => task.state === "open").length ?? 0;
  return (
    <button type="button" className={styles.tasks} onClick={onOpen} aria-label={words.nav.tasks(open)}>
      <IconBell size={20} aria-hidden />
      {open > 0 && <span className={styles.badge}>{open}</span>}
    </button>
  );
}

function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { staff } = useSession();
  const leave = async (): Promise<void> => {
    await signOut();
    window.location.assign("/app/dang-nhap");
  };
  return (
    <>
      <button type="button" className={styles.person} title={words.nav.account} popoverTarget="account">
        {staff.name}
        <span className={styles.desk}> · {words.roles[staff.role]}</span>
      </button>
      <div id="account" popover="auto" className={styles.menu}>
        <button type="button" popoverTarget="account" onClick={onHelp}>
          <IconKeyboard size={16} aria-hidden /> {words.nav.keys}
        </button>
        <button type="button" onClick={() => void leave()}>
          <IconLogout size={16} aria-hidden /> {words.nav.signOut}
        </button>
      </div>
    </>
  );
}

/** "Phường Bến Sen" */
function wardName({ kind, name }: { kind: string; name: string }): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
}

interface HeaderProps {
  onCall: () => void;
  onHelp: () => void;
  onTasks: () => void;
  onPresence: () => void;
}

/** Ward, search, live dot, tasks, call entry, and who is signed in. */
export function Header({ onCall, onHelp, onTasks, onPresence }: HeaderProps) {
  const { ward, can } = useSession();
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <Lotus />
      </div>
      <span className={styles.ward}>{wardName(ward)}</span>
      <span className={styles.desk}>{words.app}</span>
      <SearchBox />
      <div className={styles.space} />
      <LiveDot />
      {can("presence.set") && <PresenceButton onOpen={onPresence} />}
      {can("task.list") && <TaskBell onOpen={onTasks} />}
      {can("call.enter") && (
        <button type="button" className={styles.callButton} onClick={onCall}>
          <IconPhoneCall size={16} aria-hidden />
          <span className={styles.word}>{words.nav.call}</span>
          <Kbd>N</Kbd>
        </button>
      )}
      <AccountMenu onHelp={onHelp} />
    </header>
  );
}
