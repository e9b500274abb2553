import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ReadingSearch } from "../search.ts";
import { useSession } from "../session/session.ts";

/** A figure that leads to its reports, for whoever may see them. */
export function Behind({ search, children }: { search: ReadingSearch; children: ReactNode }) {
  const { can } = useSession();
  if (!can("model.tickets")) return children;
  return (
    <Link to="/may-hieu/phieu" search={search}>
      {children}
    </Link>
  );
}
