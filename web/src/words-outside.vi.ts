/** Words about machines that report and bodies outside the ward. */
export const outsideWords = {
  machine: "Máy báo",
  machineSays: (sensor: string, source: string) => `${sensor} (${source})`,
  machineSure: (percent: number) => `máy chắc ${percent}%`,
  machineTimes: (n: number) => `thấy ${n} lần`,
  machineWaits: "Máy báo, chưa có người xác nhận. Xem rồi mới phân loại.",
  relays: "Đơn vị ngoài phường",
  relayStates: {
    waiting: "đang gửi, chưa báo người dân",
    sent: "đã nhận",
    failed: "chưa gửi được",
    over: "đã xong phần theo dõi",
  },
  relayNumber: (number: string) => `số ${number}`,
  remoteClosed: "bên đó báo đã xong, chờ phường kiểm tra",
  onItsWay: "Đang gửi sang đơn vị ngoài. Khi bên đó nhận, phiếu tự chuyển bước và người dân được báo.",
  answer: "Bên ngoài trả lời",
  answerLabel: "Vừa hỏi lại bên ngoài, bên đó trả lời",
  answerHint: "Người dân theo dõi sẽ đọc nguyên câu này.",
  answerSave: "Ghi và báo người dân",
  answerSaved: "Đã ghi và báo người dân.",
  /** Reasons of tasks. */
  reasons: {
    "relay-failed": "Chưa gửi được sang đơn vị ngoài.",
    "relay-closed": "Đơn vị ngoài báo đã xong. Kiểm tra rồi gửi kết quả.",
    "relay-chase": "Đã quá nửa thời gian. Gọi hỏi đơn vị ngoài rồi ghi câu trả lời.",
    "machine-flood": "Máy báo dồn dập, các tin sau không mở phiếu.",
    "webhook-dead": "Hệ thống ngoài không nhận tin.",
  } as Record<string, string>,
};
