import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const five = "phường An Phú Đông, phường Thới An, phường Tân Thới Hiệp, phường Trung Mỹ Tây, phường Đông Hưng Thuận";
const counter = "12 Hoa Sứ, phường Bến Sen";
let town: Town;
let resident: Resident;

beforeEach(async () => {
  town = await openTown({
    understanding: realUnderstanding(),
    now: new Date("2026-11-16T14:06:00+07:00"),
    environment: { WARD_COUNTER_ADDRESS: counter },
  });
  resident = new Resident(town);
});
afterEach(() => town.close());

const says = async (text: string): Promise<string> => (await resident.does({ text })).join("\n");

test("whoever lived in a district asks where to hand in: the wards of today, then their own ward and the record's place", async () => {
  const first = await says("nhà ở quận 12 cũ thì nộp đâu?");
  expect(first).toContain(`Dạ, quận 12 nay chia về 5 phường, xã: ${five}.`);
  expect(first).toContain("cần nộp giấy gì");
  const second = await says("đăng ký thường trú");
  expect(second).toContain("nơi nộp: Công an phường");
  expect(second).toContain("Nhà nay thuộc phường, xã nào thì nộp trực tiếp ở đó.");
  expect(second).toContain("tên phường, xã cũ");
  const third = await says("tân thới nhất");
  expect(third).toContain("Dạ, phường Tân Thới Nhất, quận 12 nay thuộc phường Đông Hưng Thuận.");
  expect(third).toContain("nộp trực tiếp bên phường Đông Hưng Thuận, không phải ở phường Bến Sen.");
  expect([first, second, third].join("\n")).not.toContain(counter);
});

test("as a follow-up a record that any ward takes says so, wherever the home is", async () => {
  await says("làm khai sinh cho con cần giấy gì");
  const told = await says("tui ở phường Tân Thới Nhất cũ thì nộp ở đâu");
  expect(told).toContain("nay thuộc phường Đông Hưng Thuận");
  expect(told).toContain("nơi nộp: Trung tâm Phục vụ hành chính công của phường bất kỳ trong thành phố.");
  expect(told).toContain("Chỗ nộp không tùy nhà ở phường nào.");
  expect(told).not.toContain(counter);
  const district = await says("hồi trước thuộc huyện Hóc Môn");
  expect(district).toContain("huyện Hóc Môn nay chia về 4 phường, xã:");
});

test("our own counter is told to whoever lives here, and to nobody else", async () => {
  await says("xin giấy phép xây nhà cần gì");
  const ours = await says("nha tui o phuong 4 cu thi nop o dau");
  expect(ours).toContain("Dạ, phường 4 nay thuộc phường Bến Sen.");
  expect(ours).toContain("nộp trực tiếp ở phường Bến Sen mình");
  expect(ours).toContain(counter);
  const split = await says("còn nhà ở phường 5 cũ");
  expect(split).toContain("Dạ, phường 5 nay chia về 2 phường, xã: phường Bến Sen, phường Cầu Mới.");
  expect(split).toContain("nay thuộc phường, xã nào ạ?");
  expect(split).not.toContain(counter);
});

test("of a district that became many wards six are named and the rest counted, without accents too", async () => {
  const told = await says("hoi truoc nha o thanh pho thu duc gio nop giay xac nhan doc than o dau");
  expect(told).toMatch(/thành phố Thủ Đức nay chia về (\d+) phường, xã: (phường [^,]+, ){5}phường .+ và \d+ nơi nữa\./);
  expect(told).toContain("phường bất kỳ trong thành phố");
});

test("the home and the matter in one question are one answer", async () => {
  const told = await says("nhà ở quận 12 cũ thì nộp hồ sơ kết hôn ở đâu");
  expect(told).toContain(`Dạ, quận 12 nay chia về 5 phường, xã: ${five}.`);
  expect(told).toContain("nơi nộp: Trung tâm Phục vụ hành chính công của phường bất kỳ trong thành phố.");
});

test("what is no question of where stays what it was", async () => {
  expect(await says("đèn đường trước nhà 45 Hoa Sứ, phường 4 cũ tắt ba đêm rồi")).toContain("Đúng chưa ạ?");
});
