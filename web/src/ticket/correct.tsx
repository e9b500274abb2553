import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { Body } from "../api.ts";
import { showDone } from "../shared/say-why.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { useTicketActs } from "./acts.ts";
import type { Ticket } from "./queries.ts";
import styles from "./ticket-page.module.css";

const pickers = () => import("../shared/category-picker.tsx");
const CategoryPicker = lazy(async () => ({ default: (await pickers()).CategoryPicker }));
const UnitPicker = lazy(async () => ({ default: (await pickers()).UnitPicker }));
const PlaceEditor = lazy(async () => ({ default: (await import("../shared/place-editor.tsx")).PlaceEditor }));

/** Corrects what the machine understood, while no unit has accepted the ticket. */
export function Correct({ ticket }: { ticket: Ticket }) {
  const [what, setWhat] = useState<"category" | "unit" | "place">();
  const { correct } = useTicketActs(ticket.code);
  const save = (change: Omit<Body<"correctTicket">, "version">): void =>
    correct.mutate({ version: ticket.version, ...change }, { onSuccess: () => showDone(ticketWords.ticket.corrected) });
  const close = (): void => setWhat(undefined);
  const choices = [
    ["category", ticketWords.ticket.category],
    ["unit", ticketWords.ticket.unit],
    ["place", ticketWords.ticket.place],
  ] as const;
  return (
    <div className={styles.correct}>
      <span>{ticketWords.ticket.correctTitle}:</span>
      {choices.map(([name, label]) => (
        <Button key={name} size="xs" variant="default" onClick={() => setWhat(name)}>
          {label}
        </Button>
      ))}
      <Suspense fallback={null}>
        {what === "category" && <CategoryPicker onPick={(category) => save({ category })} onClose={close} />}
        {what === "unit" && <UnitPicker onPick={(unit) => save({ unit })} onClose={close} />}
        {what === "place" && (
          <PlaceEditor initial={ticket.place?.label ?? ""} onPick={(place) => save({ place })} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}
