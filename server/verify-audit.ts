import type { Seal } from "../core/audit/trail.ts";
import { holdsPlace, type TrailState, verifyTrail } from "../core/audit/verify-trail.ts";
import type { Store } from "../core/store.ts";
import { createPrismaStore } from "../prisma/store.ts";

/** Reads the whole log of what staff do in a database nobody of this process has open. */
export async function verifyAudit(of: { databaseUrl: string; secret: Uint8Array }): Promise<TrailState> {
  return withStore(of, (store) => verifyTrail({ store }));
}

export interface AuditVerdict {
  isWhole: boolean;
  /** What to print, line by line. */
  lines: string[];
}

/** "812:ab12…", as an earlier look printed it. */
const placePattern = /^(\d+):([0-9a-f]{64})$/;

export function placeOf(text: string): Seal {
  const [, seq, hash] = placePattern.exec(text) ?? [];
  if (!seq || !hash) throw new Error("--head: ghi như lần kiểm trước đã in, SỐ:DẤU");
  return { seq: Number(seq), hash };
}

/** Says in words how the log stands; `written`: a place of it that was written down elsewhere. */
export async function judgeAudit({ store }: { store: Store }, written?: Seal): Promise<AuditVerdict> {
  const state = await verifyTrail({ store });
  if (!state.isWhole) {
    const { found, expectedSeq, rows } = state;
    const lines = [
      `Nhật ký ĐỨT ở chỗ ${expectedSeq}: ${rows} dòng trước đó nguyên vẹn.`,
      `Dòng tìm thấy ở đó: số ${found.id}, chỗ ${found.seal?.seq}, ${found.act}, ${found.at.toISOString()}.`,
    ];
    return { isWhole: false, lines };
  }
  if (written && !(await holdsPlace({ store }, written))) {
    return {
      isWhole: false,
      lines: [`Nhật ký không còn chỗ ${written.seq} như đã ghi: phần cuối bị cắt hoặc viết lại.`],
    };
  }
  const { rows, head } = state;
  return { isWhole: true, lines: [`Nhật ký nguyên vẹn: ${rows} dòng.`, `Chỗ cuối: ${head.seq}:${head.hash}`] };
}

export async function withStore<T>(
  { databaseUrl: url, secret: encryptionKey }: { databaseUrl: string; secret: Uint8Array },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = createPrismaStore({ url, encryptionKey, poolSize: 2 });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
