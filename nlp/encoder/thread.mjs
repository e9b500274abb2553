// TypeScript runs as it is: a thread has to be told so itself, whatever started it.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
