/**
 * The wall clock of a process that can be set apart from the true time while it runs, as a machine's is by a bad time server or
 * a resumed snapshot: its parent says by how much. What counts seconds since the start goes on undisturbed, as on a machine.
 */
const TrueDate = Date;
let byMs = 0;
const now = (): number => TrueDate.now() + byMs;

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, args, asked) => Reflect.construct(target, args.length === 0 ? [now()] : args, asked),
  apply: () => new TrueDate(now()).toString(),
  get: (target, name, asked) => (name === "now" ? now : Reflect.get(target, name, asked)),
});

process.on("message", (asked) => {
  byMs = Number(asked);
  process.send?.(now());
});
// Waiting for its parent's word must not keep it alive.
process.channel?.unref();
