import type { AppointmentWish } from "../../core/understanding/classification.ts";
import { readAppointmentWish } from "../../nlp/appointment-words.ts";
import { read } from "../../nlp/read.ts";

test.each<[AppointmentWish, string[]]>([
  [
    "book",
    [
      "tui muốn đặt lịch sao y bằng đại học",
      "cho em đặt hẹn làm khai sinh sáng mai",
      "hẹn giờ lên phường chứng thực",
      "dat lich sao y",
      "đăng ký lịch hẹn ở trung tâm hành chính công",
    ],
  ],
  [
    "number",
    ["lấy số thứ tự làm giấy khai sinh", "Anh ơi cho em lấy số", "bốc số chờ giùm con", "lay so", "take a number"],
  ],
  ["book", ["I want to book an appointment", "make an appointment for a birth certificate", "need an appointment"]],
  ["change", ["Can I change my appointment to Friday", "reschedule the appointment"]],
  ["cancel", ["cancel my appointment", "I would like to cancel the booking"]],
  ["list", ["when is my appointment", "show me my appointments"]],
  ["change", ["Cho em đổi lịch hẹn", "dời hẹn qua tuần sau giúp tui", "đổi giờ hẹn được không"]],
  ["cancel", ["hủy lịch hẹn giúp con", "tui bận rồi, huỷ hẹn", "bỏ cuộc hẹn ngày mai"]],
  ["list", ["lịch hẹn của tôi", "xem lịch hẹn", "tui hẹn mấy giờ vậy"]],
])("%s", (wish, texts) => {
  expect(texts.filter((text) => readAppointmentWish(read(text).readable) !== wish)).toEqual([]);
});

test.each([
  "đặt lịch gặp chủ tịch phường qua mạng có không",
  "Tôi xin đặt lịch gặp chủ tịch phường để trao đổi riêng.",
  "đặt lịch hẹn ở đại sứ quán Mỹ",
  "bệnh viện Nhi Đồng 1 đặt lịch khám ngày mai",
  "Đặt lịch hẹn trên web báo đã hết chỗ mọi ngày trong tháng, chắc lỗi chứ sao kỳ vậy",
  "Sáng giờ em bấm cháy máy vẫn không đặt được lịch hẹn",
  "Nên cho dân đặt lịch hẹn qua Zalo luôn cho tiện",
  "t nghĩ làm app đặt lịch sân bóng phường đi, khỏi giành",
  "Chẳng ai trong nhà tôi đặt cái lịch hẹn đó",
  "có phải đặt lịch hẹn trước không",
  "có cần đặt lịch không hay cứ tới",
  "Có thể đặt lịch hẹn gặp cán bộ hộ tịch lúc tan tầm được không",
  "I need an appointment with the doctor",
  "visa appointment at the embassy",
  "lấy số điện thoại của công an phường",
  "xin cấp số nhà",
  "hồ sơ đã quá hẹn mà chưa thấy",
  "mất giấy hẹn",
  "đèn đường hẻm 12 tắt ba đêm rồi",
])("nothing of an appointment here: %s", (text) => {
  expect(readAppointmentWish(read(text).readable)).toBeUndefined();
});
