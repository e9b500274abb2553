import { type CentreService, usualServices } from "./services.ts";

/** A desk in the hall, and what is done at it. */
export interface Counter {
  id: string;
  name: string;
  serviceIds: readonly string[];
}

/** The ward's service centre: what it does, where, and how its appointments lie in the day. */
export interface ServiceCentre {
  /** As residents are told where to go. */
  name: string;
  services: readonly CentreService[];
  counters: readonly Counter[];
  /** Length of one appointment hour. */
  slotMinutes: number;
  /** Nobody is given an hour so soon after an opening: whoever waited at the door goes first. */
  settleMinutes: number;
  /** How many days ahead may be booked. */
  daysAhead: number;
}

/** The centre of a ward of this kind with so many counters, each of which does everything. */
export function centreOf(options: { kind: string; counters: number }): ServiceCentre {
  const { kind, counters } = options;
  const serviceIds = usualServices.map(({ id }) => id);
  return {
    name: `Trung tâm Phục vụ hành chính công ${kind}`,
    services: usualServices,
    counters: Array.from({ length: counters }, (_, index) => {
      return { id: String(index + 1), name: `Quầy ${index + 1}`, serviceIds };
    }),
    slotMinutes: 60,
    settleMinutes: 30,
    daysAhead: 14,
  };
}

/** The service with this id. */
export function serviceOf(centre: ServiceCentre, id: string): CentreService | undefined {
  return centre.services.find((service) => service.id === id);
}

/** Where a procedure is handled; undefined when the centre has nothing to do with it. */
export function serviceFor(
  { services }: Pick<ServiceCentre, "services">,
  procedureId: string,
): CentreService | undefined {
  return services.find(({ procedureIds }) => procedureIds.includes(procedureId));
}
