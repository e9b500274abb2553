// Runs once after all tests: ends the database server they shared, unless another test run still uses it.
module.exports = async () => {
  const { tsImport } = await import("tsx/esm/api");
  const { stopTestServer } = await tsImport("./fakes/database.ts", __filename);
  await stopTestServer();
};
