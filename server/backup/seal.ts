import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { AppError } from "../../core/errors.ts";

/** What a backup is locked with: a passphrase, or the public half of a key, so that who makes backups cannot read them. */
export type Lock = { passphrase: string } | { recipient: string };
/** What opens it. */
export type Key = { passphrase: string } | { identity: string };
/** Bytes on their way. */
export type Bytes = ReadableStream<Uint8Array>;

/** Encrypts as `age` does; the key is checked before anything is written. Throws CONFIG_INVALID. */
export async function lock(plain: Bytes, by: Lock): Promise<Bytes> {
  const age = new Encrypter();
  try {
    if ("passphrase" in by) age.setPassphrase(by.passphrase);
    else age.addRecipient(by.recipient);
  } catch (cause) {
    throw new AppError("CONFIG_INVALID", "BACKUP_RECIPIENT: is no key of age (age1…)", { cause });
  }
  return age.encrypt(plain);
}

/** Decrypts; what is damaged further on shows itself while reading. Throws BACKUP_LOCKED, BACKUP_DAMAGED, CONFIG_INVALID. */
export async function unlock(sealed: Bytes, by: Key): Promise<Bytes> {
  const age = new Decrypter();
  try {
    if ("passphrase" in by) age.addPassphrase(by.passphrase);
    else age.addIdentity(by.identity);
  } catch (cause) {
    throw new AppError("CONFIG_INVALID", "The key file holds no key of age (AGE-SECRET-KEY-1…).", { cause });
  }
  try {
    return await age.decrypt(sealed);
  } catch (cause) {
    if ((cause as Error).message.includes("no identity matched")) {
      throw new AppError("BACKUP_LOCKED", "This passphrase or key does not open the backup.", { cause });
    }
    throw new AppError("BACKUP_DAMAGED", "This is no backup of Cầu Nối, or its beginning is damaged.", { cause });
  }
}

/** A new pair: the half that opens is kept away from the server, the other one is its setting. */
export async function newKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
