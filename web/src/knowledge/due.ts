import { fullDateOf } from "../shared/time.ts";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import type { KnowledgeRow } from "./queries.ts";

/** "Lệ phí cấp lại: hết hạn 31/12/2026" */
export function dueOf({ rule, part, name, at }: KnowledgeRow["dates"][number]): string {
  return say.due[rule](name ?? say.due[part], fullDateOf(at));
}
