import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { KnowledgeVersion } from "./version.ts";

/** For whoever takes the task. */
const advice =
  "Mở kho kiến thức, xem mục này. Viết bản mới cho đúng mẫu rồi đề nghị, hoặc thôi dùng bản riêng. Trong lúc chờ, máy trả lời theo bản phát hành.";

/**
 * A version in force cannot be used, as after a release with another shape: somebody should know, once for each version.
 * It is left out until then.
 */
export async function reportUnusable(input: {
  tx: Transaction;
  world: World;
  version: Pick<KnowledgeVersion, "id" | "kind" | "entryId">;
}): Promise<void> {
  const { tx, world, version } = input;
  const id = `knowledge-${version.id}`;
  if (await tx.tasks.byId(id)) return;
  const reason = `${version.kind}: ${version.entryId}`;
  const openedAt = world.clock.now();
  await tx.tasks.save({ id, kind: "knowledge", key: id, reason, advice, state: "open", openedAt });
  await tx.publish([{ topic: "desk", name: "task.opened", id }]);
}
