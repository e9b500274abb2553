import type { Attachment } from "../../../core/channel/event.ts";
import { AppError } from "../../../core/errors.ts";
import { anEvent } from "../../builders.ts";
import { fakeWorld } from "../../fakes/world.ts";
import { greet, laneBench } from "../conversation/lane-bench.ts";

const photo = (name: string): Attachment => ({ kind: "image", url: `https://platform.example/${name}` });

const showing = (attachments: Attachment[]) => anEvent("message", { text: "xem hình", attachments });

/** A resident's lanes, where files named "lie" are none and a file named "late" comes at the second try. */
function files() {
  const asked: string[] = [];
  const keep = async (file: Attachment): Promise<Attachment> => {
    const name = file.url?.split("/").at(-1) ?? "";
    asked.push(name);
    if (name === "lie") throw new AppError("UNSUPPORTED_FILE", "no picture");
    const isFirst = asked.filter((one) => one === name).length === 1;
    if (name === "late" && isFirst) throw new AppError("PLATFORM_UNAVAILABLE", "not yet", { retryable: true });
    return { ...file, key: `kept:${name}` };
  };
  const bench = laneBench({ ...fakeWorld(), media: { keep } });
  bench.script(greet);
  const keys = async () => {
    const [line] = await bench.lines((await bench.resident()).id);
    return line?.attachments.map((file) => file.key);
  };
  return { ...bench, asked, keys };
}

test("the files of a message are fetched and shown in their places", async () => {
  const { hear, work, keys } = files();
  await hear(showing([photo("a"), photo("b")]));
  await work();
  expect(await keys()).toEqual(["kept:a", "kept:b"]);
});

test("a file that lies about its type is asked for once and told to the desk; the others are kept", async () => {
  const { hear, work, world, keys, asked, tasks } = files();
  await hear(showing([photo("a"), photo("lie"), photo("b")]));
  await work();
  world.pass({ minutes: 10 });
  await work();
  expect(await keys()).toEqual(["kept:a", undefined, "kept:b"]);
  expect(asked).toEqual(["a", "lie", "b"]);
  expect(await tasks()).toMatchObject([{ kind: "event-parked", reason: "UNSUPPORTED_FILE", state: "open" }]);
});

test("a file that is late is fetched again; what was fetched before is not", async () => {
  const { hear, work, world, keys, asked } = files();
  await hear(showing([photo("a"), photo("late"), photo("b")]));
  await work();
  world.pass({ seconds: 2 });
  await work();
  expect(await keys()).toEqual(["kept:a", "kept:late", "kept:b"]);
  expect(asked).toEqual(["a", "late", "late", "b"]);
});
