import { findFastText, readAnswer } from "../../../scripts/peers/fasttext-cli.ts";
import type { Peer, TrainedPeer } from "../../../scripts/peers/peer.ts";
import { peers } from "../../../scripts/peers/peers.ts";

const told: Record<string, string[]> = {
  "street-light": ["đèn đường hỏng", "đèn hẻm tắt tối om", "bóng đèn cột điện cháy", "đèn đường không sáng"],
  "waste-collection": ["rác chưa ai gom", "xe rác không tới", "rác chất đống mấy ngày", "chưa thu gom rác"],
  "noise-residential": ["hát karaoke ồn ào", "mở loa ầm ĩ cả đêm", "nhạc quá lớn", "karaoke kẹo kéo khuya"],
};
const examples = Object.entries(told).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));
const unseen: [string, string][] = [
  ["đèn hẻm không sáng", "street-light"],
  ["RÁC mấy ngày chưa gom\nxe không tới", "waste-collection"],
  ["khuya còn karaoke ầm ĩ", "noise-residential"],
];
/** The program is on some machines only; the rest comes with the packages. */
const installed = peers.filter(({ name }) => name !== "fastText (CLI)");

async function teach({ name, load }: Peer): Promise<TrainedPeer> {
  const train = await load();
  if (!train) throw new Error(`${name} is not here`);
  return train(examples);
}

test.each(installed)("$name learns our labels and names them for sentences it has not read", async (peer) => {
  const { rank, bytes } = await teach(peer);
  for (const [text, label] of unseen) {
    const ranked = await rank(text);
    expect(ranked[0]?.id).toBe(label);
    expect(ranked.map(({ confidence }) => confidence)).toEqual(
      ranked.map(({ confidence }) => confidence).sort((a, b) => b - a),
    );
    for (const { id, confidence } of ranked) {
      expect(Object.keys(told)).toContain(id);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  }
  expect(bytes).toBeGreaterThan(100);
});

test.each(installed)("$name answers the same when it is taught the same again", async (peer) => {
  const [once, again] = [await teach(peer), await teach(peer)];
  expect(await once.rank("đèn karaoke rác")).toEqual(await again.rank("đèn karaoke rác"));
});

test("where the fastText program is not installed it is left out", () => {
  expect(findFastText("no-such-program-here")).toBeUndefined();
});

test("what the fastText program prints is read as labels, best first", () => {
  expect(readAnswer("__label__road-damage 0.75 __label__street-light 0.25")).toEqual([
    { id: "road-damage", confidence: 0.75 },
    { id: "street-light", confidence: 0.25 },
  ]);
  expect(readAnswer("")).toEqual([]);
});
