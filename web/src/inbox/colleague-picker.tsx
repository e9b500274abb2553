import { useQuery } from "@tanstack/react-query";
import { api, call } from "../api.ts";
import { useSession } from "../session/session.ts";
import { PickList } from "../shared/pick-list.tsx";
import { words } from "../words.vi.ts";
import type { Colleague } from "./use-note.ts";

interface ColleaguePickerProps {
  title: string;
  /** Whoever else has one of these. */
  roles: readonly string[];
  /** Oneself as well. */
  withMe?: boolean;
  onPick: (colleague: Colleague) => void;
  onClose: () => void;
}

/** Chooses a colleague by a few letters of the name. */
export function ColleaguePicker({ title, roles, withMe = false, onPick, onClose }: ColleaguePickerProps) {
  const { staff } = useSession();
  const { data } = useQuery({
    queryKey: ["staff"],
    queryFn: () => call(api.GET("/api/staff", { params: { query: {} } })),
  });
  const others = data?.items.filter(({ id, role }) => (withMe || id !== staff.id) && roles.includes(role)) ?? [];
  return (
    <PickList
      title={title}
      options={others.map(({ id, name, role }) => ({ id, label: name, hint: words.roles[role] }))}
      onPick={(id) => {
        const chosen = others.find((one) => one.id === id);
        if (chosen) onPick({ id, name: chosen.name });
      }}
      onClose={onClose}
    />
  );
}
