import { lazy, Suspense, useState } from "react";
import { showDone } from "../shared/say-why.ts";
import { deskWords } from "../words-desk.vi.ts";
import styles from "./side-panel.module.css";

const TakeDown = lazy(async () => ({ default: (await import("../admin/privacy-take-down.tsx")).TakeDown }));
const words = deskWords.person;

/** Takes down what somebody asks about their own data, by voice or in words the machine did not hear. */
export function DataRequest({ conversationId }: { conversationId: string }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <p className={styles.links}>
        <button type="button" onClick={() => setAsking(true)}>
          {words.dataRequest}
        </button>
      </p>
      {isAsking && (
        <Suspense fallback={null}>
          <TakeDown
            conversationId={conversationId}
            onClose={() => setAsking(false)}
            onDone={(code) => {
              setAsking(false);
              showDone(words.dataRequested(code));
            }}
          />
        </Suspense>
      )}
    </>
  );
}
