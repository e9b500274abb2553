import { createPrismaStore } from "../prisma/store.ts";
import { createPushKeys } from "../server/push-keys.ts";
import { command, withInstallation } from "./with-installation.ts";

/**
 * Exchanges the keys by which push services know this installation: npm run push-keys. Nobody needs it before somebody has
 * seen them. Browsers move to the new pair when a page with news is opened; run a second time, those that were not end.
 */
await command(() =>
  withInstallation(async ({ config, installation: { databaseUrl: url } }) => {
    const store = createPrismaStore({ url, encryptionKey: config.APP_SECRET, poolSize: 2 });
    const { publicKey } = await createPushKeys(store.secrets)
      .exchange()
      .finally(() => store.close());
    console.log(publicKey);
    return true;
  }),
);
