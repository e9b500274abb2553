import { z } from "zod";

/** Settings of backups; nobody makes one each night until a folder is given. */
export const backupShape = {
  /** Folder on this machine, better on another disk, where a worker puts a backup each night. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** Public half of a key of age (age1…): backups are locked with it, and this machine cannot open them. */
  BACKUP_RECIPIENT: z
    .string()
    .regex(/^age1[0-9a-z]{20,}$/, "must be a public key of age (age1…)")
    .optional(),
  /** Locks and opens backups made by hand where there is no key. */
  BACKUP_PASSPHRASE: z.string().min(12, "must have 12 signs or more").optional(),
  /** So many of the nights' backups are kept. */
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(14),
};
type Shape = z.infer<z.ZodObject<typeof backupShape>>;

/** Where backups go each night. */
export interface BackupSettings {
  dir: string;
  recipient: string;
  keep: number;
}

/** The nights' backups as they are set up; undefined: none. What is wrong with it is added to `faults`. */
export function backupSettings(own: Shape, faults: string[]): BackupSettings | undefined {
  const { BACKUP_DIR: dir, BACKUP_RECIPIENT: recipient, BACKUP_KEEP: keep } = own;
  if (!dir) return undefined;
  if (recipient) return { dir, recipient, keep };
  faults.push("BACKUP_RECIPIENT: missing, while BACKUP_DIR is set");
  return undefined;
}
