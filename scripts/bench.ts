import { runStorm } from "../tests/scenarios/storm/run-storm.ts";

/** Measurements by name: `npm run bench -- delivery`. Each prints what it counted and fails when a bar is missed. */
const benches: Record<string, () => Promise<boolean>> = {
  delivery: async () => {
    const { messages, once, withTask, ...rest } = await runStorm({ residents: 50, messagesEach: 20, seed: 1022 });
    console.table({ messages, "arrived once": once, "left to a person, with a task": withTask, ...rest });
    return rest.lost + rest.doubled + rest.outOfOrder + rest.unread + rest.waiting === 0;
  },
};

const [name = ""] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`Which one? ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
process.exit((await bench()) ? 0 : 1);
