import { Button } from "@mantine/core";
import { useState } from "react";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { Confirm } from "./confirm.tsx";
import { type Target, useWithdraw } from "./queries.ts";

/** Takes the ward's version out of force, after a question. */
export function Withdraw({ target, seen }: { target: Target; seen: number }) {
  const withdraw = useWithdraw(target);
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {say.withdraw}
      </Button>
      {isAsking && (
        <Confirm
          title={say.withdrawTitle}
          hint={say.withdrawHint}
          act={say.withdraw}
          isPending={withdraw.isPending}
          onClose={close}
          onAct={(note) => withdraw.mutate({ seen, note }, { onSettled: close })}
        />
      )}
    </>
  );
}
