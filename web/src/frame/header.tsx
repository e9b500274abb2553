import IconBell from "@tabler/icons-react/icons/IconBell";
import IconKeyboard from "@tabler/icons-react/icons/IconKeyboard";
import IconLogout from "@tabler/icons-react/icons/IconLogout";
import IconPhoneCall from "@tabler/icons-react/icons/IconPhoneCall";
import IconSearch from "@tabler/icons-react/icons/IconSearch";
import { useQuery } from "@tanstack/react-query";
import { useSession } from "../session/session.ts";
import { signOut } from "../session/sign-in.ts";
import { Kbd } from "../shared/kbd.tsx";
import { words } from "../words.vi.ts";
import styles from "./frame.module.css";
import { LiveDot } from "./live-dot.tsx";
import { Lotus } from "./lotus.tsx";
import { PresenceButton } from "./presence-button.tsx";
import { tasksQuery } from "./tasks.ts";

/** Looks like a field and opens the search, where results show while one types. */
function SearchButton({ onOpen }: { onOpen: () => void }) {
  return (
    <search className={styles.search}>
      <button type="button" onClick={onOpen} aria-haspopup="dialog">
        <IconSearch size={16} aria-hidden />
        <span className={styles.word}>{words.nav.search}</span>
        <Kbd dark>/</Kbd>
      </button>
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
        <button type="button" onClick={() => void signOut()}>
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
  onSearch: () => void;
  onPresence: () => void;
}

/** Ward, search, live dot, tasks, call entry, and who is signed in. */
export function Header({ onCall, onHelp, onTasks, onSearch, onPresence }: HeaderProps) {
  const { ward, can } = useSession();
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <Lotus />
      </div>
      <span className={styles.ward}>{wardName(ward)}</span>
      <span className={styles.desk}>{words.app}</span>
      {can("ticket.list") && <SearchButton onOpen={onSearch} />}
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
