import { AppError } from "../core/errors.ts";
import { addFirstAdministrator } from "../core/people/manage-staff.ts";
import { migrate } from "../prisma/migrate.ts";
import { createPrismaStore } from "../prisma/store.ts";
import { systemClock, uuidV7 } from "../server/ids.ts";
import { oneTimePassword } from "../server/passwords.ts";
import { command, withInstallation } from "./with-installation.ts";

/** The account with which a new installation is set up: npm run first-administrator -- USERNAME NAME; prints its password once. */
const [username = "", ...names] = process.argv.slice(2);
const name = names.join(" ").trim();
const usage =
  'npm run first-administrator -- quan "Anh Quân"   (tên đăng nhập: 3 đến 30 chữ thường, số, dấu chấm; không dấu)';

await command(async () => {
  if (!/^[a-z][a-z0-9._]{2,29}$/.test(username) || name === "") throw new AppError("BAD_INPUT", usage);
  return withInstallation(async ({ config, installation: { databaseUrl: url } }) => {
    await migrate({ url });
    const store = createPrismaStore({ url, encryptionKey: config.APP_SECRET, poolSize: 2 });
    const { password, passwordHash } = await oneTimePassword();
    const world = { ids: uuidV7, clock: systemClock };
    const person = { username, name };
    await store
      .transaction((tx) => addFirstAdministrator({ tx, world, person, passwordHash }))
      .finally(() => store.close());
    console.log(`${username} / ${password}\n${config.PUBLIC_URL}/app`);
    return true;
  });
});
