/** Words of the list of keys. */
export const keyWords = {
  keys: {
    title: "Phím tắt",
    groups: {
      list: "Danh sách",
      triage: "Xử lý",
      anywhere: "Mọi nơi",
    },
    rows: {
      list: [
        ["J K", "tin kế / tin trước"],
        ["Shift J K", "xem trước, chưa đánh dấu đã đọc"],
        ["V", "chọn dòng, làm nhiều dòng một lần"],
        ["Enter", "vào hội thoại"],
        ["Esc", "ra khỏi ô, về danh sách"],
        [".", "hiện tin mới"],
        ["E", "xong, tin kế"],
        ["H", "nhắc tôi sau"],
        ["X", "không hợp lệ"],
      ],
      triage: [
        ["1 2 3", "chọn loại đề xuất"],
        ["0", "loại khác"],
        ["L", "sửa chỗ"],
        ["A", "chọn đơn vị"],
        ["C", "tạo phiếu, chưa gửi"],
        ["Ctrl Enter", "gửi, hoặc tạo và gửi"],
        ["T / B", "tiếp quản / trả trợ lý"],
        ["R / I", "trả lời / ghi chú"],
        ["/ trong ô trống", "câu mẫu"],
        ["M", "gộp vào phiếu giống"],
        ["P", "bảng xử lý"],
      ],
      anywhere: [
        ["Z", "hoàn tác việc vừa làm"],
        ["N", "nhập cuộc gọi"],
        ["/", "tìm kiếm"],
        ["Ctrl K", "lệnh và tìm kiếm"],
        ["G rồi H P", "hộp thư, phiếu"],
        ["G rồi B R", "bản đồ, báo cáo"],
        ["G rồi V C Q", "việc của tôi, cuộc gọi, quầy"],
        ["G rồi K M N Y", "kiến thức, bảng QR, kênh, máy hiểu"],
        ["?", "bảng phím này"],
      ],
    },
  },
};
