import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Correction, CorrectionPair, Corrections, NewCorrection } from "../../core/understanding/correction.ts";
import type {
  ModelActivation,
  ModelTraining,
  ModelVersion,
  ModelVersions,
} from "../../core/understanding/model-version.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, keep, MemoryTable } from "./memory-table.ts";

/** Corrections in memory; their words are those of the tickets. */
export function fakeCorrections(journal: Journal, ticketOf: (id: string) => Ticket | undefined): Corrections {
  const rows = new MemoryTable<{ id: string; seq: number; gone: boolean; correction: NewCorrection }>(journal);
  const after = (seq: number): Correction[] =>
    rows.all().flatMap((row) => {
      const ticket = ticketOf(row.correction.ticketId);
      const isKept = ticket && ticket.visibility !== "confidential" && !ticket.flags.includes("confidential");
      const isFresh = !row.gone && row.seq > seq;
      return isFresh && isKept && ticket.body.trim() ? [{ ...row.correction, seq: row.seq, text: ticket.body }] : [];
    });
  const last = (): number => Math.max(0, ...rows.all().map(({ seq }) => seq));
  return {
    add: async (correction) => keep(rows, { id: correction.id, seq: last() + 1, gone: false, correction }),
    forget: async (ticketId) => {
      for (const row of rows.all()) if (row.correction.ticketId === ticketId) keep(rows, { ...row, gone: true });
    },
    after: async (seq, limit) => after(seq).slice(-limit),
    pairsAfter: async (seq) => {
      const pairs = new Map<string, CorrectionPair>();
      for (const { from, to } of after(seq)) {
        const key = `${from} ${to}`;
        pairs.set(key, { from, to, count: (pairs.get(key)?.count ?? 0) + 1 });
      }
      return [...pairs].sort(([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1)).map(([, pair]) => pair);
    },
    last: async () => last(),
  };
}

const newest = (a: ModelVersion, b: ModelVersion): number =>
  Number(b.trainedAt) - Number(a.trainedAt) || (a.version < b.version ? -1 : 1);

/** Models and trainings in memory. */
export function fakeModels(journal: Journal): ModelVersions {
  const versions = new MemoryTable<ModelVersion>(journal);
  const uses = new MemoryTable<ModelActivation>(journal);
  const files = new MemoryTable<Uint8Array>(journal);
  const trainings = new MemoryTable<ModelTraining>(journal);
  const change = (version: string, facts: Partial<ModelVersion>): void => {
    const row = versions.get(version);
    if (row) versions.set(version, { ...row, ...facts });
  };
  const all = (): ModelVersion[] => versions.all().sort(newest);
  return {
    all: async (limit) => all().slice(0, limit),
    byVersion: async (version) => versions.get(version),
    add: async (version) => {
      assertStorable(version);
      if (versions.get(version.version)) return false;
      versions.set(version.version, version);
      return true;
    },
    setScores: async (version, scores) => change(version, { scores }),
    lock: async () => undefined,
    inUse: async () => {
      const version = all().find(({ verdict }) => verdict === "active");
      const activation = uses.all().at(-1);
      return version && activation ? { version, activation } : undefined;
    },
    activate: async (activation) => {
      for (const { version, verdict } of all()) if (verdict === "active") change(version, { verdict: "retired" });
      change(activation.version, { verdict: "active" });
      uses.set(String(uses.all().length), activation);
    },
    activations: async (limit) => uses.all().reverse().slice(0, limit),
    usedAt: async (at) => {
      const before = uses.all().filter((use) => use.at <= at);
      return before.toSorted((a, b) => Number(a.at) - Number(b.at)).at(-1)?.version;
    },
    keepFile: async (checksum, content) => {
      if (!files.get(checksum)) files.set(checksum, new Uint8Array(content));
    },
    fileOf: async (checksum) => (all().some((row) => row.checksum === checksum) ? files.get(checksum) : undefined),
    keepNewestFiles: async (count) => {
      const rows = all().filter(({ checksum }) => checksum !== undefined);
      for (const { checksum: _, ...row } of rows.slice(count)) {
        if (row.verdict !== "active") versions.set(row.version, row);
      }
    },
    askTraining: async (training) => {
      if (trainings.all().some(({ endedAt }) => !endedAt)) return false;
      trainings.set(training.id, training);
      return true;
    },
    lastTraining: async () =>
      trainings
        .all()
        .toSorted((a, b) => Number(a.askedAt) - Number(b.askedAt))
        .at(-1),
    saveTraining: async (training) => trainings.set(training.id, training),
  };
}
