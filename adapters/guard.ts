import { lookup as resolve } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { AppError, isAppError } from "../core/errors.ts";

/** Keeps calls to addresses that others give us out of our own network. */
export interface Guard {
  /** Resolves a name for a connection; refuses it when any of its addresses is private. */
  lookup: LookupFunction;
  /** Refuses a host that is itself a private address: nothing is resolved for those. Throws FORBIDDEN. */
  check(hostname: string): void;
}

/** Loopback, private, link-local, shared, multicast and reserved ranges (IANA special-purpose registries, read 2026-11). */
const privateRanges = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  privateRanges.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 32],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  privateRanges.addSubnet(net, bits, "ipv6");
}

/** Whether an address is one of a private network; an IPv4 one written as IPv6 counts as what it is. */
export function isPrivate(address: string): boolean {
  const [bare = ""] = address.split("%");
  return privateRanges.check(bare, isIP(bare) === 6 ? "ipv6" : "ipv4");
}

const forbidden = (): AppError => new AppError("FORBIDDEN", "an address of a private network");

/** A guard that lets only these hosts of our own network be called, and everything public. */
export function createGuard(allowed: readonly string[]): Guard {
  return {
    lookup: (hostname, options, done) => {
      resolve(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) return done(error, "", 0);
        if (!allowed.includes(hostname) && addresses.some(({ address }) => isPrivate(address))) {
          return done(forbidden(), "", 0);
        }
        const [first] = addresses;
        if (options.all) return done(null, addresses);
        return done(null, first?.address ?? "", first?.family ?? 0);
      });
    },
    check: (hostname) => {
      const host = hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) !== 0 && !allowed.includes(host) && isPrivate(host)) throw forbidden();
    },
  };
}

/** A refusal of the guard, however deep the HTTP client has wrapped it. */
export function isForbidden(error: unknown): boolean {
  if (isAppError(error, "FORBIDDEN")) return true;
  return error instanceof Error && error.cause !== undefined && isForbidden(error.cause);
}
