/** Words at the door: nobody who is in reads them again. */
export const signInWords = {
  title: "Đăng nhập",
  username: "Tên đăng nhập",
  password: "Mật khẩu",
  submit: "Vào bàn làm việc",
  wrong: "Tên đăng nhập hoặc mật khẩu chưa đúng.",
  tooMany: "Thử sai nhiều lần. Đợi một phút rồi thử lại.",
  locked: "Tài khoản tạm khóa vì sai mật khẩu nhiều lần. Đợi 15 phút, hoặc nhờ quản trị viên mở khóa.",
  needsCode: "Tài khoản này cần mã xác thực hai bước.",
  code: "Mã 6 số trong ứng dụng xác thực",
  codeWrong: "Mã chưa đúng hoặc đã hết hạn.",
  codeSubmit: "Xác nhận",
  help: "Quên mật khẩu? Nhờ quản trị viên của phường đặt lại.",
};
