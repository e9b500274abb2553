import { verifyAudit } from "../server/verify-audit.ts";
import { command, withInstallation } from "./with-installation.ts";

/**
 * Reads the whole log of what staff do and seals every row anew: npm run audit:verify
 * Prints how many places are whole and the head of the chain, to be written down elsewhere; exit code 1 at a break.
 */
await command(() =>
  withInstallation(async ({ installation }) => {
    const state = await verifyAudit(installation);
    if (state.isWhole) {
      console.log(`Nhật ký nguyên vẹn: ${state.rows} dòng. Dấu cuối ${state.head.seq}: ${state.head.hash}`);
      return true;
    }
    const { found, expectedSeq, rows } = state;
    console.log(`Nhật ký ĐỨT ở chỗ ${expectedSeq}: ${rows} dòng trước đó nguyên vẹn.`);
    console.log(`Dòng tìm thấy: số ${found.id}, chỗ ${found.seal?.seq}, ${found.act}, ${found.at.toISOString()}.`);
    return false;
  }),
);
