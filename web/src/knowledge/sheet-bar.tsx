import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useSession } from "../session/session.ts";
import styles from "../shared/take-spreadsheet.module.css";
import { sheetWords as say } from "../words-sheet.vi.ts";
import { sheetAddress } from "./sheet-queries.ts";

const SheetDialog = lazy(async () => ({ default: (await import("./sheet-dialog.tsx")).SheetDialog }));

/** The records as a spreadsheet: taken home, and brought back. */
export function SheetBar() {
  const { can } = useSession();
  const [isLoading, setLoading] = useState(false);
  return (
    <div className={styles.bar}>
      <Button component="a" href={sheetAddress("xlsx")} download size="xs" variant="default">
        {say.download}
      </Button>
      <Button component="a" href={sheetAddress("csv")} download size="xs" variant="subtle">
        {say.downloadCsv}
      </Button>
      {can("knowledge.propose") && (
        <Button size="xs" variant="default" onClick={() => setLoading(true)}>
          {say.load}
        </Button>
      )}
      {isLoading && (
        <Suspense>
          <SheetDialog onClose={() => setLoading(false)} />
        </Suspense>
      )}
    </div>
  );
}
