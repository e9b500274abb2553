import type { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { routes } from "../../server/contract.ts";
import type { Desk } from "./desk.ts";
import type { Handler } from "./desk-handler.ts";
import { at } from "./desk-seed.ts";

type Mine = "getHall" | "callNext" | "endCall" | "checkIn";
type Hall = z.input<(typeof routes)["getHall"]["response"]>;
type Waiting = Hall["waiting"][number];

const hoTich = "Hộ tịch: khai sinh, kết hôn, khai tử";
const number = (label: string, minutesAgo: number): Waiting => ({
  ...{ id: label, label, takenAt: at(-minutesAgo) },
  service: label.startsWith("A") ? "Chứng thực, sao y" : hoTich,
});

/** A morning in the hall. */
const morning = (): Hall => ({
  counters: [
    { id: "1", name: "Quầy 1" },
    { id: "2", name: "Quầy 2", serving: { ...number("B006", 40), calledAt: at(-5) } },
  ],
  waiting: [{ ...number("B007", 12), appointmentAt: at(0) }, number("A011", 20), number("A012", 18)],
  appointments: [
    { id: "h1", code: "BSH-2611-0003", service: hoTich, startsAt: at(0), arrived: true, conversationId: "c1" },
    {
      id: "h2",
      code: "BSH-2611-0004",
      service: "Chứng thực, sao y",
      startsAt: at(60),
      arrived: false,
      phone: "+84900000004",
    },
  ],
  at: at(0),
});

const halls = new WeakMap<Desk, Hall>();
const hallOf = (desk: Desk): Hall => {
  const hall = halls.get(desk) ?? morning();
  halls.set(desk, hall);
  return hall;
};

/** The counters of the fake desk. */
export const hallHandlers: { [K in Mine]: Handler<K> } = {
  getHall: ({ desk }) => hallOf(desk),
  callNext: ({ desk, params: { id } }) => {
    const hall = hallOf(desk);
    const counter = hall.counters.find((one) => one.id === id);
    const next = hall.waiting.shift();
    if (!counter || !next) throw new AppError("NOT_FOUND", "no such counter, or nobody waits");
    counter.serving = { ...next, calledAt: at(0) };
    return hall;
  },
  endCall: ({ desk, params: { id } }) => {
    const hall = hallOf(desk);
    const counter = hall.counters.find((one) => one.serving?.id === id);
    if (!counter) throw new AppError("NOT_FOUND", "nobody with this number was called");
    delete counter.serving;
    return hall;
  },
  checkIn: ({ desk, params: { id } }) => {
    const hall = hallOf(desk);
    const found = hall.appointments.find((one) => one.id === id);
    if (!found) throw new AppError("NOT_FOUND", "no appointment that stands today");
    found.arrived = true;
    hall.waiting.push({ ...number("A013", 0), appointmentAt: found.startsAt });
    return hall;
  },
};
