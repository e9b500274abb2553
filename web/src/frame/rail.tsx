import IconAntenna from "@tabler/icons-react/icons/IconAntenna";
import IconBook from "@tabler/icons-react/icons/IconBook";
import IconBulb from "@tabler/icons-react/icons/IconBulb";
import IconChartBar from "@tabler/icons-react/icons/IconChartBar";
import IconChecklist from "@tabler/icons-react/icons/IconChecklist";
import IconClipboardList from "@tabler/icons-react/icons/IconClipboardList";
import IconInbox from "@tabler/icons-react/icons/IconInbox";
import IconPhone from "@tabler/icons-react/icons/IconPhone";
import IconPhoneCall from "@tabler/icons-react/icons/IconPhoneCall";
import IconQrcode from "@tabler/icons-react/icons/IconQrcode";
import IconSettings from "@tabler/icons-react/icons/IconSettings";
import IconStack2 from "@tabler/icons-react/icons/IconStack2";
import IconTicket from "@tabler/icons-react/icons/IconTicket";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { placesFor } from "../admin/places.ts";
import { useReference, useSession } from "../session/session.ts";
import { useCommands } from "../shared/commands.ts";
import { useKeys } from "../shared/keys.ts";
import { words } from "../words.vi.ts";
import { adminWords } from "../words-admin.vi.ts";
import { callWords } from "../words-calls.vi.ts";
import styles from "./frame.module.css";

function Place({
  to,
  label,
  icon,
  letter,
}: {
  to:
    | "/hop-thu"
    | "/bao-cao"
    | "/phieu"
    | "/viec-cua-toi"
    | "/goi"
    | "/kenh"
    | "/bang-qr"
    | "/quay"
    | "/may-hieu"
    | "/kho-kien-thuc"
    | "/su-co"
    | "/quan-tri";
  label: string;
  icon: ReactNode;
  /** Goes there after `G`. */
  letter?: string;
}) {
  const navigate = useNavigate();
  const go = (): void => void navigate({ to });
  useKeys(letter ? { [`G Key${letter}`]: go } : {});
  useCommands(() => [{ group: "go", name: label, run: go, ...(letter ? { keys: `G ${letter}` } : {}) }]);
  return (
    <Link to={to} aria-label={label} activeOptions={{ includeSearch: false }}>
      {icon}
      <small aria-hidden>{label}</small>
    </Link>
  );
}

/** The screens this role has; a rail at the left, a bar at the bottom on a phone. */
export function Rail({ onCall }: { onCall: () => void }) {
  const { can, staff } = useSession();
  const { hasCentre } = useReference();
  const works = staff.role === "OFF" || staff.role === "HEAD";
  return (
    <nav className={styles.rail} aria-label={words.nav.label}>
      {works && (
        <Place to="/viec-cua-toi" letter="V" label={words.nav.work} icon={<IconChecklist size={22} stroke={1.7} />} />
      )}
      {can("conversation.list") && (
        <Place to="/hop-thu" letter="H" label={words.nav.inbox} icon={<IconInbox size={22} stroke={1.7} />} />
      )}
      {can("ticket.list") && (
        <Place to="/phieu" letter="P" label={words.nav.tickets} icon={<IconTicket size={22} stroke={1.7} />} />
      )}
      {can("call.list") && (
        <Place to="/goi" letter="C" label={callWords.title} icon={<IconPhone size={22} stroke={1.7} />} />
      )}
      {can("incident.read") && (
        <Place to="/su-co" letter="S" label={words.nav.incidents} icon={<IconStack2 size={22} stroke={1.7} />} />
      )}
      {can("queue.call") && hasCentre && (
        <Place to="/quay" letter="Q" label={words.nav.counter} icon={<IconClipboardList size={22} stroke={1.7} />} />
      )}
      {can("report.read") && (
        <Place to="/bao-cao" letter="R" label={words.nav.report} icon={<IconChartBar size={22} stroke={1.7} />} />
      )}
      {can("channel.read") && (
        <Place to="/kenh" letter="N" label={words.nav.channels} icon={<IconAntenna size={22} stroke={1.7} />} />
      )}
      {can("spot.list") && (
        <Place to="/bang-qr" letter="M" label={words.nav.signs} icon={<IconQrcode size={22} stroke={1.7} />} />
      )}
      {can("knowledge.read") && (
        <Place to="/kho-kien-thuc" letter="K" label={words.nav.knowledge} icon={<IconBook size={22} stroke={1.7} />} />
      )}
      {can("model.read") && (
        <Place to="/may-hieu" letter="Y" label={words.nav.learning} icon={<IconBulb size={22} stroke={1.7} />} />
      )}
      {placesFor(can).length > 0 && (
        <Place to="/quan-tri" label={adminWords.title} icon={<IconSettings size={22} stroke={1.7} />} />
      )}
      {can("call.enter") && (
        <button type="button" onClick={onCall} aria-label={words.nav.call}>
          <IconPhoneCall size={22} stroke={1.7} />
          <small aria-hidden>{words.nav.call}</small>
        </button>
      )}
    </nav>
  );
}
