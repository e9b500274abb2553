import { useQuery } from "@tanstack/react-query";
import { api, call } from "../api.ts";
import { useSession } from "../session/session.ts";
import { PickList } from "../shared/pick-list.tsx";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
import type { Colleague } from "./use-note.ts";

/** Those who have conversations and tasks at the desk. */
const atDesk: readonly string[] = ["OP", "HEAD"];

/** Chooses the colleague a note is for. */
export function MentionPicker({ onPick, onClose }: { onPick: (colleague: Colleague) => void; onClose: () => void }) {
  const { staff } = useSession();
  const { data } = useQuery({
    queryKey: ["staff"],
    queryFn: () => call(api.GET("/api/staff", { params: { query: {} } })),
  });
  const others = data?.items.filter(({ id, role }) => id !== staff.id && atDesk.includes(role)) ?? [];
  return (
    <PickList
      title={answeringWords.mention.title}
      options={others.map(({ id, name, role }) => ({ id, label: name, hint: words.roles[role] }))}
      onPick={(id) => {
        const chosen = others.find((one) => one.id === id);
        if (chosen) onPick({ id, name: chosen.name });
      }}
      onClose={onClose}
    />
  );
}
