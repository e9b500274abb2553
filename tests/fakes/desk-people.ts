import type { Staff } from "../../core/people/staff.ts";
import { at, type ConversationState, nextId } from "./desk-seed.ts";

interface Link {
  id: string;
  of: string;
  other: string;
  proof: "phone" | "code" | "operator";
  byName: string;
  at: string;
  undoneAt?: string;
}

/** Who is who at the fake desk. */
export class DeskPeople {
  readonly #links: Link[] = [];

  link(of: string, other: string, person: Staff): void {
    this.#links.unshift({ id: nextId("link"), of, other, proof: "operator", byName: person.name, at: at(0) });
  }

  unlink(linkId: string): void {
    const link = this.#links.find(({ id }) => id === linkId);
    if (link) link.undoneAt = at(0);
  }

  view(id: string, conversations: ConversationState[]) {
    const links = this.#links.filter(({ of, other }) => of === id || other === id);
    const joined = links.filter(({ undoneAt }) => !undoneAt).map(({ of, other }) => (of === id ? other : of));
    const talks = conversations
      .filter((one) => joined.includes(one.id))
      .map((one) => ({ id: one.id, channel: one.channel, name: one.name }));
    return { talks, links: links.map(({ of: _, other: __, ...link }) => link) };
  }
}
