import { boxOf, nameDots, nameLines, overlap, type PlacedName } from "../../server/pages/map-names.ts";

const room = { size: 8, width: 288, taken: [] };

test("a name stands below its dot where there is room", () => {
  expect(nameDots([{ name: "chợ cũ", x: 100, y: 100 }], room)).toEqual([{ name: "chợ cũ", x: 100, y: 112, size: 8 }]);
});

test("neighbours make room for each other, and for the names of streets", () => {
  const street: PlacedName = { name: "Hoa Sứ", x: 100, y: 112, size: 10 };
  const dots = [
    { name: "trụ sở UBND phường", x: 87, y: 76 },
    { name: "trạm y tế phường", x: 116, y: 69 },
    { name: "cây xăng", x: 100, y: 100 },
    { name: "trường Hoa Mai", x: 280, y: 100 },
  ];
  const names = nameDots(dots, { ...room, taken: [street] });
  expect(names.map(({ name }) => name)).toEqual(dots.map(({ name }) => name));
  const boxes = [street, ...names].map(boxOf);
  for (const [at, box] of boxes.entries()) {
    expect(box.right).toBeLessThanOrEqual(288);
    expect(boxes.slice(at + 1).filter((other) => overlap(box, other))).toEqual([]);
  }
});

test("a dot in a crowd goes without a name", () => {
  const crowd = Array.from({ length: 40 }, (_, at) => ({ name: `nhà văn hóa ${at}`, x: 100 + at, y: 100 + (at % 5) }));
  expect(nameDots(crowd, room).length).toBeLessThan(crowd.length);
});

test("names of streets that meet stand apart", () => {
  const names = nameLines(
    [
      { name: "Hoa Mai", from: { x: 210, y: 44 }, to: { x: 210, y: 167 } },
      { name: "Lê Văn Bình", from: { x: 253, y: 151 }, to: { x: 146, y: 151 } },
    ],
    10,
  );
  const [one, other] = names.map(boxOf);
  expect(one && other && overlap(one, other)).toBe(false);
  expect(names.map(({ isTurned }) => isTurned ?? false)).toEqual([true, false]);
});
