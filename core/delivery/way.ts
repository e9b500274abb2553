import type { Address } from "../channel/channel.ts";
import type { ErrorCode } from "../errors.ts";

/** By which address a message goes, and in which form. */
export interface Way {
  to: Address;
  asTemplate: boolean;
}

/** A way that turned out closed: the window is over, the person is gone, the platform will not take it. */
export interface Refusal extends Way {
  code: ErrorCode;
}

/** Whether two ways are the same. */
export function isSameWay(a: Way, b: Way): boolean {
  const { to, asTemplate } = a;
  return (
    to.channel === b.to.channel && to.account === b.to.account && to.user === b.to.user && asTemplate === b.asTemplate
  );
}
