import { Link, Outlet } from "@tanstack/react-router";
import { useSession } from "../session/session.ts";
import { adminWords } from "../words-admin.vi.ts";
import styles from "./admin-page.module.css";
import { placesFor } from "./places.ts";

/** The frame around every part of administration: a menu of those one may open, and the part itself. */
export function AdminPage() {
  const { can } = useSession();
  return (
    <main className={styles.page}>
      <nav className={styles.menu} aria-label={adminWords.menu}>
        {placesFor(can).map(({ to, label }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.part}>
        <Outlet />
      </div>
    </main>
  );
}
