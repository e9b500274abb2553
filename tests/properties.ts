import fc from "fast-check";

/** Once a property fails, smaller and smaller examples are looked for: without an end to that, one unlucky draw hangs the whole run. */
fc.configureGlobal({ interruptAfterTimeLimit: 30_000 });

export { fc };
