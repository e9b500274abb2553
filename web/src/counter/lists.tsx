import { Button } from "@mantine/core";
import { timeOf } from "../shared/time.ts";
import { counterWords } from "../words-counter.vi.ts";
import styles from "./counter-page.module.css";
import { type Hall, useCheckIn } from "./queries.ts";

/** Who waits, in the order of the calls. */
export function Waiting({ waiting }: Pick<Hall, "waiting">) {
  return (
    <section aria-labelledby="cho">
      <h2 id="cho">{counterWords.waiting(waiting.length)}</h2>
      {waiting.length === 0 && <p className={styles.muted}>{counterWords.noneWaiting}</p>}
      <ol className={styles.list}>
        {waiting.map(({ id, label, service, takenAt, appointmentAt }) => (
          <li key={id}>
            <b className={styles.label}>{label}</b>
            <span>{service}</span>
            <small>
              {appointmentAt ? counterWords.hour(timeOf(appointmentAt)) : counterWords.came(timeOf(takenAt))}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Today's appointments; whoever has come gets a number that knows the hour. */
export function Appointments({ appointments }: Pick<Hall, "appointments">) {
  const arrive = useCheckIn();
  return (
    <section aria-labelledby="hen">
      <h2 id="hen">{counterWords.appointments(appointments.length)}</h2>
      {appointments.length === 0 && <p className={styles.muted}>{counterWords.noAppointments}</p>}
      <ul className={styles.list}>
        {appointments.map(({ id, code, service, startsAt, arrived, phone }) => (
          <li key={id}>
            <b className={styles.label}>{timeOf(startsAt)}</b>
            <span>
              {service} <small>{code}</small> {phone && <small>{phone}</small>}
            </span>
            {arrived ? (
              <small>{counterWords.arrived}</small>
            ) : (
              <Button
                size="xs"
                variant="default"
                aria-label={counterWords.arriveLabel(code)}
                loading={arrive.isPending && arrive.variables === id}
                onClick={() => arrive.mutate(id)}
              >
                {counterWords.arrive}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
