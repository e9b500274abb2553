/** The mark of the product: a lotus over water, on the header's deep jade. */
export function Lotus({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden>
      <rect width="28" height="28" rx="6" fill="#083A32" />
      <path d="M14 5c3 4 4 7.500 0 13-4-5.500-3-9 0-13z" fill="#F4B8CC" />
      <path
        d="M6 10.500c4.600 1 7 3.600 8 8.200-4.600 0-8-2.800-8-8.200zM22 10.500c-4.600 1-7 3.600-8 8.200 4.600 0 8-2.800 8-8.200z"
        fill="#E788A8"
      />
      <path d="M5 22h18" stroke="#A6D7CB" strokeWidth="1.800" strokeLinecap="round" />
    </svg>
  );
}
