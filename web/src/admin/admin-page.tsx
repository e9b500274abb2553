import { Link, Outlet } from "@tanstack/react-router";
import { useSession } from "../session/session.ts";
import { adminWords } from "../words-admin.vi.ts";
import styles from "./admin-page.module.css";
import { type AdminGroup, placesFor } from "./places.ts";

/** The frame around every part of administration: a menu of those one may open, under headings, and the part itself. */
export function AdminPage() {
  const { can } = useSession();
  const places = placesFor(can);
  return (
    <main className={styles.page}>
      <nav className={styles.menu} aria-label={adminWords.menu}>
        {Object.entries(adminWords.groups).map(([group, heading]) => {
          const own = places.filter((place) => place.group === (group as AdminGroup));
          return own.length === 0 ? null : (
            <div key={group} className={styles.group}>
              <p id={`admin-${group}`}>{heading}</p>
              <ul aria-labelledby={`admin-${group}`}>
                {own.map(({ to, label }) => (
                  <li key={to}>
                    <Link to={to} activeOptions={{ includeSearch: false }}>
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </nav>
      <div className={styles.part}>
        <Outlet />
      </div>
    </main>
  );
}
