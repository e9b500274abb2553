import { isAppError } from "../core/errors.ts";
import { addFirstAdministrator } from "../core/people/manage-staff.ts";
import { migrate } from "../prisma/migrate.ts";
import { createPrismaStore } from "../prisma/store.ts";
import { readConfig } from "../server/config.ts";
import { systemClock, uuidV7 } from "../server/ids.ts";
import { oneTimePassword } from "../server/passwords.ts";
import { openDatabase } from "../server/run.ts";

/** `npm run first-administrator -- USERNAME NAME`: the account with which a new installation is set up; prints its password once. */
const [username = "", ...names] = process.argv.slice(2);
const name = names.join(" ").trim();

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

if (!/^[a-z][a-z0-9._]{2,29}$/.test(username) || name === "") {
  stop('Say who: npm run first-administrator -- quan "Anh Quân" (the sign-in has 3 to 30 small letters, digits, dots)');
}
try {
  const config = readConfig();
  const { url, embedded } = await openDatabase(config);
  await migrate({ url });
  const store = createPrismaStore({ url, encryptionKey: config.APP_SECRET, poolSize: 2 });
  try {
    const { password, passwordHash } = await oneTimePassword();
    const world = { ids: uuidV7, clock: systemClock };
    await store.transaction((tx) => addFirstAdministrator({ tx, world, person: { username, name }, passwordHash }));
    console.log(`${username} / ${password}\nSign in at ${config.PUBLIC_URL}/app and choose a password of your own.`);
  } finally {
    await store.close();
    await embedded?.stop();
  }
} catch (error) {
  if (isAppError(error)) stop(error.message);
  throw error;
}
