import type { ReactNode } from "react";
import type { Schemas } from "../api.ts";
import { words } from "../words.vi.ts";

type Channel = Schemas["Channel"];
interface Mark {
  colour: string;
  /** Corner radius of the 20-unit square: 10 is round, 6 a squircle, 4 a square. Shape differs, not only colour. */
  corner: number;
  glyph: ReactNode;
}

const white = { fill: "none", stroke: "#fff", strokeLinecap: "round", strokeLinejoin: "round" } as const;

/** Our own glyphs, not the platforms' logos. */
const marks: Record<Channel, Mark> = {
  facebook: {
    colour: "#7B3FE4",
    corner: 10,
    glyph: <path d="M5 12.6 8.500 9.300l2.600 2.300L15 7.900" {...white} strokeWidth="2" />,
  },
  zalo: {
    colour: "#0B5FD0",
    corner: 6,
    glyph: <path d="M6.200 6.500h7.600l-7.600 7h7.600" {...white} strokeWidth="2" />,
  },
  telegram: {
    colour: "#17719E",
    corner: 10,
    glyph: (
      <path
        d="m4.800 10 10.400-4.200-2 8.600-3.200-2.400-1.700 1.700v-3.100l4.600-3.400"
        {...white}
        strokeWidth="1.300"
      />
    ),
  },
  webchat: {
    colour: "#47556B",
    corner: 10,
    glyph: (
      <g {...white} strokeWidth="1.300">
        <circle cx="10" cy="10" r="5.200" />
        <path d="M4.800 10h10.400M10 4.800c-3 3-3 7.400 0 10.400M10 4.800c3 3 3 7.400 0 10.400" />
      </g>
    ),
  },
  hotline: {
    colour: "#B4380F",
    corner: 4,
    glyph: (
      <path
        d="M6.500 5.400 8.300 5l1 2.600-1.200 1.100c.6 1.300 1.600 2.300 2.900 2.900l1.100-1.200 2.600 1-.3 1.900c-.1.600-.7 1.100-1.400 1-3.900-.5-6.500-3.100-7-7-.1-.6.1-1.700.5-1.900z"
        fill="#fff"
      />
    ),
  },
  open311: {
    colour: "#0F766E",
    corner: 4,
    glyph: <path d="M7.500 5.500 4 10l3.500 4.500M12.500 5.500 16 10l-3.500 4.500" {...white} strokeWidth="1.600" />,
  },
  machine: {
    colour: "#57534E",
    corner: 4,
    glyph: (
      <g {...white} strokeWidth="1.400">
        <rect x="4.500" y="6.500" width="8" height="7" rx="1" />
        <path d="m12.500 9 3-1.800v5.600l-3-1.800" />
      </g>
    ),
  },
  zns: {
    colour: "#0B5FD0",
    corner: 4,
    glyph: <path d="M5.500 7h9v6h-9zM5.500 7l4.500 3.500L14.500 7" {...white} strokeWidth="1.400" />,
  },
  sms: {
    colour: "#15803D",
    corner: 6,
    glyph: <path d="M5 6h10v6.500H9L6.500 15v-2.500H5z" {...white} strokeWidth="1.400" />,
  },
  email: {
    colour: "#9D174D",
    corner: 4,
    glyph: <path d="M4.500 6.500h11v7h-11zM4.500 6.500 10 11l5.500-4.500" {...white} strokeWidth="1.400" />,
  },
};

/** A channel's name as staff read it. */
export function channelName(channel: Channel): string {
  return words.channels[channel];
}

/** Where a message came from: shape, colour and name together. */
export function ChannelMark({ channel, size = 18 }: { channel: Channel; size?: number }) {
  const { colour, corner, glyph } = marks[channel];
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" role="img" aria-label={channelName(channel)}>
      <rect width="20" height="20" rx={corner} fill={colour} />
      {glyph}
    </svg>
  );
}
